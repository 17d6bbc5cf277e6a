import { infoNCE, lossRoom, quadratic, type LossRoom } from '../simulation/losses.ts';
import type { OneHotSetup } from './setup.ts';

type Kind = Pick<OneHotSetup, 'loss' | 'similarity' | 'temperature'>;

/** A loss with its room: writes ∂L/∂z and ∂L/∂z′, returns L. All N×O, flat. */
export type OutputLoss = (z: Float64Array, zPrime: Float64Array, dz: Float64Array, dzPrime: Float64Array) => number;

/** The loss where outputs are compared by −½‖u − v‖². */
const distanceLoss = (loss: Kind['loss'], { N, O, temperature, table: S }: LossRoom, z: Float64Array, zPrime: Float64Array, dz: Float64Array, dzPrime: Float64Array): number => {
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      const to = i === j ? zPrime : z;
      let sum = 0;
      for (let o = 0, u = i * O, v = j * O; o < O; o++, u++, v++) sum += (z[u] - to[v]) * (z[u] - to[v]);
      S[i * N + j] = -sum / (2 * temperature);
    }
  }
  let value = 0;
  // S becomes ∂L/∂S.
  for (let i = 0; i < N; i++) {
    if (loss === 'quadratic') {
      for (let j = 0; j < N; j++) {
        const weight = 1 / (N * N) - (i === j ? (1 + 1 / N) / N : 0);
        value += weight * S[i * N + j];
        S[i * N + j] = weight;
      }
      continue;
    }
    let top = -Infinity;
    for (let j = 0; j < N; j++) top = Math.max(top, S[i * N + j]);
    let sum = 0;
    const own = S[i * N + i] - top;
    for (let j = 0; j < N; j++) sum += S[i * N + j] = Math.exp(S[i * N + j] - top);
    value += (Math.log(sum) - own) / N;
    for (let j = 0; j < N; j++) S[i * N + j] = (S[i * N + j] / sum - (i === j ? 1 : 0)) / N;
  }
  dz.fill(0);
  dzPrime.fill(0);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      const weight = S[i * N + j] / temperature;
      const to = i === j ? zPrime : z;
      const back = i === j ? dzPrime : dz;
      for (let o = 0, u = i * O, v = j * O; o < O; o++, u++, v++) {
        const pull = weight * (to[v] - z[u]);
        dz[u] += pull;
        back[v] -= pull;
      }
    }
  }
  return value;
};

/**
 * The loss at S_ij = s(z_i, z_j)/T for j ≠ i and S_ii = s(z_i, z_i′)/T, s(u, v) = u·v or −½‖u − v‖²: InfoNCE mean_i (log Σ_j e^{S_ij} − S_ii), or quadratic
 * mean_{ij} S_ij − (1 + 1/N) mean_i S_ii; by products it is that of the other simulation. For N samples of O outputs. Source: Tian 2022, code.
 */
export const similarityLoss = ({ loss, similarity, temperature }: Kind, N: number, O: number): OutputLoss => {
  const room = lossRoom(N, O, temperature);
  if (similarity === 'distance') return (...outputs) => distanceLoss(loss, room, ...outputs);
  const byProducts = loss === 'infonce' ? infoNCE : quadratic;
  return (...outputs) => byProducts(room, ...outputs);
};
