import { row, zeros, type Matrix } from '../linalg/matrix.ts';
import type { Stream } from './stream.ts';
import type { UserData } from './userData/numericTable.ts';

/** N records drawn with replacement: N×(number of columns), entries as in the file; throws unless N ≥ 1. */
export const resample = (data: UserData, stream: Stream, N: number): Matrix => {
  if (!(Number.isInteger(N) && N >= 1)) throw new RangeError(`resample: ${N} records asked for of ${data.name}, expected a whole number N ≥ 1`);
  const out = zeros(N, data.rows.cols);
  for (let i = 0; i < N; i++) row(out, i).set(row(data.rows, stream.integer(0, data.rows.rows - 1)));
  return out;
};
