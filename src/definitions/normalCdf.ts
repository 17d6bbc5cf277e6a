import { NotRepresentable, type Arithmetic } from '../arithmetic/arithmetic.ts';

/** first + term(1) + term(2) + … until one falls below 10⁻⁵⁵ in size. */
const series = <S>(R: Arithmetic<S>, term: (k: number, before: S) => S, first: S): S => {
  const [zero, tiny] = [R.of(0), R.of(1e-55)];
  let [sum, last] = [first, first];
  for (let k = 1; R.compare(last, tiny) > 0 || R.compare(R.sub(zero, last), tiny) > 0; k++) {
    last = term(k, last);
    sum = R.add(sum, last);
  }
  return sum;
};

/** π as a sum of doubles, each the rounding of what the earlier ones leave (Hida, Li, Bailey 2001): 65 digits. */
const pi = [Math.PI, 1.2246467991473532e-16, -2.9947698097183397e-33, 1.1124542208633653e-49, 5.6722319796403157e-66];

/** φ(a) = e^{−a²/2}/√(2π). Throws `NotRepresentable` over exact R. */
export const normalDensity = <S>(R: Arithmetic<S>, a: S): S => {
  if (R.exact) throw new NotRepresentable(`${R.name}: π is irrational`);
  const turn = R.mul(R.of(2), pi.map((part) => R.of(part)).reduceRight((sum, part) => R.add(sum, part)));
  return R.div(R.exp(R.div(R.mul(a, a), R.of(-2))), R.sqrt(turn));
};

/** Φ(a) = ½ + φ(a) Σ_k a^{2k+1}/(1·3·…·(2k+1)); 0 or 1 beyond |a| = 16, where it is within 10⁻⁵⁶ of them. Throws as `normalDensity`. */
export const normalCdf = <S>(R: Arithmetic<S>, a: S): S => {
  if (R.compare(a, R.of(16)) > 0) return R.of(1);
  if (R.compare(a, R.of(-16)) < 0) return R.of(0);
  const [square, density] = [R.mul(a, a), normalDensity(R, a)];
  return R.add(R.of(0.5), R.mul(density, series(R, (k, before) => R.div(R.mul(before, square), R.of(2 * k + 1)), a)));
};
