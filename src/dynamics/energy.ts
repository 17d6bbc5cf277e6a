import { countsOwnPair, pairDivisor, type PairSum } from '../definitions/pairSum.ts';
import type { Matrix } from '../linalg/matrix.ts';
import type { Laplacian } from './contrastiveCovariance.ts';
import { checkSize, laplacianTimes } from './contrastiveCovariance.ts';
import type { Views } from './views.ts';
import { sampleCount } from './views.ts';

/** ½‖a_i − b_j‖² of rows of d entries. */
export const halfSquare = (a: Matrix, i: number, b: Matrix, j: number): number => {
  let sum = 0;
  for (let c = 0; c < a.cols; c++) {
    const difference = a.data[i * a.cols + c] - b.data[j * b.cols + c];
    sum += difference * difference;
  }
  return sum / 2;
};

/**
 * ℰ_α = ½ tr 𝒞_α[f] = 1/(2N²) Σ_{i,j} α_ij (d_ij² − d_i²), with d² = ½‖·‖², by distances: no offset of f costs a digit;
 * or, with `pairs` so, Σ_i Σ_{j≠i} undivided.
 * It reads α itself and shares nothing with 𝒞_α, of which it is an oracle. alpha: N×N, f: N×d for each view. Throws when
 * shapes do not fit. Source: Tian 2023, Eq. 2, with the ½ (the paper later writes ℰ_α = tr 𝒞_α).
 */
export const energy = (alpha: Matrix, f: Views, pairs: PairSum = 'mean of all pairs'): number => {
  const N = sampleCount('energy', f);
  checkSize('energy', alpha, N);
  const diagonal = countsOwnPair(pairs);
  let sum = 0;
  for (let i = 0; i < N; i++) {
    let row = 0;
    for (let j = 0; j < N; j++) if (diagonal || j !== i) row += alpha.data[i * N + j];
    sum -= row * halfSquare(f.x, i, f.xPrime, i);
    for (let j = i + 1; j < N; j++) {
      const both = alpha.data[i * N + j] + alpha.data[j * N + i];
      if (both !== 0) sum += both * halfSquare(f.x, i, f.x, j);
    }
  }
  return sum / pairDivisor(pairs, N);
};

/**
 * ∂ℰ_α/∂f with α frozen (stop-gradient): L [f; f′], with the sum over pairs told. alpha: N×N (or its Laplacian), f: N×d for each view; result the same.
 * Throws when shapes do not fit. Source: Tian 2023, Eq. 2.
 */
export const energyGradient = (alpha: Matrix | Laplacian, f: Views, pairs: PairSum = 'mean of all pairs'): Views => laplacianTimes(alpha, f, pairs);
