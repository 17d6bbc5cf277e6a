import type { Arithmetic } from './arithmetic.ts';
import { dual, type Dual } from './dual.ts';

/**
 * Dual numbers ordered as points just to the right of their value: a + b·0⁺ compares by a, then by b. A branch at a
 * kink is then taken on the side towards which the argument moves, so derivatives come out one-sided.
 */
const oneSided = <S>(R: Arithmetic<S>): Arithmetic<Dual<S>> => {
  const zero = R.of(0);
  return { ...dual(R), compare: (a, b) => R.compare(a.value, b.value) || R.compare(a.partials[0] ?? zero, b.partials[0] ?? zero) };
};

/**
 * The one-sided derivative lim_{t↓0} (f(z + t u) − f(z)) / t, exact over exact R. z, u: n scalars of R. Throws what f throws.
 */
export const directionalDerivative = <S>(R: Arithmetic<S>, f: (D: Arithmetic<Dual<S>>, at: readonly Dual<S>[]) => Dual<S>, z: readonly S[], u: readonly S[]): S =>
  f(oneSided(R), z.map((value, i) => ({ value, partials: [u[i] as S] }))).partials[0] ?? R.of(0);
