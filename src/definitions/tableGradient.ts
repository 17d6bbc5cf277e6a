import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { gradient, type Dual } from '../arithmetic/dual.ts';

/** A table that does not vary: its entries as duals without partial derivatives. */
export const constant = <S>(table: Table<S>): Table<Dual<S>> => table.map((entries) => entries.map((value) => ({ value, partials: [] })));

/**
 * ∂f/∂Z at a table Z (n×m), row-major, n·m entries: exact over exact R, from one evaluation of f over dual numbers.
 * Throws what f throws.
 */
export const tableGradient = <S>(R: Arithmetic<S>, f: (D: Arithmetic<Dual<S>>, Z: Table<Dual<S>>) => Dual<S>, Z: Table<S>): S[] => {
  const m = Z[0]?.length ?? 0;
  return gradient(R, (D, at) => f(D, Z.map((_, i) => at.slice(i * m, (i + 1) * m))), Z.flat());
};
