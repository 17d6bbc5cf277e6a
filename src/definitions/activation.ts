import type { Arithmetic } from '../arithmetic/arithmetic.ts';

/** The activations, the first five positively homogeneous of degree one: h(u) = c₊u for u > 0, c₋u for u ≤ 0. */
export type ActivationName = 'linear' | 'relu' | 'leaky' | 'abs' | 'folded' | 'square' | 'softplus' | 'sigmoid';

/** Every activation. */
export const activationNames: readonly ActivationName[] = ['linear', 'relu', 'leaky', 'abs', 'folded', 'square', 'softplus', 'sigmoid'];

/** [c₋, c₊], all dyadic, so that exact arithmetic sees the numbers that float64 sees. */
const slopesByName: Partial<Record<ActivationName, readonly [number, number]>> = {
  linear: [1, 1],
  relu: [0, 1],
  leaky: [1 / 4, 1],
  abs: [-1, 1],
  folded: [-1 / 2, 1],
};

/** Whether h(u) = h′(u)·u for all u ≠ 0, i.e. h is positively homogeneous of degree one (Tian 2023, set-up: "h(x) = h′(x)x"). */
export const isHomogeneous = (name: ActivationName): boolean => slopesByName[name] !== undefined;

/** The activations with h(u) = h′(u)·u. */
export const homogeneousNames: readonly ActivationName[] = activationNames.filter(isHomogeneous);

/** The slopes [c₋, c₊] of a homogeneous activation; throws for the others, which have none. */
export const slopes = (name: ActivationName): readonly [number, number] => {
  const pair = slopesByName[name];
  if (pair === undefined) {
    throw new RangeError(`slopes: ${name} is not homogeneous of degree one; expected one of ${homogeneousNames.join(', ')}`);
  }
  return pair;
};

/** c₊ for u > 0, c₋ for u ≤ 0; where they are equal u need not be comparable with 0, as an interval around it is not. */
const gate = <S>(R: Arithmetic<S>, h: ActivationName, u: S): S => {
  const [cMinus, cPlus] = slopes(h);
  return R.of(cMinus !== cPlus && R.compare(u, R.of(0)) > 0 ? cPlus : cMinus);
};

/**
 * h(u): c₊u for u > 0 and c₋u for u ≤ 0; u², log(1 + eᵘ), 1/(1 + e⁻ᵘ) for square, softplus, sigmoid.
 * u = 0 takes the c₋ branch, so that derivatives carried by u follow the convention h′(0) = c₋.
 */
export const activate = <S>(R: Arithmetic<S>, h: ActivationName, u: S): S => {
  const [zero, one] = [R.of(0), R.of(1)];
  if (h === 'square') return R.mul(u, u);
  if (h === 'softplus') return R.log(R.add(one, R.exp(u)));
  if (h === 'sigmoid') return R.div(one, R.add(one, R.exp(R.sub(zero, u))));
  return R.mul(gate(R, h, u), u);
};

/** h′(u), with the convention h′(0) = c₋ (0 for ReLU, 1 for linear); 2u, σ(u), σ(u)(1 − σ(u)) for the smooth ones. */
export const slope = <S>(R: Arithmetic<S>, h: ActivationName, u: S): S => {
  if (h === 'square') return R.add(u, u);
  if (h === 'softplus') return activate(R, 'sigmoid', u);
  if (h === 'sigmoid') {
    const sigma = activate(R, 'sigmoid', u);
    return R.mul(sigma, R.sub(R.of(1), sigma));
  }
  return gate(R, h, u);
};
