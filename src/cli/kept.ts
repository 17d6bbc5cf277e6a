import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './writeFile.ts';

/** Text that was made, and every file that it was made from. */
export interface Made {
  readonly text: string;
  readonly from: readonly string[];
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const fileHash = async (path: string): Promise<string> => readFile(path).then(hashOf, () => 'missing');

interface Entry {
  readonly text: string;
  readonly hash: string;
  readonly files: Readonly<Record<string, string>>;
}

const isEntry = (value: unknown): value is Entry => {
  const { text, hash, files } = (value ?? {}) as Partial<Entry>;
  return typeof text === 'string' && typeof hash === 'string' && hashOf(text) === hash && typeof files === 'object';
};

/** As many are kept as several versions of every paper need. */
const most = 32;

/** Removes all but the newest files of a folder of what is kept. */
export const prune = async (folder: string): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  if (names.length <= most) return;
  const dated = await Promise.all(names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })));
  await Promise.all(dated.toSorted((a, b) => b.at - a.at).slice(most).map(({ path }) => rm(path, { force: true })));
};

/**
 * What `make` gives for the key, made once for one state of the files it is made from: any change of one of them, by content, makes it
 * anew. What cannot be kept (a read-only folder, a damaged file) is made each time. Files for which `keeps` is false are not kept.
 */
export const kept = async (folder: string, key: string, make: () => Promise<Made>, keeps: (path: string) => boolean = () => true): Promise<string> => {
  const path = join(folder, `${hashOf(key)}.json`);
  const entry: unknown = await readFile(path, 'utf8').then(JSON.parse).catch(() => null);
  if (isEntry(entry)) {
    const now = await Promise.all(Object.entries(entry.files).map(async ([file, hash]) => (await fileHash(file)) === hash));
    if (now.every(Boolean)) return entry.text;
  }
  const { text, from } = await make();
  if (from.every(keeps)) {
    const files = Object.fromEntries(await Promise.all(from.toSorted().map(async (file) => [file, await fileHash(file)] as const)));
    await writeAtomically(path, JSON.stringify({ text, hash: hashOf(text), files } satisfies Entry)).then(() => prune(folder)).catch(() => undefined);
  }
  return text;
};
