import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { inner } from './oneLayer.ts';

/** ‖f_i‖ of every row. f: N×O; result N. Throws what R throws. */
export const rowNorms = <S>(R: Arithmetic<S>, f: Table<S>): readonly S[] => f.map((row) => R.sqrt(inner(R, row, row)));

/**
 * q_i = f_i / ‖f_i‖, 0 for a zero row; with `norms` handed in, these are divided by and do not move (stop-gradient).
 * f: N×O; norms: N; result N×O. Throws what R throws. Source: Tian 2023, simulation code.
 */
export const unitOutputs = <S>(R: Arithmetic<S>, f: Table<S>, norms?: readonly S[]): Table<S> => {
  const zero = R.of(0);
  return f.map((row, i) => {
    // √ has no derivative at 0: a zero row is recognised before its norm is taken.
    if (row.every((entry) => R.compare(entry, zero) === 0)) return row.map(() => zero);
    const norm = norms === undefined ? R.sqrt(inner(R, row, row)) : norms[i];
    return row.map((entry) => R.div(entry, norm));
  });
};
