import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { gradient, type Dual } from '../arithmetic/dual.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';

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

/**
 * How far f is from having the gradient `claimed` at Z: for every entry the right and the left derivative, less the
 * claimed one, 2·n·m scalars, all zero exactly when both sides agree with it; at a kink of f they cannot.
 * Z: n×m; claimed: n·m, row-major. Throws what f throws.
 */
export const gradientDefects = <S>(
  R: Arithmetic<S>,
  f: (D: Arithmetic<Dual<S>>, Z: Table<Dual<S>>) => Dual<S>,
  Z: Table<S>,
  claimed: readonly S[],
): S[] => {
  const m = Z[0]?.length ?? 0;
  const flat = Z.flat();
  return [1, -1].flatMap((side) =>
    flat.map((_, k) => {
      const direction = flat.map((__, l) => R.of(l === k ? side : 0));
      const slope = directionalDerivative(R, (D, at) => f(D, Z.map((___, i) => at.slice(i * m, (i + 1) * m))), flat, direction);
      return R.sub(slope, R.mul(R.of(side), claimed[k] as S));
    }),
  );
};
