import { matrixOf, multiply, row, transpose, type Matrix } from '../linalg/matrix.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** α = ΦΦᵀ, α_ij = Σ_l φ_l(x₀[i]) φ_l(x₀[j]): the kernel structure of Definition 1. phi: N×L; result N×N, symmetric to the bit. Source: Tian 2023, Definition 1 (reconstructed). */
export const kernelImportances = (phi: Matrix): Matrix => multiply(phi, transpose(phi));

/**
 * α_ij = e^{−d_ij²/τ}, d² = ½‖·‖²: InfoNCE's importances before normalisation, a Gaussian kernel. f: N×d; result N×N,
 * symmetric to the bit, 1 on the diagonal. Throws unless τ > 0.
 */
export const gaussianImportances = (f: Matrix, tau: number): Matrix => {
  if (!(tau > 0)) throw new RangeError(`gaussianImportances: tau is ${tau}, expected a positive number`);
  return matrixOf(f.rows, f.rows, (i, j) => {
    const [a, b] = [row(f, Math.min(i, j)), row(f, Math.max(i, j))];
    // Differences, then quotients: neither a far offset nor a tiny τ gives NaN.
    return Math.exp(-a.reduce((sum, value, c) => sum + (value - b[c]) * ((value - b[c]) / (2 * tau)), 0));
  });
};

/**
 * The first L Taylor features of the Gaussian kernel on the line: φ_l(u) = e^{−u²/2τ}(u/√τ)ˡ/√l!, l = 0 … L−1, so that
 * Σ_l φ_l(u)φ_l(v) → e^{−(u−v)²/2τ}. u: N; result N×L. For odd l they take both signs. Throws unless τ > 0.
 */
export const taylorFeatures = (u: ArrayLike<number>, tau: number, L: number): Matrix => {
  if (!(tau > 0)) throw new RangeError(`taylorFeatures: tau is ${tau}, expected a positive number`);
  const out = matrixOf(u.length, L, () => 0);
  for (let i = 0; i < u.length; i++) {
    const t = u[i] / Math.sqrt(tau);
    // The logarithm of |φ_l|: powers of a large t overflow long before e^{−t²/2} makes up for them.
    let logarithm = (-t * t) / 2;
    for (let l = 0; l < L; l++) {
      if (l > 0) logarithm += Math.log(Math.abs(t)) - Math.log(l) / 2;
      out.data[i * L + l] = (t < 0 && l % 2 === 1 ? -1 : 1) * Math.exp(logarithm);
    }
  }
  return out;
};

/**
 * Features of a kernel given by its importances: Φ = V diag(√λ₊), so that ΦΦᵀ = α where α is positive semidefinite, and its
 * nearest such matrix elsewhere. alpha: N×N, symmetric; result N×N. Throws what `symmetricEigen` throws.
 */
export const featuresOf = (alpha: Matrix): Matrix => {
  const { values, vectors } = symmetricEigen(alpha);
  return matrixOf(alpha.rows, alpha.rows, (i, l) => vectors.data[l * alpha.rows + i] * Math.sqrt(Math.max(values[l], 0)));
};
