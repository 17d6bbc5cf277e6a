import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { shown } from './root.ts';
import { UsageError } from './usageError.ts';

type Content = string | Uint8Array;

/** What keeps a place from being written to, by the code of the system's error. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission', EPERM: 'no permission', EROFS: 'the file system is read-only', ENOSPC: 'the disk is full', EDQUOT: 'the quota is used up', EFBIG: 'the file would be too large',
  ENOTDIR: 'a part of its path is a file', EEXIST: 'a part of its path is a file', EISDIR: 'it is a folder', ENOENT: 'its folder cannot be made', ENAMETOOLONG: 'its name is too long',
};

const explained = (path: string, error: unknown): Error => {
  const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined;
  if (reason === undefined) return error instanceof Error ? error : new Error(String(error));
  return new UsageError(`${shown(path)} cannot be written: ${reason}. What stood there before is untouched; make room, or name another place`);
};

/** A device or pipe is a stream: a rename would replace it instead of writing to it. What does not exist may become a file. */
const kindOf = async (path: string): Promise<'file' | 'folder' | 'stream'> =>
  stat(path).then((s) => (s.isDirectory() ? 'folder' : s.isFile() ? 'file' : 'stream'), () => 'file');

/**
 * Writes files whole or none of them: temporary files beside them first, then the renames. Throws a `UsageError` that says
 * why a place cannot be written to.
 */
export const writeTogether = async (files: readonly (readonly [path: string, content: Content])[]): Promise<void> => {
  const staged: { readonly path: string; readonly temporary: string }[] = [];
  let current = '';
  try {
    for (const [path, content] of files) {
      current = path;
      const kind = await kindOf(path);
      if (kind === 'folder') throw Object.assign(new Error(path), { code: 'EISDIR' });
      if (kind === 'stream') {
        await writeFile(path, content);
        continue;
      }
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
      staged.push({ path, temporary });
      await writeFile(temporary, content);
    }
    for (const { path, temporary } of staged) {
      current = path;
      await rename(temporary, path);
    }
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true }).catch(() => undefined)));
    throw explained(current, error);
  }
};

/** Writes one file whole or not at all. */
export const writeAtomically = (path: string, content: Content): Promise<void> => writeTogether([[path, content]]);
