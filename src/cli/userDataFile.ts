import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseUserData, type UserData, UserDataError } from '../generators/userData.ts';
import { UsageError } from './usageError.ts';

/** The user's table, named by its file name alone; throws a `UsageError` when it is missing or not a table. */
export const readUserData = async (path: string): Promise<UserData> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(resolve(path));
  } catch (error) {
    throw new UsageError(`--data ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown cause'})`);
  }
  try {
    return parseUserData(basename(path), bytes);
  } catch (error) {
    if (error instanceof UserDataError) throw new UsageError(error.message);
    throw error;
  }
};
