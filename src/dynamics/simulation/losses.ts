import { addRows, dotRows } from './products.ts';

/** Sizes and room of a loss over N samples with O outputs. */
export interface LossRoom {
  readonly N: number;
  readonly O: number;
  readonly temperature: number;
  /** N×N, overwritten. */
  readonly table: Float64Array;
}

/**
 * InfoNCE of the simulation: mean_i (log Σ_j e^{S_ij} − S_ii), S_ij = z_i·z_j/T for j ≠ i, S_ii = z_i·z_i′/T: the positive
 * pair in the denominator, negatives of the first view only, no prefactor. z, zPrime: N×O. Writes ∂L/∂z and ∂L/∂z′, returns L.
 * Source: Tian 2023, simulation code.
 */
export const infoNCE = ({ N, O, temperature, table: P }: LossRoom, z: Float64Array, zPrime: Float64Array, dz: Float64Array, dzPrime: Float64Array): number => {
  // S is symmetric off its diagonal: half of the products.
  for (let i = 0; i < N; i++) {
    dotRows(P, i * N, z, i * O, O, z, 0, i);
    for (let j = 0; j < i; j++) P[j * N + i] = P[i * N + j];
    let positive = 0;
    for (let o = 0; o < O; o++) positive += z[i * O + o] * zPrime[i * O + o];
    P[i * N + i] = positive;
  }
  const sharpness = 1 / temperature;
  let loss = 0;
  for (let i = 0; i < N; i++) {
    const at = i * N;
    let top = -Infinity;
    for (let j = at; j < at + N; j++) if (P[j] > top) top = P[j];
    const own = P[at + i];
    let sum = 0;
    for (let j = at; j < at + N; j++) sum += P[j] = Math.exp((P[j] - top) * sharpness);
    loss += Math.log(sum) - (own - top) / temperature;
    const share = 1 / sum;
    for (let j = at; j < at + N; j++) P[j] *= share;
  }
  const factor = 1 / (N * temperature);
  dz.fill(0);
  for (let i = 0; i < N; i++) {
    const pull = factor * (P[i * N + i] - 1);
    for (let j = 0; j < i; j++) P[i * N + j] = P[j * N + i] = factor * (P[i * N + j] + P[j * N + i]);
    P[i * N + i] = 0;
    for (let o = i * O; o < (i + 1) * O; o++) {
      dz[o] = pull * zPrime[o];
      dzPrime[o] = pull * z[o];
    }
  }
  for (let i = 0; i < N; i++) addRows(dz, i * O, O, P, i * N, 1, z, 0, N);
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
