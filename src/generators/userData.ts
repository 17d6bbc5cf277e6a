import type { Matrix } from '../linalg/matrix.ts';
import { row, zeros } from '../linalg/matrix.ts';
import type { Stream } from './stream.ts';
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

/** N records drawn with replacement: N×(number of columns), entries as in the file; throws unless N ≥ 1. */
export const resample = (data: UserData, stream: Stream, N: number): Matrix => {
  if (!(Number.isInteger(N) && N >= 1)) throw new RangeError(`resample: ${N} records asked for of ${data.name}, expected a whole number N ≥ 1`);
  const out = zeros(N, data.rows.cols);
  for (let i = 0; i < N; i++) row(out, i).set(row(data.rows, stream.integer(0, data.rows.rows - 1)));
  return out;
};
