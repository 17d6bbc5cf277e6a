import { sparseProduct } from '../../linalg/sparseProduct.ts';
import { transposeInto } from '../../linalg/transposeInto.ts';

/** Sizes and room of a loss over N samples with O outputs. */
export interface LossRoom {
  readonly N: number;
  readonly O: number;
  readonly temperature: number;
  /** N×N, and at least O; overwritten. */
  readonly table: Float64Array;
  /** O×N each, overwritten. */
  readonly columns: Float64Array;
  readonly dColumns: Float64Array;
  /** N each, overwritten. */
  readonly shifts: Float64Array;
  readonly sums: Float64Array;
}

/** The room of a loss over N samples with O outputs. */
export const lossRoom = (N: number, O: number, temperature: number): LossRoom => ({
  N,
  O,
  temperature,
  table: new Float64Array(Math.max(N * N, O)),
  columns: new Float64Array(O * N),
  dColumns: new Float64Array(O * N),
  shifts: new Float64Array(N),
  sums: new Float64Array(N),
});

/** Exponents this far apart are summed after one shift for all: neither e^{−300} nor its reciprocal over NT comes near the ends of float64. */
const widestSpread = 300;

/**
 * Writes what the rows of a symmetric table (N×N, its lower triangle filled) are shifted by before exponentials of their entries times `sharpness` are summed: the
 * largest entry, true, where the entries lie close enough together for that, else every row's own, false.
 */
const shiftsOf = (table: Float64Array, N: number, sharpness: number, shifts: Float64Array): boolean => {
  let largest = -Infinity;
  let least = Infinity;
  for (let i = 0; i < N; i++) {
    for (let k = i * N; k <= i * N + i; k++) {
      const entry = table[k];
      if (entry > largest) largest = entry;
      if (entry < least) least = entry;
    }
  }
  const shared = (largest - least) * sharpness <= widestSpread;
  shifts.fill(shared ? largest : -Infinity);
  for (let i = 0; i < N && !shared; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = table[i * N + j];
      shifts[i] = Math.max(shifts[i], entry);
      shifts[j] = Math.max(shifts[j], entry);
    }
  }
  return shared;
};

/**
 * InfoNCE of the simulation: mean_i (log Σ_j e^{S_ij} − S_ii), S_ij = z_i·z_j/T for j ≠ i, S_ii = z_i·z_i′/T: the positive
 * pair in the denominator, negatives of the first view only, no prefactor. z, zPrime: N×O. Writes ∂L/∂z and ∂L/∂z′, returns L.
 * Source: Tian 2023, simulation code.
 */
export const infoNCE = ({ N, O, temperature, table: P, columns, dColumns, shifts, sums }: LossRoom, z: Float64Array, zPrime: Float64Array, dz: Float64Array, dzPrime: Float64Array): number => {
  transposeInto(z, N, O, columns);
  sparseProduct(z, N, O, columns, N, P);
  for (let i = 0; i < N; i++) {
    let positive = 0;
    for (let o = 0; o < O; o++) positive += z[i * O + o] * zPrime[i * O + o];
    P[i * N + i] = positive;
  }
  const sharpness = 1 / temperature;
  // The exponents are shifted by the largest of all, and e^{S_ij} serves both i and j, unless a row of small ones would vanish: then each row by its own.
  const shared = shiftsOf(P, N, sharpness, shifts);
  sums.fill(0);
  let loss = 0;
  for (let i = 0; i < N; i++) {
    const shift = shifts[i];
    const similar = (P[i * N + i] - shift) * sharpness;
    let sum = P[i * N + i] = Math.exp(similar);
    loss -= similar;
    for (let j = 0, k = i * N; j < i; j++, k++) {
      const s = P[k];
      const here = Math.exp((s - shift) * sharpness);
      P[k] = here;
      sum += here;
      if (shared) sums[j] += here;
      else sums[j] += P[j * N + i] = Math.exp((s - shifts[j]) * sharpness);
    }
    sums[i] += sum;
  }
  const factor = 1 / (N * temperature);
  for (let i = 0; i < N; i++) {
    loss += Math.log(sums[i]);
    sums[i] = factor / sums[i];
  }
  for (let i = 0; i < N; i++) {
    const own = sums[i];
    for (let j = 0, k = i * N, mirror = i; j < i; j++, k++, mirror += N) P[mirror] = P[k] = own * P[k] + sums[j] * P[shared ? k : mirror];
    shifts[i] = own * P[i * N + i] - factor;
    P[i * N + i] = 0;
  }
  // P is symmetric: the transposed product has the longer rows, which are faster.
  sparseProduct(columns, O, N, P, N, dColumns);
  transposeInto(dColumns, O, N, dz);
  for (let i = 0; i < N; i++) {
    const pull = shifts[i];
    for (let o = i * O; o < (i + 1) * O; o++) {
      dz[o] += pull * zPrime[o];
      dzPrime[o] = pull * z[o];
    }
  }
  return loss / N;
};

/**
 * The quadratic loss of the simulation: −(1 + 1/N) mean_i S_ii + mean_ij S_ij, S as in `infoNCE`. z, zPrime: N×O. Writes ∂L/∂z and
 * ∂L/∂z′, returns L. By Σ_{i≠j} z_i·z_j = ‖Σz‖² − Σ‖z_i‖², in O(N·O). Source: Tian 2023, simulation code.
 */
export const quadratic = ({ N, O, temperature, table: total }: LossRoom, z: Float64Array, zPrime: Float64Array, dz: Float64Array, dzPrime: Float64Array): number => {
  for (let o = 0; o < O; o++) total[o] = 0;
  for (let k = 0; k < N * O; k++) total[k % O] += z[k];
  const repel = 2 / (N * N * temperature);
  // −(1 + 1/N)/N + 1/N²: the mean over all pairs has the diagonal too.
  const attract = -1 / (N * temperature);
  let loss = 0;
  for (let k = 0; k < N * O; k++) {
    const others = total[k % O] - z[k];
    loss += z[k] * ((repel / 2) * others + attract * zPrime[k]);
    dz[k] = repel * others + attract * zPrime[k];
    dzPrime[k] = attract * z[k];
  }
  return loss;
};
