import type { Matrix } from '../../linalg/matrix.ts';
import { zeros } from '../../linalg/matrix.ts';
import { halfSquare } from '../energy.ts';
import type { Views } from '../views.ts';
import { sampleCount } from '../views.ts';
import type { BoundLoss, Shifted } from './boundLoss.ts';

/** δ_ij = d_i² − d_ij², N×N, with the ½: intra-sample less inter-sample squared distance; f: N×d for each view. */
export const pairDifferences = (f: Views): Matrix => {
  const N = sampleCount('pairDifferences', f);
  const { cols: d, data } = f.x;
  const out = zeros(N, N);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = i * d, l = j * d; k < (i + 1) * d; k++, l++) {
        const difference = data[k] - data[l];
        sum += difference * difference;
      }
      out.data[i * N + j] = out.data[j * N + i] = sum / 2;
    }
  }
  for (let i = 0; i < N; i++) {
    const within = halfSquare(f.x, i, f.xPrime, i);
    for (let j = 0; j < N; j++) out.data[i * N + j] = within - out.data[i * N + j];
  }
  return out;
};

const refuse = (where: string, what: string, value: number, N: number): never => {
  const remedy =
    N === 1
      ? 'with N = 1 the sum over j ≠ i is empty; give N ≥ 2 samples'
      : 'where it overflows, rescale the outputs, or write φ through one log(a + b*x) and ψ as an exponential of a linear function: those are computed by a shifted log-sum-exp';
  throw new RangeError(`${where}: ${what} is ${value}; ${remedy}`);
};

/**
 * The terms e^{t_j}, t_j = offset + rate·δ_ij, of row i relative to the largest one, log a included; into `weights`, and
 * ℓ_i = log(a + b ξ_i) returned together with their sum, so that weight/sum = b ψ(δ_ij)/(a + b ξ_i).
 */
const logSum = ({ logA, offset, rate }: Shifted, delta: Float64Array, i: number, N: number, weights: Float64Array): { readonly log: number; readonly sum: number } => {
  let top = logA;
  for (let j = 0; j < N; j++) {
    const t = offset + rate * delta[i * N + j];
    weights[j] = t;
    if (j !== i && t > top) top = t;
  }
  if (top === -Infinity) return { log: -Infinity, sum: 1 };
  let sum = Math.exp(logA - top);
  for (let j = 0; j < N; j++) {
    const weight = j === i ? 0 : Math.exp(weights[j] - top);
    weights[j] = weight;
    sum += weight;
  }
  return { log: top + Math.log(sum), sum };
};

/** ξ_i = Σ_{j≠i} ψ(δ_ij) as it stands; throws where ψ or the sum is not finite. */
const plainSum = (where: string, { psi }: BoundLoss, delta: Float64Array, i: number, N: number): number => {
  let sum = 0;
  for (let j = 0; j < N; j++) if (j !== i) sum += psi(delta[i * N + j]);
  return Number.isFinite(sum) ? sum : refuse(where, `Σ_j ψ(δ_${i}j)`, sum, N);
};

/**
 * α_ij = φ′(ξ_i) ψ′(δ_ij) for j ≠ i, α_ii = 0; N×N. f: N×d for each view. Where φ = F(log(a + b·x)) and ψ is exponential, as
 * F′(ℓ_i)·rate·ψ(δ_ij)·b/(a + b ξ_i) by a shifted log-sum-exp, which no δ overflows; otherwise term by term. Relative error of
 * about (N + |δ|·rate)·ε_machine times the condition of φ′. Throws where a value is not finite. Source: Tian 2022, Theorem 1.
 */
export const pairwiseImportances = (loss: BoundLoss, f: Views): Matrix => {
  const { data: delta, rows: N } = pairDifferences(f);
  const out = zeros(N, N);
  // One sample has no negative: α is its diagonal, 0.
  if (N === 1) return out;
  const { shifted } = loss;
  const weights = new Float64Array(N);
  for (let i = 0; i < N; i++) {
    if (shifted === null) {
      const outer = loss.dPhi(plainSum('pairwiseImportances', loss, delta, i, N));
      for (let j = 0; j < N; j++) if (j !== i) out.data[i * N + j] = outer * loss.dPsi(delta[i * N + j]);
    } else {
      const { log, sum } = logSum(shifted, delta, i, N, weights);
      const outer = (shifted.slope(log) * shifted.rate) / sum;
      for (let j = 0; j < N; j++) out.data[i * N + j] = outer * weights[j];
    }
  }
  for (const entry of out.data) if (!Number.isFinite(entry)) refuse('pairwiseImportances', 'an importance', entry, N);
  return out;
};

/** ℒ = Σ_i φ(ξ_i). f: N×d for each view. Throws where a value is not finite, as at N = 1 for φ = log. Source: Tian 2022, Eq. 1. */
export const pairwiseLoss = (loss: BoundLoss, f: Views): number => {
  const { data: delta, rows: N } = pairDifferences(f);
  const { shifted } = loss;
  const weights = new Float64Array(N);
  let total = 0;
  for (let i = 0; i < N; i++) {
    const own = shifted === null ? loss.phi(plainSum('pairwiseLoss', loss, delta, i, N)) : shifted.value(logSum(shifted, delta, i, N, weights).log);
    total += Number.isFinite(own) ? own : refuse('pairwiseLoss', `φ(ξ_${i})`, own, N);
  }
  return total;
};
