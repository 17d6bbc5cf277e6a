import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseUserData, type UserData, UserDataError } from '../generators/userData.ts';
import type { Screen } from './screen.ts';
import { UsageError } from './usageError.ts';

/** Why a file cannot be read, by the code of the system's error. */
const reasons: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder; give a .csv, .json or .npy file', EACCES: 'no permission' };

/** The user's table, and the SHA-256 of the file in hexadecimal. */
export interface UserFile extends UserData {
  readonly sha256: string;
}

/** The user's table, named by its file name alone, with notes on what was left out of it or is unusual; throws a `UsageError` when it is missing or not a table. */
export const readUserData = async (path: string, screen: Pick<Screen, 'err'>): Promise<UserFile> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(resolve(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown cause';
    throw new UsageError(`--data ${path} cannot be read: ${reasons[code] ?? code}`);
  }
  try {
    const data = parseUserData(basename(path), bytes);
    for (const note of data.notes) screen.err(`note: ${note}\n`);
    return { ...data, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof UserDataError) throw new UsageError(error.message);
    throw error;
  }
};
