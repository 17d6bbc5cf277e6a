import { mapEntries, matrixOf, multiply, transpose, type Matrix } from '../../linalg/matrix.ts';

/** r_k = Σ_j M_kj², the squared lengths of the rows: n, with Σ r = d for orthonormal columns. M: n×d. */
export const rowSquares = ({ rows, cols, data }: Matrix): Float64Array => {
  const out = new Float64Array(rows);
  for (let k = 0; k < rows; k++) for (let j = 0; j < cols; j++) out[k] += data[k * cols + j] ** 2;
  return out;
};

/** S − diag(S), what complementary masks keep of a second moment. S: n×n. */
export const withoutDiagonal = (S: Matrix): Matrix => mapEntries(S, (entry, i, j) => (i === j ? 0 : entry));

/** p(MMᵀ − diag(MMᵀ)): E[x⁺x⁺⁺ᵀ] of sparse codes with noise of diagonal covariance under complementary masks. M: n×d; result n×n. */
export const decoupledCovariance = (M: Matrix, p: number): Matrix => withoutDiagonal(mapEntries(multiply(M, transpose(M)), (entry) => p * entry));

/** κ_j = 1 − Σ_k M_kj² r_k: what masks keep of the strength of feature j, for orthonormal columns. M: n×d; result d. */
export const keptFractions = (M: Matrix): Float64Array => {
  const r = rowSquares(M);
  const out = new Float64Array(M.cols).fill(1);
  for (let k = 0; k < M.rows; k++) for (let j = 0; j < M.cols; j++) out[j] -= M.data[k * M.cols + j] ** 2 * r[k];
  return out;
};

/** max_kl |(MᵀM − I)_kl|. M: n×d. */
export const orthonormalityError = (M: Matrix): number => {
  const G = multiply(transpose(M), M);
  return G.data.reduce((worst, entry, at) => Math.max(worst, Math.abs(entry - (Math.floor(at / M.cols) === at % M.cols ? 1 : 0))), 0);
};

/** The first d columns of Sylvester's Hadamard matrix over √n where n is a power of two, else of the real Fourier basis: n·M_kj² ≤ 2. 1 ≤ d ≤ n; result n×d. */
export const incoherentColumns = (n: number, d: number): Matrix => {
  if (!(d >= 1 && d <= n)) throw new RangeError(`incoherentColumns: ${d} columns of ${n} coordinates, expected 1 to ${n}`);
  const bits = (value: number): number => (value === 0 ? 0 : (value & 1) + bits(value >> 1));
  const root = 1 / Math.sqrt(n);
  if ((n & (n - 1)) === 0) return matrixOf(n, d, (k, j) => (bits(k & j) % 2 === 0 ? root : -root));
  return matrixOf(n, d, (k, j) => {
    if (j === 0) return root;
    const angle = (2 * Math.PI * k * Math.ceil(j / 2)) / n;
    if (n % 2 === 0 && j === n - 1) return k % 2 === 0 ? root : -root;
    return Math.SQRT2 * root * (j % 2 === 1 ? Math.cos(angle) : Math.sin(angle));
  });
};
