import { drawSymmetric, simplerSymmetric } from '../generators/symmetric.ts';
import { mapEntries, matrixOf, maxAbs, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { anyMatrix } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

const isSymmetric = (A: Matrix): boolean => A.data.every((entry, k) => entry === A.data[(k % A.cols) * A.cols + Math.floor(k / A.cols)]);

const inRange = (A: Matrix): boolean => A.data.every((entry) => entry === 0 || (Math.abs(entry) >= 2 ** -200 && Math.abs(entry) <= 2 ** 200));

/** Moves of symmetric matrices that keep them so. */
const shaken = (A: Matrix, change: () => number): Matrix => {
  const moves = mapEntries(A, change);
  return mapEntries(A, (entry, i, j) => entry + moves.data[Math.min(i, j) * A.cols + Math.max(i, j)] + 0);
};

const symmetric: Field<Matrix> = {
  kind: 'matrix',
  what: 'symmetric form A',
  axes: [['M'], ['M']],
  draw: (stream, { M }) => {
    const A = drawSymmetric(stream, M);
    return inRange(A) ? A : mapEntries(A, (entry) => (Math.abs(entry) < 2 ** -200 ? 0 : entry));
  },
  valid: (A) => inRange(A) && isSymmetric(A),
  simpler: simplerSymmetric,
  mutate: (stream, A, step) => shaken(A, () => step * stream.normal() * (maxAbs(A) || 1)),
};

/** Forms of all kinds, one in four at the limit of the criterion: A₁₁ = −A₁₂, the other repulsions zero, A₂₂ the stronger half of the time. */
const balanced: Field<Matrix> = {
  ...symmetric,
  draw: (stream, dims, drawn) => {
    const A = symmetric.draw(stream, dims, drawn);
    if (dims.M < 2 || !stream.chance(1 / 4)) return A;
    const limit = Math.abs(A.data[1]) || 1;
    const second = stream.chance(0.5) ? 2 * limit : A.data[dims.M + 1];
    const entryAt = (entry: number, m: number, n: number): number => {
      if (m > 1 && n > 1) return entry;
      if (m + n === 0) return limit;
      if (m + n === 1) return -limit;
      return m === 1 && n === 1 ? second : m === 0 || n === 0 ? 0 : entry;
    };
    return mapEntries(A, entryAt);
  },
};

const zMatrix = (A: Matrix): Matrix => mapEntries(A, (entry, m, n) => (m === n ? entry : -Math.abs(entry) + 0));

/** A_mn ≤ 0 for m ≠ n. */
export const offDiagonalNonPositive = hypothesis<{ readonly A: Matrix }>({
  words: 'A is a Z-matrix: no entry off its diagonal is positive',
  tex: String.raw`A_{mn} \le 0\ (m \ne n)`,
  narrow: { A: { ...symmetric, what: 'symmetric Z-matrix A', draw: (stream, dims, drawn) => zMatrix(balanced.draw(stream, dims, drawn)), mutate: (stream, A, step) => zMatrix(symmetric.mutate?.(stream, A, step) ?? A), valid: (A) => symmetric.valid(A) && A.data.every((entry, k) => entry <= 0 || k % A.cols === Math.floor(k / A.cols)) } },
  holds: ({ A }) => A.data.every((entry, k) => entry <= 0 || k % A.cols === Math.floor(k / A.cols)),
});

/** A symmetric form and a direction. */
export const zForm = setting({
  id: 'z-form',
  words: 'For all symmetric M×M forms A and vectors v',
  dims: { M: [1, 5] },
  fields: { A: symmetric, v: anyMatrix('a vector', [[], ['M']]) },
});

/** v ≥ 0. */
export const nonNegativeVector = hypothesis<{ readonly v: Matrix }>({
  words: 'v has no negative entry',
  tex: String.raw`v \ge 0`,
  narrow: { v: { ...zForm.fields.v, draw: (stream, dims, drawn) => mapEntries(zForm.fields.v.draw(stream, dims, drawn), (entry) => Math.abs(entry)), valid: (v) => zForm.fields.v.valid(v) && v.data.every((entry) => entry >= 0) } },
  holds: ({ v }) => v.data.every((entry) => entry >= 0),
});

/** A form, the widths of a network, and a direction in which to leave its single-feature point. */
export const singleFeature = setting({
  id: 'single-feature',
  words: 'For all symmetric M×M forms A, two-layer ReLU networks with K hidden units and O outputs at the point where one unit holds the first component, and directions P, Q in which to leave it',
  dims: { M: [1, 5], K: [1, 3], O: [1, 2] },
  fields: { A: balanced, P: anyMatrix('direction of the first layer', [['K'], ['M']]), Q: anyMatrix('direction of the second layer', [['O'], ['K']]) },
});

export interface SingleFeature {
  readonly A: Matrix;
  readonly P: Matrix;
  readonly Q: Matrix;
  readonly dims: Readonly<Record<string, number>>;
}

/** K ≥ 2. */
export const unusedUnit = hypothesis<{ readonly dims: Readonly<Record<string, number>> }>({
  words: 'at least one hidden unit is unused',
  tex: String.raw`K \ge 2`,
  narrowDims: { K: [2, 3] },
  holds: ({ dims }) => dims.K >= 2,
});

/** √(Σ_{n≠1} A_1n²) and max_{n≠1} |A_1n|. */
export const repulsion = (A: Matrix): { readonly euclidean: number; readonly largest: number } => {
  const size = maxAbs(A) || 1;
  let [sum, largest] = [0, 0];
  for (let n = 1; n < A.cols; n++) {
    sum += (A.data[n] / size) ** 2;
    largest = Math.max(largest, Math.abs(A.data[n]));
  }
  return { euclidean: size * Math.sqrt(sum), largest };
};

/** Margins by which A₁₁ is told from the repulsion, and repulsions from zero, of the largest entry of A. */
export const leastMargin = 2 ** -8;

/** A₁₁ ≠ √(Σ_{n≠1} A_1n²), by a margin. */
export const clearMargin = hypothesis<{ readonly A: Matrix }>({
  words: 'A₁₁ is not at the limit of the criterion',
  tex: String.raw`A_{11} \ne \big(\textstyle\sum_{n \ne 1} A_{1n}^2\big)^{1/2}`,
  holds: ({ A }) => Math.abs(A.data[0] - repulsion(A).euclidean) > leastMargin * maxAbs(A),
});

/** A_1n < 0, or A_nn < A₁₁, for every n ≠ 1. */
export const repelledOrWeaker = hypothesis<{ readonly A: Matrix }>({
  words: 'every other component is repelled, or weaker',
  tex: String.raw`A_{1n} < 0 \text{ or } A_{nn} < A_{11}\ (n \ne 1)`,
  holds: ({ A }) => {
    const margin = leastMargin * maxAbs(A);
    return Array.from({ length: A.cols }, (_, n) => n === 0 || Math.abs(A.data[n]) > margin || A.data[n * A.cols + n] < A.data[0] - margin).every(Boolean);
  },
});

/** The unit layers of the single-feature point: V = e₁ē₁ᵀ, W₂ = e₁e₁ᵀ. */
export const singleFeaturePoint = ({ dims }: SingleFeature): { readonly W1: Matrix; readonly W2: Matrix } => ({
  W1: matrixOf(dims.K, dims.M, (k, m) => (k + m === 0 ? 1 : 0)),
  W2: matrixOf(dims.O, dims.K, (o, k) => (o + k === 0 ? 1 : 0)),
});
