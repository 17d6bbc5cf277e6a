import { csvTable } from './userData/csvTable.ts';
import { jsonTable } from './userData/jsonTable.ts';
import { npyTable } from './userData/npyTable.ts';
import { numericTable, type UserData } from './userData/numericTable.ts';
import { UserDataError } from './userData/userDataError.ts';

export { UserDataError, type UserData };

const textOf = (name: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserDataError(`${name}: not UTF-8 text; save it as UTF-8`);
  }
};

/**
 * The table in a user's file, by the extension of its name: .csv, .json or .npy. Numbers stay as they are.
 * Throws `UserDataError`, naming file, row, column and remedy, when the file is damaged, ragged or has gaps.
 */
export const parseUserData = (name: string, bytes: Uint8Array): UserData => {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  switch (extension) {
    case 'csv':
      return numericTable(name, csvTable(name, textOf(name, bytes)));
    case 'json':
      return numericTable(name, jsonTable(name, textOf(name, bytes)));
    case 'npy':
      return numericTable(name, npyTable(name, bytes));
    default:
      throw new UserDataError(`${name}: ${extension === undefined ? 'no extension' : `unknown extension .${extension}`}; give a .csv, .json or .npy file`);
  }
};
