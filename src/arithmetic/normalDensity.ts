import { NotRepresentable, type Arithmetic } from './arithmetic.ts';

/** 1/√(2π) as a sum of doubles, each the rounding of what the earlier ones leave: it falls 1.01·10⁻⁸³ short. */
export const inverseRootOfTurn = [0.3989422804014327, -2.49232720227773e-17, -3.424925447729621e-34, 3.080222938252878e-51, -2.963903308026915e-67];

/**
 * φ(a) = e^{−a²/2}/√(2π). Encloses over intervals, since no double lies between 1/√(2π) and the sum above. Throws `NotRepresentable` over
 * exact R: π is irrational.
 */
export const normalDensity = <S>(R: Arithmetic<S>, a: S): S => {
  if (R.exact) throw new NotRepresentable(`${R.name}: π is irrational`);
  const constant = inverseRootOfTurn.map((part) => R.of(part)).reduceRight((sum, part) => R.add(sum, part));
  return R.mul(R.exp(R.div(R.mul(a, a), R.of(-2))), constant);
};
