import { floats } from '../linalg/floats.ts';
import { normalise } from '../linalg/vector.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { symmetricEigen } from './symmetricEigen.ts';
import type { OneLayerProblem } from './problem.ts';

/**
 * The closed form of the linear flow, w(T) = e^{AT}w0 / ‖e^{AT}w0‖ with A = 𝒞_α[x], for h(u) = u. problem: N×d views
 * (its activation is not looked at); w0: d, not zero; result d. An oracle for integrators; throws on w0 = 0.
 */
export const exponentialFlow = ({ alpha, x, xPrime }: Omit<OneLayerProblem, 'h'>, w0: ArrayLike<number>, time: number): Float64Array => {
  const { values, vectors } = symmetricEigen(contrastiveCovariance(alpha, { x, xPrime }));
  const out = floats(w0.length);
  for (let k = 0; k < values.length; k++) {
    let along = 0;
    for (let c = 0; c < out.length; c++) along += vectors.data[k * out.length + c] * w0[c];
    // Relative to the top eigenvalue, so that no exponential overflows.
    const weight = along * Math.exp((values[k] - values[0]) * time);
    for (let c = 0; c < out.length; c++) out[c] += weight * vectors.data[k * out.length + c];
  }
  return normalise(out);
};
