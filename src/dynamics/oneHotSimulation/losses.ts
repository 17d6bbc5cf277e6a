import type { OneHotSetup } from './setup.ts';

type Kind = Pick<OneHotSetup, 'loss' | 'similarity' | 'temperature'>;

/**
 * The loss at S_ij = s(z_i, z_j)/T for j ≠ i and S_ii = s(z_i, z_i′)/T, s(u, v) = u·v or −½‖u − v‖²: InfoNCE mean_i (log Σ_j e^{S_ij} − S_ii), or quadratic
 * mean_{ij} S_ij − (1 + 1/N) mean_i S_ii. z, zPrime: N×O, flat. Writes ∂L/∂z and ∂L/∂z′, returns L. Source: Tian 2022, code.
 */
export const similarityLoss = ({ loss, similarity, temperature }: Kind, N: number, O: number, z: Float64Array, zPrime: Float64Array, dz: Float64Array, dzPrime: Float64Array): number => {
  const dot = similarity === 'dot';
  const S = new Float64Array(N * N);
  const other = (i: number, j: number): Float64Array => (i === j ? zPrime : z);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      const to = other(i, j);
      let sum = 0;
      for (let o = 0, u = i * O, v = j * O; o < O; o++, u++, v++) sum += dot ? z[u] * to[v] : -((z[u] - to[v]) * (z[u] - to[v])) / 2;
      S[i * N + j] = sum / temperature;
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
      if (weight === 0) continue;
      const [to, back] = i === j ? [zPrime, dzPrime] : [z, dz];
      for (let o = 0, u = i * O, v = j * O; o < O; o++, u++, v++) {
        const own = z[u];
        const its = to[v];
        dz[u] += weight * (dot ? its : its - own);
        back[v] += weight * (dot ? own : own - its);
      }
    }
  }
  return value;
};
