import { golubWelsch, type QuadratureRule } from './golubWelsch.ts';

/** Σ w f(x) = E f(g) for a standard normal g and polynomials f up to degree 2n − 1; n nodes, in pairs ±x to the last bit. n ≥ 1. */
export const gaussHermite = (n: number): QuadratureRule => golubWelsch(n, Math.sqrt);

/** E f(g) for a standard normal g. */
export const normalExpectation = ({ nodes, weights }: QuadratureRule, f: (g: number) => number): number => {
  // Pairs ±x first: what is odd in f cancels to the last bit.
  let sum = 0;
  for (let k = 0; k < nodes.length; k++) sum += (weights[k] / 2) * (f(nodes[k]) + f(-nodes[k]));
  return sum;
};
