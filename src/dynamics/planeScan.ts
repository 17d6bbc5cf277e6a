import type { ActivationName } from '../definitions/activation.ts';
import { floats } from '../linalg/floats.ts';
import { matrix, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { importanceMass } from './importanceMass.ts';
import { gatedInputs, outputs } from './oneLayer.ts';
import type { Views } from './views.ts';

/** The importances (N×N) at the outputs of the node (N×1 for each view). */
export type ImportanceAt = (outputs: Views) => Matrix;

/**
 * The signs, 0 within rounding, of the tangential velocity of ẇ = P⊥_w A(w)w in the given directions w of the plane, α being
 * allowed to depend on w through the outputs: v(w) = e_θᵀ A(w)w = 1/(2N²) Σ_ij α_ij[(t_i − t_j)(h_i − h_j) − (t_i − t_i′)(h_i − h_i′)], t = x̃ʷ·e_θ, e_θ = (−w₂, w₁).
 * Around the circle its `falls` from + to − are the attractors that the scan sees: sliding ones on kinks too, a stretch of
 * v = 0 between + and − once; two between neighbouring directions are missed, so that two scans compare only at equal
 * directions. views: N×2 each; directions: 2 entries each, anticlockwise once around. Throws when x has not two columns.
 */
export const planeScan = (views: Views, h: ActivationName, alphaAt: ImportanceAt, directions: readonly ArrayLike<number>[]): number[] => {
  const { x, xPrime } = views;
  if (x.cols !== 2) throw new RangeError(`planeScan: x has ${x.cols} columns, expected 2 (the whole circle is scanned)`);
  const N = x.rows;
  const size = Math.max(maxAbs(x), maxAbs(xPrime));
  const turns = floats(2 * N);
  return directions.map((w) => {
    const f = outputs(h, matrix(1, 2, w), views);
    const gated = gatedInputs(h, w, views);
    [gated.x.data, gated.xPrime.data].forEach((data, view) => {
      for (let i = 0; i < N; i++) turns[view * N + i] = data[2 * i + 1] * w[0] - data[2 * i] * w[1];
    });
    const alpha = alphaAt(f);
    const [out, outPrime] = [f.x.data, f.xPrime.data];
    let sum = 0;
    for (let i = 0; i < N; i++) {
      const intra = (turns[i] - turns[N + i]) * (out[i] - outPrime[i]);
      for (let j = 0; j < N; j++) sum += alpha.data[i * N + j] * ((turns[i] - turns[j]) * (out[i] - out[j]) - intra);
    }
    // Where A is proportional to the identity v is noise: the rounding of N² products, each of size at most 8|α||x|².
    return Math.abs(sum) <= 32 * Number.EPSILON * N * importanceMass(alpha) * N * N * size * size ? 0 : Math.sign(sum);
  });
};
