import { countsOwnPair, pairDivisor, type PairSum } from '../definitions/pairSum.ts';
import { floats } from '../linalg/floats.ts';
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

/** s ← α + αᵀ without the diagonal (N×N), r ← α𝟏 (N), without the diagonal of α where the pairs (i, i) do not count. */
const weigh = ({ rows: N, data }: Matrix, s: Float64Array, r: Float64Array, pairs: PairSum): void => {
  const own = countsOwnPair(pairs);
  for (let i = 0; i < N; i++) {
    // Every row sum still grows from left to right: α_ij while i is the row, the rest as later rows pass.
    let sum = 0;
    s[i * N + i] = 0;
    for (let j = 0, at = i * N, across = i; j < i; j++, at++, across += N) {
      const below = data[at];
      const above = data[across];
      s[at] = s[across] = below + above;
      sum += below;
      r[j] += above;
    }
    r[i] = own ? sum + data[i * N + i] : sum;
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
  const s = floats(N * N);
  const r = floats(N);
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
  const s = roomForS(N * N);
  const r = roomForR(N);
  weigh(alpha, s, r, pairs);
  return { N, s, r };
};

/** Row i and column c alone: the pulls between sample i and the samples from `from` on. A weight of 0 pulls nothing, not 0·∞. */
const pullOne = (N: number, s: Float64Array, x: Float64Array, q: number, g: Float64Array, i: number, c: number, from: number): void => {
  const own = x[i * q + c];
  let sum = g[i * q + c];
  for (let j = from, k = j * q + c; j < N; j++, k += q) {
    const weight = s[i * N + j];
    if (weight === 0) continue;
    const pull = weight * (own - x[k]);
    sum += pull;
    g[k] -= pull;
  }
  g[i * q + c] = sum;
};

/** The same of rows i and i + 1 and columns c and c + 1, whose sums stay in registers: x and g of sample j are read once for both rows; but a weight of 0 pulls 0·∞. */
const pullFour = (N: number, s: Float64Array, x: Float64Array, q: number, g: Float64Array, i: number, c: number): void => {
  const a = i * q + c;
  const b = a + q;
  const x0 = x[a];
  const x1 = x[a + 1];
  const y0 = x[b];
  const y1 = x[b + 1];
  let g0 = g[a];
  let g1 = g[a + 1];
  let h0 = g[b];
  let h1 = g[b + 1];
  for (let j = i + 2, k = j * q + c, u = i * N + j, v = u + N; j < N; j++, k += q, u++, v++) {
    const z0 = x[k];
    const z1 = x[k + 1];
    const first = s[u];
    const second = s[v];
    const d0 = first * (x0 - z0);
    const d1 = first * (x1 - z1);
    const e0 = second * (y0 - z0);
    const e1 = second * (y1 - z1);
    g0 += d0;
    g1 += d1;
    h0 += e0;
    h1 += e1;
    g[k] = g[k] - d0 - e0;
    g[k + 1] = g[k + 1] - d1 - e1;
  }
  g[a] = g0;
  g[a + 1] = g1;
  g[b] = h0;
  g[b + 1] = h1;
};

/**
 * g, gPrime ← 2N² L [b; b′] (x, xPrime, g, gPrime: N×q); the factor is left to the caller, so that dyadic data stay
 * exact up to there. `oneByOne`: no weight of 0 meets an infinite difference.
 */
const unscaled = (weights: Weights, x: Float64Array, xPrime: Float64Array, q: number, g: Float64Array, gPrime: Float64Array, oneByOne = false): void => {
  const { N, s, r } = weights;
  for (let i = 0, at = 0; i < N; i++) {
    for (const end = at + q; at < end; at++) {
      gPrime[at] = r[i] * (x[at] - xPrime[at]);
      g[at] = 0;
    }
  }
  for (let i = 0; i < N; i += 2) {
    const start = i * q;
    const next = start + q;
    for (let at = start; at < next; at++) g[at] -= gPrime[at];
    if (i + 1 === N) break;
    const weight = s[i * N + i + 1];
    for (let at = start; at < next; at++) {
      const pull = weight === 0 ? 0 : weight * (x[at] - x[at + q]);
      g[at] += pull;
      g[at + q] = g[at + q] - pull - gPrime[at + q];
    }
    let c = 0;
    if (!oneByOne) for (; c + 2 <= q; c += 2) pullFour(N, s, x, q, g, i, c);
    for (; c < q; c++) {
      pullOne(N, s, x, q, g, i, c, i + 2);
      pullOne(N, s, x, q, g, i + 1, c, i + 2);
    }
  }
  // A difference that overflows meets a weight of 0 too rarely for a question at every pair.
  if (!oneByOne) for (let at = 0; at < N * q; at++) if (Number.isNaN(g[at])) return unscaled(weights, x, xPrime, q, g, gPrime, true);
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

/** out ← out + (l − 1mᵀ)ᵀ g at rows u to u + 3 and columns v and v + 1. */
const addEight = (l: Float64Array, m: Float64Array, g: Float64Array, N: number, p: number, q: number, u: number, v: number, out: Float64Array): void => {
  const m0 = m[u];
  const m1 = m[u + 1];
  const m2 = m[u + 2];
  const m3 = m[u + 3];
  const a = u * q + v;
  const b = a + q;
  const c = b + q;
  const d = c + q;
  let a0 = out[a];
  let a1 = out[a + 1];
  let b0 = out[b];
  let b1 = out[b + 1];
  let c0 = out[c];
  let c1 = out[c + 1];
  let d0 = out[d];
  let d1 = out[d + 1];
  for (let i = 0, j = u, k = v; i < N; i++, j += p, k += q) {
    const g0 = g[k];
    const g1 = g[k + 1];
    const l0 = l[j] - m0;
    const l1 = l[j + 1] - m1;
    const l2 = l[j + 2] - m2;
    const l3 = l[j + 3] - m3;
    a0 += l0 * g0;
    a1 += l0 * g1;
    b0 += l1 * g0;
    b1 += l1 * g1;
    c0 += l2 * g0;
    c1 += l2 * g1;
    d0 += l3 * g0;
    d1 += l3 * g1;
  }
  out[a] = a0;
  out[a + 1] = a1;
  out[b] = b0;
  out[b + 1] = b1;
  out[c] = c0;
  out[c + 1] = c1;
  out[d] = d0;
  out[d + 1] = d1;
};

/** The same at rows u and u + 1. */
const addFour = (l: Float64Array, m: Float64Array, g: Float64Array, N: number, p: number, q: number, u: number, v: number, out: Float64Array): void => {
  const m0 = m[u];
  const m1 = m[u + 1];
  const a = u * q + v;
  const b = a + q;
  let a0 = out[a];
  let a1 = out[a + 1];
  let b0 = out[b];
  let b1 = out[b + 1];
  for (let i = 0, j = u, k = v; i < N; i++, j += p, k += q) {
    const l0 = l[j] - m0;
    const l1 = l[j + 1] - m1;
    const g0 = g[k];
    const g1 = g[k + 1];
    a0 += l0 * g0;
    a1 += l0 * g1;
    b0 += l1 * g0;
    b1 += l1 * g1;
  }
  out[a] = a0;
  out[a + 1] = a1;
  out[b] = b0;
  out[b + 1] = b1;
};

const addOne = (l: Float64Array, m: Float64Array, g: Float64Array, N: number, p: number, q: number, u: number, v: number, out: Float64Array): void => {
  let sum = out[u * q + v];
  for (let i = 0, j = u, k = v; i < N; i++, j += p, k += q) sum += (l[j] - m[u]) * g[k];
  out[u * q + v] = sum;
};

/** out ← out + (l − 1mᵀ)ᵀ g (l: N×p, m: p, g: N×q; out: p×q), in blocks of 4×2 and 2×2; those below the diagonal are left out if told. */
const addProduct = (l: Float64Array, m: Float64Array, g: Float64Array, N: number, p: number, q: number, upper: boolean, out: Float64Array): void => {
  for (let u = 0; u < p; ) {
    let v = upper ? u : 0;
    const rows = u + 4 <= p ? 4 : u + 2 <= p ? 2 : 1;
    if (rows === 4 && upper) {
      addFour(l, m, g, N, p, q, u, u, out);
      addFour(l, m, g, N, p, q, u, u + 2, out);
      addFour(l, m, g, N, p, q, u + 2, u + 2, out);
      v = u + 4;
    }
    for (; v + 2 <= q; v += 2) {
      if (rows === 4) addEight(l, m, g, N, p, q, u, v, out);
      else if (rows === 2) addFour(l, m, g, N, p, q, u, v, out);
      else {
        addOne(l, m, g, N, p, q, u, v, out);
        addOne(l, m, g, N, p, q, u, v + 1, out);
      }
    }
    if (v < q) for (let k = 0; k < rows; k++) addOne(l, m, g, N, p, q, u + k, v, out);
    u += rows;
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
