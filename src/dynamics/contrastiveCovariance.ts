import type { Matrix } from '../linalg/matrix.ts';
import { zeros } from '../linalg/matrix.ts';
import type { Views } from './views.ts';
import { centred, sampleCount } from './views.ts';

/**
 * The quadratic form of α on the 2N rows of two views: 𝒞_α[a, b] = [a; a′]ᵀ L [b; b′], L: 2N×2N symmetric,
 * L𝟏 = 0. With s = α + αᵀ and r = α𝟏, (L h)_i = (Σ_j s_ij(h_i − h_j) − r_i(h_i − h_i′))/2N² and
 * (L h)_i′ = r_i(h_i − h_i′)/2N².
 */
export interface Laplacian {
  readonly N: number;
  /** s = α + αᵀ with the diagonal, which meets only zeros, left out; N×N. */
  readonly s: Float64Array;
  /** The row sums of α itself: the intra-sample term must not see the symmetrised α. */
  readonly r: Float64Array;
  /** out ← L h, both of length 2N (first views, then second) and distinct; allocates nothing; throws on other lengths. */
  apply(h: Float64Array, out: Float64Array): void;
}

/** 2N² L [b; b′] as two views (b: N×q each); the factor is left to the caller, so that dyadic data stay exact up to there. */
const unscaled = ({ N, s, r }: Laplacian, b: Views): Views => {
  const q = b.x.cols;
  const [x, xPrime] = [b.x.data, b.xPrime.data];
  const [out, outPrime] = [zeros(N, q), zeros(N, q)];
  for (let i = 0; i < N; i++) {
    for (let c = i * q; c < (i + 1) * q; c++) {
      outPrime.data[c] = r[i] * (x[c] - xPrime[c]);
      out.data[c] -= outPrime.data[c];
    }
    for (let j = i + 1; j < N; j++) {
      const weight = s[i * N + j];
      if (weight === 0) continue;
      for (let c = 0; c < q; c++) {
        const pull = weight * (x[i * q + c] - x[j * q + c]);
        out.data[i * q + c] += pull;
        out.data[j * q + c] -= pull;
      }
    }
  }
  return { x: out, xPrime: outPrime };
};

const isLaplacian = (alpha: Matrix | Laplacian): alpha is Laplacian => 'apply' in alpha;

/** The Laplacian of α (N×N, of any sign, not nec. symmetric); given one, returns it. Throws when α is not square or empty. */
export const laplacian = (alpha: Matrix | Laplacian): Laplacian => {
  if (isLaplacian(alpha)) return alpha;
  const N = alpha.rows;
  if (alpha.cols !== N || N < 1) throw new RangeError(`laplacian: alpha is ${alpha.rows}×${alpha.cols}, expected N×N with N ≥ 1`);
  const s = new Float64Array(N * N);
  const r = new Float64Array(N);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      r[i] += alpha.data[i * N + j];
      if (i !== j) s[i * N + j] = alpha.data[i * N + j] + alpha.data[j * N + i];
    }
  }
  const scale = 2 * N * N;
  const apply = (h: Float64Array, out: Float64Array): void => {
    if (h.length !== 2 * N || out.length !== 2 * N || h === out) {
      throw new RangeError(`laplacian: h has ${h.length} and out ${out.length} entries; expected two arrays of 2N = ${2 * N}`);
    }
    for (let i = 0; i < N; i++) {
      out[N + i] = r[i] * (h[i] - h[N + i]);
      out[i] = -out[N + i];
    }
    // Differences before weights: a common offset of h costs no digit, and L𝟏 = 0 exactly.
    for (let i = 0; i < N; i++) {
      let sum = 0;
      for (let j = i + 1; j < N; j++) {
        const pull = s[i * N + j] * (h[i] - h[j]);
        sum += pull;
        out[j] -= pull;
      }
      out[i] += sum;
    }
    for (let i = 0; i < 2 * N; i++) out[i] /= scale;
  };
  return { N, s, r, apply };
};

/** The Laplacian of α, α being N×N for the N of the views; throws in the name of `where` when it is not. */
export const laplacianFor = (where: string, alpha: Matrix | Laplacian, N: number): Laplacian => {
  const [rows, cols] = isLaplacian(alpha) ? [alpha.N, alpha.N] : [alpha.rows, alpha.cols];
  if (rows !== N || cols !== N) throw new RangeError(`${where}: alpha is ${rows}×${cols}, expected ${N}×${N} (N = ${N} rows of x)`);
  return laplacian(alpha);
};

/** L [b; b′], as two views (b: N×q each); for b = f it is ∂(½ tr 𝒞_α[f])/∂f. Throws when α is not N×N. */
export const laplacianTimes = (alpha: Matrix | Laplacian, b: Views): Views => {
  const N = sampleCount('laplacianTimes', b);
  const out = unscaled(laplacianFor('laplacianTimes', alpha, N), b);
  for (const view of [out.x, out.xPrime]) for (let c = 0; c < view.data.length; c++) view.data[c] /= 2 * N * N;
  return out;
};

/**
 * The contrastive covariance: 𝒞_α[a, b] = 1/(2N²) Σ_{i,j} α_ij [(a[i]−a[j])(b[i]−b[j])ᵀ − (a[i]−a[i′])(b[i]−b[i′])ᵀ],
 * the sum running over all i and j. alpha: N×N (or its Laplacian); a: N×p, b: N×q for each view; result p×q.
 * Computed in N²q + Npq operations as [a; a′]ᵀ L [b; b′], which expands to
 * aᵀ diag(r+c) b − aᵀ(α+αᵀ) b − δaᵀ diag(r) δb over 2N². 𝒞_α[a] comes out exactly symmetric.
 * Differences of b are taken before weighting and a is `centred`, hence an error of at most
 * (4N+8)·ε/(2N²)·Σ_i |a_i−m|·(Σ_j(|α_ij|+|α_ji|)|b_i−b_j| + Σ_j|α_ij||b_i−b_i′|), summed over both views:
 * large common offsets do not enter (the lower triangle of 𝒞_α[a] mirrors the upper, errors included). Throws when shapes do not fit. Source: Tian 2023, Eq. 3.
 */
export const contrastiveCovariance = (alpha: Matrix | Laplacian, a: Views, b: Views = a): Matrix => {
  const N = sampleCount('contrastiveCovariance', a);
  if (sampleCount('contrastiveCovariance', b) !== N) {
    throw new RangeError(`contrastiveCovariance: b has ${b.x.rows} rows, expected ${N} (N = ${N} rows of a)`);
  }
  const g = unscaled(laplacianFor('contrastiveCovariance', alpha, N), b);
  const left = centred(a);
  const [p, q] = [a.x.cols, b.x.cols];
  const out = zeros(p, q);
  for (const [l, m] of [[left.x.data, g.x.data], [left.xPrime.data, g.xPrime.data]] as const) {
    for (let i = 0; i < N; i++) {
      for (let u = 0; u < p; u++) {
        const entry = l[i * p + u];
        for (let v = b === a ? u : 0; v < q; v++) out.data[u * q + v] += entry * m[i * q + v];
      }
    }
  }
  for (let u = 0; u < p; u++) {
    for (let v = b === a ? u : 0; v < q; v++) {
      out.data[u * q + v] /= 2 * N * N;
      if (b === a) out.data[v * q + u] = out.data[u * q + v];
    }
  }
  return out;
};
