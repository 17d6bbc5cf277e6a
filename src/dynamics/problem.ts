import type { ActivationName } from '../definitions/activation.ts';
import { isHomogeneous } from '../definitions/activation.ts';
import { floats } from '../linalg/floats.ts';
import { maxAbs, type Matrix } from '../linalg/matrix.ts';
import type { Views } from './views.ts';
import { sampleCount } from './views.ts';

/**
 * The one-layer problem of a single node: maximise E(w) = ½ 𝒞_α[h(wᵀx)] = ½ wᵀA(w)w over ‖w‖ = 1 along
 * ẇ = P⊥_w A(w)w. x, xPrime: N×d; alpha: N×N, constant, of any sign, not nec. symmetric; h homogeneous of degree
 * one, so that E is quadratic on each cell of fixed signs of wᵀx[i]. Source: Tian 2023, Section 3.
 */
export interface OneLayerProblem extends Views {
  readonly alpha: Matrix;
  readonly h: ActivationName;
}

const checkFinite = (where: string, name: string, m: Matrix): void => {
  if (!(maxAbs(m) < Infinity)) throw new RangeError(`${where}: ${name} (${m.rows}×${m.cols}) holds a NaN or an infinity`);
};

/** The dimension d of a well-formed problem; throws, in the name of `where`, on shapes that do not fit, non-finite entries and activations outside the homogeneous family. */
export const checkProblem = (where: string, { alpha, x, xPrime, h }: OneLayerProblem): number => {
  const N = sampleCount(where, { x, xPrime });
  if (alpha.rows !== N || alpha.cols !== N) throw new RangeError(`${where}: alpha is ${alpha.rows}×${alpha.cols}, expected ${N}×${N} (N = ${N} rows of x)`);
  if (x.cols < 1) throw new RangeError(`${where}: x is ${N}×0, expected at least one column`);
  if (!isHomogeneous(h)) throw new RangeError(`${where}: ${h} is not homogeneous of degree one; take linear, relu, leaky, abs or folded`);
  checkFinite(where, 'alpha', alpha);
  checkFinite(where, 'x', x);
  checkFinite(where, 'xPrime', xPrime);
  return x.cols;
};

/** w0/‖w0‖ for a start of length d; throws, in the name of `where`, on another length, on zero and on non-finite entries. */
export const unitStart = (where: string, w0: ArrayLike<number>, d: number): Float64Array => {
  if (w0.length !== d) throw new RangeError(`${where}: w has ${w0.length} entries, expected ${d} (columns of x)`);
  let size = 0;
  for (let c = 0; c < d; c++) size = Math.max(size, Math.abs(w0[c]));
  let sum = 0;
  for (let c = 0; c < d; c++) sum += (w0[c] / size) ** 2;
  // Divided by its largest entry first: the squares of 1e-200 vanish.
  if (!(size > 0 && size < Infinity && sum > 0)) throw new RangeError(`${where}: w = [${Array.from(w0).join(', ')}] has no direction on the sphere; take a finite non-zero w`);
  const [out, length] = [floats(d), Math.sqrt(sum)];
  for (let c = 0; c < d; c++) out[c] = w0[c] / size / length;
  return out;
};
