import { countsOwnPair, pairDivisor, type PairSum } from '../definitions/pairSum.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { zeros } from '../linalg/matrix.ts';
import { offsets } from './offsets.ts';
import { scratch } from './scratch.ts';
import type { Views } from './views.ts';
import { sampleCount } from './views.ts';

/** What the covariance of N samples takes from α. */
export interface Weights {
  readonly N: number;
  /** s = α + αᵀ with the diagonal, which meets only zeros, left out; N×N. */
  readonly s: Float64Array;
  /** The row sums of α itself: the intra-sample term must not see the symmetrised α. */
  readonly r: Float64Array;
}

/**
 * The quadratic form of α on the 2N rows of two views: 𝒞_α[a, b] = [a; a′]ᵀ L [b; b′], L: 2N×2N symmetric,
 * L𝟏 = 0. With s = α + αᵀ and r = α𝟏, (L h)_i = (Σ_j s_ij(h_i − h_j) − r_i(h_i − h_i′))/2N² and
 * (L h)_i′ = r_i(h_i − h_i′)/2N².
 */
export interface Laplacian extends Weights {
  /** out ← L h, both of length 2N (first views, then second) and distinct; allocates nothing; throws on other lengths. */
  apply(h: Float64Array, out: Float64Array): void;
}

const isLaplacian = (alpha: Matrix | Laplacian): alpha is Laplacian => 'apply' in alpha;

/** r ← the row sums of α off the diagonal, added up without it: subtracting it would cancel. */
const ownPairsLeftOut = ({ rows: N, data }: Matrix, r: Float64Array): void => {
  for (let i = 0; i < N; i++) {
    r[i] = 0;
    for (let j = 0; j < N; j++) if (j !== i) r[i] += data[i * N + j];
  }
};

/** s ← α + αᵀ without the diagonal (N×N), r ← α𝟏 (N), without the diagonal of α where the pairs (i, i) do not count. */
const weigh = (alpha: Matrix, s: Float64Array, r: Float64Array, pairs: PairSum): void => {
  const N = alpha.rows;
  for (let i = 0; i < N; i++) r[i] = 0;
  // Row after row within a column: N sums that do not wait for one another.
  for (let j = 0; j < N; j++) for (let i = 0; i < N; i++) r[i] += alpha.data[i * N + j];
  if (!countsOwnPair(pairs)) ownPairsLeftOut(alpha, r);
  for (let i = 0; i < N; i++) {
    s[i * N + i] = 0;
    for (let j = 0; j < i; j++) {
      const both = alpha.data[i * N + j] + alpha.data[j * N + i];
      s[i * N + j] = both;
      s[j * N + i] = both;
    }
  }
};

/** out ← L h for h and out of 2N entries or more. */
export const applyWeights = ({ N, s, r }: Weights, h: Float64Array, out: Float64Array): void => {
  for (let i = 0; i < N; i++) {
    out[N + i] = r[i] * (h[i] - h[N + i]);
    out[i] = -out[N + i];
  }
  // Differences before weights: a common offset of h costs no digit, and L𝟏 = 0 exactly.
  for (let i = 0; i < N; i++) {
    const own = h[i];
    let sum = 0;
    for (let j = i + 1; j < N; j++) {
      const pull = s[i * N + j] * (own - h[j]);
      sum += pull;
      out[j] -= pull;
    }
    out[i] += sum;
  }
  for (let i = 0; i < 2 * N; i++) out[i] /= 2 * N * N;
};

/** The Laplacian of α (N×N, of any sign, not nec. symmetric); given one, returns it. Throws when α is not square or empty. */
export const laplacian = (alpha: Matrix | Laplacian): Laplacian => {
  if (isLaplacian(alpha)) return alpha;
  const N = alpha.rows;
  if (alpha.cols !== N || N < 1) throw new RangeError(`laplacian: alpha is ${alpha.rows}×${alpha.cols}, expected N×N with N ≥ 1`);
  const [s, r] = [new Float64Array(N * N), new Float64Array(N)];
  weigh(alpha, s, r, 'mean of all pairs');
  const apply = (h: Float64Array, out: Float64Array): void => {
    if (h.length !== 2 * N || out.length !== 2 * N || h === out) {
      throw new RangeError(`laplacian: h has ${h.length} and out ${out.length} entries; expected two arrays of 2N = ${2 * N}`);
    }
    applyWeights({ N, s, r }, h, out);
  };
  return { N, s, r, apply };
};

/** Throws, in the name of `where`, unless α is N×N. */
export const checkSize = (where: string, alpha: Matrix | Laplacian, N: number): void => {
  const [rows, cols] = isLaplacian(alpha) ? [alpha.N, alpha.N] : [alpha.rows, alpha.cols];
  if (rows !== N || cols !== N) throw new RangeError(`${where}: alpha is ${rows}×${cols}, expected ${N}×${N} (N = ${N} rows of x)`);
};

/** The Laplacian of α, α being N×N for the N of the views; throws in the name of `where` when it is not. */
export const laplacianFor = (where: string, alpha: Matrix | Laplacian, N: number): Laplacian => {
  checkSize(where, alpha, N);
  return laplacian(alpha);
};

const [roomForS, roomForR] = [scratch(), scratch()];

/** s and r alone, for use at once: those of an α, unlike those of a Laplacian, last until the next call. Throws as `laplacianFor` does, and on a Laplacian with another sum over pairs than its own. */
export const weightsFor = (where: string, alpha: Matrix | Laplacian, N: number, pairs: PairSum = 'mean of all pairs'): Weights => {
  checkSize(where, alpha, N);
  if (isLaplacian(alpha)) {
    if (!countsOwnPair(pairs)) throw new TypeError(`${where}: a Laplacian holds the mean of all pairs; give alpha (${N}×${N}) itself for the ${pairs}`);
    return alpha;
  }
  const [s, r] = [roomForS(N * N), roomForR(N)];
  weigh(alpha, s, r, pairs);
  return { N, s, r };
};

/**
 * g, gPrime ← 2N² L [b; b′] (x, xPrime, g, gPrime: N×q); the factor is left to the caller, so that dyadic data stay
 * exact up to there. Four columns at a time, so that the sums of one sample stay in registers.
 */
const unscaled = ({ N, s, r }: Weights, x: Float64Array, xPrime: Float64Array, q: number, g: Float64Array, gPrime: Float64Array): void => {
  for (let c = 0; c < N * q; c++) g[c] = 0;
  for (let i = 0; i < N; i++) {
    const end = (i + 1) * q;
    for (let c = i * q; c < end; c++) {
      gPrime[c] = r[i] * (x[c] - xPrime[c]);
      g[c] -= gPrime[c];
    }
    let c = i * q;
    for (; c + 4 <= end; c += 4) {
      const x0 = x[c];
      const x1 = x[c + 1];
      const x2 = x[c + 2];
      const x3 = x[c + 3];
      let g0 = g[c];
      let g1 = g[c + 1];
      let g2 = g[c + 2];
      let g3 = g[c + 3];
      for (let j = i + 1, k = c + q; j < N; j++, k += q) {
        const weight = s[i * N + j];
        if (weight === 0) continue;
        const pull0 = weight * (x0 - x[k]);
        const pull1 = weight * (x1 - x[k + 1]);
        const pull2 = weight * (x2 - x[k + 2]);
        const pull3 = weight * (x3 - x[k + 3]);
        g0 += pull0;
        g1 += pull1;
        g2 += pull2;
        g3 += pull3;
        g[k] -= pull0;
        g[k + 1] -= pull1;
        g[k + 2] -= pull2;
        g[k + 3] -= pull3;
      }
      g[c] = g0;
      g[c + 1] = g1;
      g[c + 2] = g2;
      g[c + 3] = g3;
    }
    for (; c < end; c++) {
      let sum = g[c];
      for (let j = i + 1, k = c + q; j < N; j++, k += q) {
        const weight = s[i * N + j];
        if (weight === 0) continue;
        const pull = weight * (x[c] - x[k]);
        sum += pull;
        g[k] -= pull;
      }
      g[c] = sum;
    }
  }
};

/** L [b; b′], as two views (b: N×q each), with the sum over pairs told; for b = f it is ∂(½ tr 𝒞_α[f])/∂f. Throws when α is not N×N. */
export const laplacianTimes = (alpha: Matrix | Laplacian, b: Views, pairs: PairSum = 'mean of all pairs'): Views => {
  const N = sampleCount('laplacianTimes', b);
  const q = b.x.cols;
  const out = { x: zeros(N, q), xPrime: zeros(N, q) };
  unscaled(weightsFor('laplacianTimes', alpha, N, pairs), b.x.data, b.xPrime.data, q, out.x.data, out.xPrime.data);
  const divisor = pairDivisor(pairs, N);
  for (let c = 0; c < N * q; c++) {
    out.x.data[c] /= divisor;
    out.xPrime.data[c] /= divisor;
  }
  return out;
};

/** out ← out + (l − 1mᵀ)ᵀ g (l: N×p, m: p, g: N×q; out: p×q), in blocks of 2×2; those below the diagonal are left out if told. */
const addProduct = (l: Float64Array, m: Float64Array, g: Float64Array, N: number, p: number, q: number, upper: boolean, out: Float64Array): void => {
  for (let u = 0; u < p; u += 2) {
    for (let v = upper ? u : 0; v < q; v += 2) {
      const at = u * q + v;
      if (u + 1 < p && v + 1 < q) {
        const m0 = m[u];
        const m1 = m[u + 1];
        let o00 = out[at];
        let o01 = out[at + 1];
        let o10 = out[at + q];
        let o11 = out[at + q + 1];
        for (let i = 0, j = u, k = v; i < N; i++, j += p, k += q) {
          const l0 = l[j] - m0;
          const l1 = l[j + 1] - m1;
          o00 += l0 * g[k];
          o01 += l0 * g[k + 1];
          o10 += l1 * g[k];
          o11 += l1 * g[k + 1];
        }
        out[at] = o00;
        out[at + 1] = o01;
        out[at + q] = o10;
        out[at + q + 1] = o11;
      } else if (u + 1 < p) {
        for (let i = 0, j = u, k = v; i < N; i++, j += p, k += q) {
          out[at] += (l[j] - m[u]) * g[k];
          out[at + q] += (l[j + 1] - m[u + 1]) * g[k];
        }
      } else {
        for (let i = 0, j = u, k = v; i < N; i++, j += p, k += q) {
          out[at] += (l[j] - m[u]) * g[k];
          if (v + 1 < q) out[at + 1] += (l[j] - m[u]) * g[k + 1];
        }
      }
    }
  }
};

const [roomForG, roomForGPrime, roomForOffsets] = [scratch(), scratch(), scratch()];

/**
 * The contrastive covariance: 𝒞_α[a, b] = 1/(2N²) Σ_{i,j} α_ij [(a[i]−a[j])(b[i]−b[j])ᵀ − (a[i]−a[i′])(b[i]−b[i′])ᵀ],
 * the sum running over all i and j; or, with `pairs` so, Σ_i Σ_{j≠i} undivided. alpha: N×N (or its Laplacian, for the
 * mean); a: N×p, b: N×q for each view; result p×q.
 * Computed in N²q + Npq operations as [a; a′]ᵀ L [b; b′], which expands to
 * aᵀ diag(r+c) b − aᵀ(α+αᵀ) b − δaᵀ diag(r) δb over 2N². 𝒞_α[a] comes out exactly symmetric.
 * Differences of b are taken before weighting and a is `centred`, hence an error of at most
 * (4N+8)·ε/(2N²)·Σ_i |a_i−m|·(Σ_j(|α_ij|+|α_ji|)|b_i−b_j| + Σ_j|α_ij||b_i−b_i′|), summed over both views:
 * large common offsets do not enter (the lower triangle of 𝒞_α[a] mirrors the upper, errors included). Throws when shapes do not fit. Source: Tian 2023, Eq. 3.
 */
export const contrastiveCovariance = (alpha: Matrix | Laplacian, a: Views, b: Views = a, pairs: PairSum = 'mean of all pairs'): Matrix => {
  const N = sampleCount('contrastiveCovariance', a);
  if (sampleCount('contrastiveCovariance', b) !== N) {
    throw new RangeError(`contrastiveCovariance: b has ${b.x.rows} rows, expected ${N} (N = ${N} rows of a)`);
  }
  const [p, q] = [a.x.cols, b.x.cols];
  const [g, gPrime, m] = [roomForG(N * q), roomForGPrime(N * q), roomForOffsets(p)];
  unscaled(weightsFor('contrastiveCovariance', alpha, N, pairs), b.x.data, b.xPrime.data, q, g, gPrime);
  offsets(a.x.data, a.xPrime.data, N, p, m);
  const [out, divisor] = [zeros(p, q), pairDivisor(pairs, N)];
  addProduct(a.x.data, m, g, N, p, q, b === a, out.data);
  addProduct(a.xPrime.data, m, gPrime, N, p, q, b === a, out.data);
  for (let u = 0; u < p; u++) {
    for (let v = b === a ? u : 0; v < q; v++) {
      out.data[u * q + v] /= divisor;
      if (b === a) out.data[v * q + u] = out.data[u * q + v];
    }
  }
  return out;
};
