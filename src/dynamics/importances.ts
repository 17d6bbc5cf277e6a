import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries, matrixOf, maxAbs, zeros } from '../linalg/matrix.ts';
import { scratch } from './scratch.ts';
import type { Views } from './views.ts';
import { mapViews, sampleCount } from './views.ts';

/** The parameters of InfoNCE: temperature τ > 0; weight ε ≥ 0 of the positive pair in the denominator. */
export interface InfoNCE {
  readonly tau: number;
  readonly epsilon: number;
}

/** α ≡ 1 (N×N), the importances of the quadratic loss, with `diagonal` on the diagonal (1 unless told); throws unless N ≥ 1. */
export const uniformImportances = (N: number, { diagonal = 1 }: { readonly diagonal?: number } = {}): Matrix => {
  if (!(Number.isInteger(N) && N >= 1)) throw new RangeError(`uniformImportances: N is ${N}, expected a whole number N ≥ 1`);
  return matrixOf(N, N, (i, j) => (i === j ? diagonal : 1));
};

/** Everything Eq. (1) is made of, free of overflow: d² is held over scale². It lasts until the next distances. */
interface Distances {
  readonly N: number;
  /** ½‖f[i] − f[j]‖²/scale², symmetric, N×N; computed once per pair. */
  readonly between: Float64Array;
  /** ½‖f[i] − f[i′]‖²/scale². */
  readonly within: Float64Array;
  readonly scale: number;
}

/** (a − b)·scale²/τ in an order in which 0 stays 0 even where scale²/τ overflows. */
const exponent = (a: number, b: number, scale: number, tau: number): number => (scale === 1 ? (a - b) / tau : (((a - b) * scale) / tau) * scale);

/** ½‖a_i − b_j‖² of rows of d entries. */
const half = (a: Float64Array, i: number, b: Float64Array, j: number, d: number): number => {
  let sum = 0;
  for (let k = i * d, l = j * d; k < (i + 1) * d; k++, l++) {
    const difference = a[k] - b[l];
    sum += difference * difference;
  }
  return sum / 2;
};

const [roomForBetween, roomForWithin] = [scratch(), scratch()];

/** between ← ½‖a_i − a_j‖² of the rows of a (N×d), 0 on the diagonal. Four pairs at a time: one sum waits for its last addition, four do not. */
const pairwise = (a: Float64Array, N: number, d: number, between: Float64Array): void => {
  for (let i = 0; i < N; i++) {
    const start = i * d;
    const end = start + d;
    between[i * N + i] = 0;
    let j = i + 1;
    for (; j + 4 <= N; j += 4) {
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      let sum3 = 0;
      for (let k = start, l = j * d; k < end; k++, l++) {
        const own = a[k];
        const difference0 = own - a[l];
        const difference1 = own - a[l + d];
        const difference2 = own - a[l + 2 * d];
        const difference3 = own - a[l + 3 * d];
        sum0 += difference0 * difference0;
        sum1 += difference1 * difference1;
        sum2 += difference2 * difference2;
        sum3 += difference3 * difference3;
      }
      const at = i * N + j;
      const across = j * N + i;
      between[at] = between[across] = sum0 / 2;
      between[at + 1] = between[across + N] = sum1 / 2;
      between[at + 2] = between[across + 2 * N] = sum2 / 2;
      between[at + 3] = between[across + 3 * N] = sum3 / 2;
    }
    for (; j < N; j++) between[i * N + j] = between[j * N + i] = half(a, i, a, j, d);
  }
};

const distances = (where: string, views: Views, { tau, epsilon }: InfoNCE): Distances => {
  const N = sampleCount(where, views);
  if (!(tau > 0 && tau < Infinity)) throw new RangeError(`${where}: tau is ${tau}, expected a positive number`);
  if (!(epsilon >= 0 && epsilon < Infinity)) throw new RangeError(`${where}: epsilon is ${epsilon}, expected a number ≥ 0`);
  if (N === 1 && epsilon === 0) {
    throw new RangeError(`${where}: N = 1 with epsilon = 0 leaves an empty denominator; give N ≥ 2 samples or epsilon > 0`);
  }
  const size = Math.max(maxAbs(views.x), maxAbs(views.xPrime));
  if (!(size < Infinity)) throw new RangeError(`${where}: f (${N}×${views.x.cols}) holds an entry that is not finite`);
  // A power of two, so that scaling rounds nothing; only where squares of differences would overflow.
  const scale = size < 2 ** 500 ? 1 : 2 ** 530;
  const f = scale === 1 ? views : mapViews(views, (view) => mapEntries(view, (entry) => entry / scale));
  const d = f.x.cols;
  const [between, within] = [roomForBetween(N * N), roomForWithin(N)];
  for (let i = 0; i < N; i++) within[i] = half(f.x.data, i, f.xPrime.data, i, d);
  pairwise(f.x.data, N, d, between);
  return { N, between, within, scale };
};

/** The index j ≠ i of the nearest negative of sample i, −1 when there is none (N = 1). */
const nearest = ({ N, between }: Distances, i: number): number => {
  let at = -1;
  let least = Infinity;
  for (let j = 0; j < N; j++) {
    if (j === i || !(at < 0 || between[i * N + j] < least)) continue;
    at = j;
    least = between[i * N + j];
  }
  return at;
};

/**
 * The importances of InfoNCE: α_ij = e^{−d_ij²/τ} / (ε e^{−d_i²/τ} + Σ_{k≠i} e^{−d_ik²/τ}) for j ≠ i, α_ii = 0,
 * with d_ij² = ½‖f[i]−f[j]‖² and d_i² = ½‖f[i]−f[i′]‖². f: N×d for each view; result N×N, not symmetric, rows
 * summing to 1 when ε = 0. Every exponential is taken relative to the largest term of its row, ε included: no
 * τ > 0 overflows. Relative error about (N + d + d²_max/τ)·ε_machine, the conditioning of e^{−d²/τ}.
 * Throws on τ ≤ 0, ε < 0, entries that are not finite, and N = 1 with ε = 0. Source: Tian 2023, Eq. 1.
 */
export const infoNCEImportances = (f: Views, parameters: InfoNCE): Matrix => {
  const table = distances('infoNCEImportances', f, parameters);
  const { N, between, within, scale } = table;
  const { tau, epsilon } = parameters;
  const out = zeros(N, N);
  const { data } = out;
  // One sample has no negative: α is its diagonal, 0.
  if (N === 1) return out;
  for (let i = 0; i < N; i++) {
    const least = between[i * N + nearest(table, i)];
    // The positive pair over the nearest negative, as a logarithm; above 0 it is the largest term of the row.
    const positive = epsilon === 0 ? -Infinity : Math.log(epsilon) + exponent(least, within[i], scale, tau);
    if (positive === Infinity) continue;
    const top = Math.max(0, positive);
    let sum = positive > 0 ? 1 : epsilon === 0 ? 0 : Math.exp(positive);
    const start = i * N;
    for (let j = 0; j < N; j++) {
      if (j === i) continue;
      const weight = Math.exp(exponent(least, between[start + j], scale, tau) - top);
      data[start + j] = weight;
      sum += weight;
    }
    for (let j = start; j < start + N; j++) data[j] /= sum;
  }
  return out;
};

/**
 * InfoNCE: L = −τ Σ_i log( e^{−d_i²/τ} / (ε e^{−d_i²/τ} + Σ_{j≠i} e^{−d_ij²/τ}) ), a sum over i, the negatives only
 * among the first views; distances with the ½. f: N×d for each view. Throws as `infoNCEImportances` does; Infinity
 * only where the loss itself exceeds float64. Source: Tian 2023, Eq. 1.
 */
export const infoNCELoss = (f: Views, parameters: InfoNCE): number => {
  const table = distances('infoNCELoss', f, parameters);
  const { N, between, within, scale } = table;
  const { tau, epsilon } = parameters;
  if (N === 1) return tau * Math.log(epsilon);
  // Apart, so that distances beyond float64 cancel before they are scaled back, not as ∞ − ∞.
  let distance = 0;
  let logarithms = 0;
  for (let i = 0; i < N; i++) {
    const at = nearest(table, i);
    const least = between[i * N + at];
    // Σ_j e^{(least − d_ij²)/τ} less its largest term, 1, which log1p adds again.
    let others = 0;
    for (let j = 0; j < N; j++) if (j !== i && j !== at) others += Math.exp(exponent(least, between[i * N + j], scale, tau));
    const gap = exponent(within[i], least, scale, tau);
    const negatives = Math.exp(gap) * (1 + others);
    if (epsilon === 0 || negatives > epsilon) {
      distance += within[i] - least;
      logarithms += Math.log1p(others + (epsilon === 0 ? 0 : epsilon * Math.exp(-gap)));
    } else {
      logarithms += Math.log(epsilon) + Math.log1p(negatives / epsilon);
    }
  }
  return distance * scale * scale + tau * logarithms;
};
