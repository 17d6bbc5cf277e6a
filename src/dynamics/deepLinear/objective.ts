import type { Matrix } from '../../linalg/matrix.ts';
import { checkLayers, type Layers } from './network.ts';
import type { Sphere } from './spheres.ts';

/**
 * ℰ = ½ tr(W X Wᵀ) on a product of spheres, for θ written one entry after another (`flatten`): the same as `deepEnergy`, `deepGradients`,
 * `tangential` and `onSpheres`, without a matrix made on the way, for ascents of many steps.
 */
export interface DeepObjective {
  /** ℰ(θ). */
  energy(theta: Float64Array): number;
  /** out ← the tangential part of ∇ℰ(θ); returns its length. */
  slope(theta: Float64Array, out: Float64Array): number;
  /** out ← θ + tv, scaled onto the spheres; throws where a part becomes zero or not finite. */
  step(theta: Float64Array, t: number, v: Float64Array, out: Float64Array): void;
}

/** out ← A B. A: n×k; B: k×m; all row-major, B from `at` on. */
const times = (A: Float64Array, n: number, k: number, B: Float64Array, at: number, m: number, out: Float64Array): void => {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += A[i * k + l] * B[at + l * m + j];
      out[i * m + j] = sum;
    }
  }
};

/** Prepared for layers of the shapes of `like` and their spheres. X: n₀×n₀ symmetric. Throws on shapes that do not fit. */
export const deepObjective = (X: Matrix, like: Layers, spheres: readonly Sphere[]): DeepObjective => {
  checkLayers('deepObjective', X, like);
  const L = like.length;
  const widths = [X.rows, ...like.map(({ rows }) => rows)];
  const offsets = [0];
  for (const { data } of like) offsets.push(offsets[offsets.length - 1] + data.length);
  const size = offsets[L];
  const parts = spheres.map(({ layer, from, to, radius }) => ({ from: offsets[layer] + from, to: offsets[layer] + to, radius }));
  const [d, last] = [widths[0], widths[L]];
  // W_{≤l}: n_l×d, and W_{>l}: n_L×n_l; the first and the last of them are identities that nothing is multiplied by.
  const below = widths.map((n) => new Float64Array(n * d));
  const above = widths.map((n) => new Float64Array(last * n));
  const pulled = new Float64Array(last * d);
  const through = new Float64Array(Math.max(...widths) * d);

  const products = (theta: Float64Array): void => {
    for (let k = 0; k < widths[1] * d; k++) below[1][k] = theta[k];
    for (let l = 1; l < L; l++) {
      const [n, inner] = [widths[l + 1], widths[l]];
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < d; j++) {
          let sum = 0;
          for (let k = 0; k < inner; k++) sum += theta[offsets[l] + i * inner + k] * below[l][k * d + j];
          below[l + 1][i * d + j] = sum;
        }
      }
    }
  };

  return {
    energy(theta) {
      products(theta);
      const W = below[L];
      times(W, last, d, X.data, 0, d, pulled);
      let sum = 0;
      for (let k = 0; k < W.length; k++) sum += W[k] * pulled[k];
      return sum / 2;
    },
    slope(theta, out) {
      products(theta);
      for (let k = offsets[L - 1]; k < size; k++) above[L - 1][k - offsets[L - 1]] = theta[k];
      for (let l = L - 2; l >= 0; l--) times(above[l + 1], last, widths[l + 1], theta, offsets[l], widths[l], above[l]);
      times(above[0], last, d, X.data, 0, d, pulled);
      for (let l = 0; l < L; l++) {
        const [n, m] = [widths[l + 1], widths[l]];
        // W_{>l}ᵀ (W X): n_l×d.
        if (l === L - 1) through.set(pulled);
        else {
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < d; j++) {
              let sum = 0;
              for (let k = 0; k < last; k++) sum += above[l + 1][k * n + i] * pulled[k * d + j];
              through[i * d + j] = sum;
            }
          }
        }
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < m; j++) {
            let sum = 0;
            if (l === 0) sum = through[i * d + j];
            else for (let k = 0; k < d; k++) sum += through[i * d + k] * below[l][j * d + k];
            out[offsets[l] + i * m + j] = sum;
          }
        }
      }
      for (const { from, to, radius } of parts) {
        let along = 0;
        for (let k = from; k < to; k++) along += theta[k] * out[k];
        along /= radius ** 2;
        for (let k = from; k < to; k++) out[k] -= along * theta[k];
      }
      let square = 0;
      for (let k = 0; k < size; k++) square += out[k] * out[k];
      return Math.sqrt(square);
    },
    step(theta, t, v, out) {
      for (let k = 0; k < size; k++) out[k] = theta[k] + t * v[k];
      for (const { from, to, radius } of parts) {
        // Scaled first: squares of entries beyond 1e±154 leave float64.
        let top = 0;
        for (let k = from; k < to; k++) top = Math.max(top, Math.abs(out[k]));
        if (!(top > 0 && top < Infinity)) throw new RangeError(`deepObjective: entries ${from}..${to - 1} of θ have largest size ${top}; a part of length 0 has no direction`);
        let square = 0;
        for (let k = from; k < to; k++) {
          out[k] /= top;
          square += out[k] * out[k];
        }
        const factor = radius / Math.sqrt(square);
        for (let k = from; k < to; k++) out[k] *= factor;
      }
    },
  };
};
