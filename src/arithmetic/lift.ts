import type { Matrix } from '../linalg/matrix.ts';
import { toRows } from '../linalg/matrix.ts';
import type { Arithmetic, Table } from './arithmetic.ts';

/** The matrix over another number system, entry by entry and bit for bit: n×m → n×m. Throws on NaN and infinities. */
export const lift = <S>(R: Arithmetic<S>, value: Matrix): Table<S> => toRows(value).map((entries) => entries.map((entry) => R.of(entry)));
