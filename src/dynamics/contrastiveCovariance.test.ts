import { describe, expect, test } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { contrastiveCovariance as definition } from '../definitions/contrastiveCovariance.ts';
import { stream } from '../generators/stream.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { equal, fromRows, mapEntries, matrixOf, maxAbs, transpose, zeros } from '../linalg/matrix.ts';
import { contrastiveCovariance, laplacian, laplacianTimes } from './contrastiveCovariance.ts';
import { batches, gridMatrix, instances, laplacianSize, liftViews, normalMatrix, pairedSize, worstRatio } from './twins.testing.ts';
import type { Views } from './views.ts';
import { centred } from './views.ts';

/** One coordinate a sample. */
const views = (x: number[], xPrime: number[] = x): Views => ({ x: matrixOf(x.length, 1, (i) => x[i]), xPrime: matrixOf(x.length, 1, (i) => xPrime[i]) });
const value = (alpha: number[][], a: Views, b: Views = a): number => contrastiveCovariance(fromRows(alpha), a, b).data[0];
/** The exact value of Eq. (3), rounded once. */
const exactly = (alpha: Matrix, a: Views, b: Views): Matrix =>
  fromRows(definition(rational, lift(rational, alpha), liftViews(rational, a), liftViews(rational, b)).map((r) => r.map(rational.toNumber)));

describe('contrastiveCovariance', () => {
  test('is its definition, to the documented rounding bound, on every family', () => {
    let worst = 0;
    let where = '';
    const s = stream(1);
    for (const { name, views: a, alpha } of instances(s)) {
      const scale = maxAbs(a.x) > 1e100 ? 1e150 : 1;
      const other = batches(s, a.x.rows, 2)['independent'] as Views;
      const b = { x: mapEntries(other.x, (entry) => entry * scale), xPrime: other.xPrime };
      for (const right of [a, b]) {
        const size = pairedSize(centred(a), laplacianSize(alpha, right));
        const exact = definition(rational, lift(rational, alpha), liftViews(rational, a), liftViews(rational, right));
        // The lower triangle of 𝒞_α[a] mirrors the upper, errors included.
        const at = right === a ? (u: number, v: number) => Math.min(u, v) * size.cols + Math.max(u, v) : (u: number, v: number) => u * size.cols + v;
        // 4N + 8 roundings: sums over 2N rows of sums over N partners, and a handful a term.
        const ratio = worstRatio(contrastiveCovariance(alpha, a, right), exact, (u, v) => (4 * a.x.rows + 8) * Number.EPSILON * size.data[at(u, v)]);
        if (ratio > worst) [worst, where] = [ratio, name];
      }
    }
    expect(worst, where).toBeLessThanOrEqual(1);
    // A bound that nothing comes near would not notice a fault of a few ulps.
    expect(worst, 'the bound is not vacuous').toBeGreaterThan(1 / 500);
  });

  test('dyadic data: one rounding in all, by the factor 1/(2N²)', () => {
    const s = stream(2);
    for (let n = 0; n < 50; n++) {
      const N = s.integer(1, 6);
      const [alpha, a] = [gridMatrix(s, N, N), { x: gridMatrix(s, N, 2), xPrime: gridMatrix(s, N, 2) }];
      const b = { x: gridMatrix(s, N, 3), xPrime: gridMatrix(s, N, 3) };
      expect(equal(contrastiveCovariance(alpha, a, b), exactly(alpha, a, b))).toBe(true);
    }
  });

  test('sign of the intra-sample term: 𝒞 = −½α₁₁ δa δb for N = 1', () => {
    expect(value([[3]], views([5], [1]), views([2], [4]))).toBe(-0.5 * 3 * 4 * -2);
  });

  test('sign of the inter-sample term, and the factor 1/(2N²): 𝒞₁ is the (biased) variance without augmentation', () => {
    expect(value([[1, 1], [1, 1]], views([0, 2]))).toBe(1);
  });

  test('α transposed in the row-sum term: α₁₂ alone weights the intra term of sample 1, not of sample 2', () => {
    expect(value([[0, 1], [0, 0]], views([0, 0], [1, 0]))).toBe(-1 / 8);
    expect(value([[0, 1], [0, 0]], views([0, 0], [0, 1]))).toBeCloseTo(0, 300);
  });

  test('α is not symmetrised: (α + αᵀ)/2 changes 𝒞_α, through the intra term only', () => {
    const [alpha, half] = [[[0, 1], [0, 0]], [[0, 0.5], [0.5, 0]]];
    expect(value(alpha, views([0, 3], [1, 3]))).toBe((9 - 1) / 8);
    expect(value(half, views([0, 3], [1, 3]))).toBe((9 - 0.5) / 8);
    expect(value(alpha, views([0, 3]))).toBe(value(half, views([0, 3])));
  });

  test('the sum runs over all (i, j), i = j included: the diagonal of α weights the intra term', () => {
    expect(value([[1, 0], [0, 0]], views([0, 9], [2, 9]))).toBe(-4 / 8);
    expect(value([[1, 0], [0, 0]], views([0, 9]))).toBeCloseTo(0, 300);
  });

  test('common offsets of 1e8 cost no digit', () => {
    const s = stream(3);
    const a = { x: gridMatrix(s, 5, 2), xPrime: gridMatrix(s, 5, 2) };
    const alpha = normalMatrix(s, 5, 5);
    const moved = { x: mapEntries(a.x, (entry) => entry + 1e8), xPrime: mapEntries(a.xPrime, (entry) => entry + 1e8) };
    const exact = exactly(alpha, a, a);
    const found = contrastiveCovariance(alpha, moved, { ...moved });
    const size = pairedSize(a, laplacianSize(alpha, a));
    // Twice the size, since centring on another value may double |a − m|.
    found.data.forEach((entry, c) => expect(Math.abs(entry - exact.data[c])).toBeLessThanOrEqual(2 * 28 * Number.EPSILON * maxAbs(size)));
  });

  test('𝒞_α[a] is symmetric to the bit, and 𝒞_α[a, b]ᵀ = 𝒞_α[b, a] on dyadic data', () => {
    const s = stream(4);
    const [a, b] = [{ x: normalMatrix(s, 4, 3), xPrime: normalMatrix(s, 4, 3) }, { x: gridMatrix(s, 4, 2), xPrime: gridMatrix(s, 4, 2) }];
    const own = contrastiveCovariance(normalMatrix(s, 4, 4), a);
    expect(equal(own, transpose(own))).toBe(true);
    const [alpha, c] = [gridMatrix(s, 4, 4), { x: gridMatrix(s, 4, 3), xPrime: gridMatrix(s, 4, 3) }];
    expect(equal(transpose(contrastiveCovariance(alpha, b, c)), contrastiveCovariance(alpha, c, b))).toBe(true);
  });

  test('says which shape is wrong', () => {
    const three = views([1, 2, 3]);
    expect(() => contrastiveCovariance(zeros(3, 4), three)).toThrow('contrastiveCovariance: alpha is 3×4, expected 3×3 (N = 3 rows of x)');
    expect(() => contrastiveCovariance(laplacian(zeros(2, 2)), three)).toThrow('alpha is 2×2, expected 3×3');
    expect(() => contrastiveCovariance(zeros(3, 3), three, views([1, 2]))).toThrow('b has 2 rows, expected 3');
    expect(() => contrastiveCovariance(zeros(3, 3), { x: zeros(3, 1), xPrime: zeros(2, 1) })).toThrow('x is 3×1 and xPrime 2×1');
    expect(() => contrastiveCovariance(zeros(0, 0), { x: zeros(0, 1), xPrime: zeros(0, 1) })).toThrow('at least one sample');
  });
});

describe('laplacian', () => {
  test('is the quadratic form of 𝒞_α: aᵀLb = 𝒞_α[a, b] on dyadic data, for all pairs of unit vectors', () => {
    const s = stream(5);
    for (const N of [1, 2, 4]) {
      const alpha = gridMatrix(s, N, N);
      const L = laplacian(alpha);
      const unit = (at: number): Float64Array => Float64Array.from({ length: 2 * N }, (_, i) => (i === at ? 1 : 0));
      const asViews = (h: Float64Array): Views => views([...h.subarray(0, N)], [...h.subarray(N)]);
      for (let u = 0; u < 2 * N; u++) {
        const out = new Float64Array(2 * N);
        L.apply(unit(u), out);
        for (let v = 0; v < 2 * N; v++) expect(out[v] + 0).toBe(exactly(alpha, asViews(unit(v)), asViews(unit(u))).data[0]);
      }
    }
  });

  test('L𝟏 = 0 exactly, and apply agrees with laplacianTimes column by column', () => {
    const s = stream(6);
    const N = 6;
    const alpha = normalMatrix(s, N, N);
    const L = laplacian(alpha);
    const out = new Float64Array(2 * N);
    L.apply(new Float64Array(2 * N).fill(0.1), out);
    expect(maxAbs({ data: out })).toBe(0);
    const b = { x: normalMatrix(s, N, 2), xPrime: normalMatrix(s, N, 2) };
    const both = laplacianTimes(L, b);
    const size = laplacianSize(alpha, b);
    for (const c of [0, 1]) {
      const h = Float64Array.from({ length: 2 * N }, (_, i) => (i < N ? b.x : b.xPrime).data[(i % N) * 2 + c]);
      L.apply(h, out);
      // The two sum a row's N + 1 terms in different orders.
      for (let i = 0; i < N; i++) {
        expect(Math.abs(out[i] - both.x.data[2 * i + c])).toBeLessThanOrEqual((N + 1) * Number.EPSILON * size.x.data[2 * i + c]);
        expect(out[N + i]).toBe(both.xPrime.data[2 * i + c]);
      }
    }
  });

  test.each([1, 2, 3, 5])('a weight of 0 pulls nothing, however far apart its samples: %i columns, beside the same without these samples', (q) => {
    const s = stream(8);
    const far = [1.5e308, -1.5e308];
    const [x, xPrime] = [normalMatrix(s, 3, q), normalMatrix(s, 3, q)];
    const within = normalMatrix(s, 3, 3);
    const alpha = matrixOf(5, 5, (i, j) => (i < 3 && j < 3 ? within.data[3 * i + j] : 0));
    const joint = (near: Matrix): Matrix => matrixOf(5, q, (i, c) => (i < 3 ? near.data[i * q + c] : far[i - 3]));
    const all = laplacianTimes(alpha, { x: joint(x), xPrime: joint(xPrime) });
    const few = laplacianTimes(within, { x, xPrime });
    // The same sums but for their order, over 2·5² instead of 2·3².
    const size = laplacianSize(within, { x, xPrime });
    for (let at = 0; at < 3 * q; at++) expect(Math.abs(all.x.data[at] * (25 / 9) - few.x.data[at])).toBeLessThanOrEqual(4 * Number.EPSILON * size.x.data[at]);
    for (let at = 3 * q; at < 5 * q; at++) expect(all.x.data[at]).toBe(0);
  });

  test('refuses an α that is not square, and arrays that are not two of length 2N', () => {
    expect(() => laplacian(zeros(3, 4))).toThrow('laplacian: alpha is 3×4, expected N×N');
    expect(() => laplacian(zeros(0, 0))).toThrow('N ≥ 1');
    const h = new Float64Array(4);
    expect(() => laplacian(zeros(2, 2)).apply(h, h)).toThrow('expected two arrays of 2N = 4');
    expect(() => laplacian(zeros(2, 2)).apply(h, new Float64Array(3))).toThrow('out 3 entries');
    const L = laplacian(zeros(2, 2));
    expect(laplacian(L)).toBe(L);
  });
});
