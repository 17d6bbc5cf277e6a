import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import type { Views } from '../dynamics/views.ts';
import { drawActivation, simplerActivations } from '../generators/activation.ts';
import { drawImportances, simplerImportances } from '../generators/importances.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { drawSecondViews } from '../generators/secondViews.ts';
import type { Stream } from '../generators/stream.ts';
import { drawWeights } from '../generators/weights.ts';
import { axisLength } from './axes.ts';
import type { Axis, Dims, Field, Value } from './field.ts';
import { mapEntries, type Matrix } from '../linalg/matrix.ts';

type Axes = readonly [Axis, Axis];
type Drawn = Readonly<Record<string, Value>>;

/**
 * Entries are 0 or between 2⁻²⁰⁰ and 2²⁰⁰ in size: products of five of them neither underflow nor overflow, so that
 * a residual speaks of the statement and not of the range of float64.
 */
const [least, largest] = [2 ** -200, 2 ** 200];

// A loop, since it runs twice on every matrix of every instance: `every` with a closure took a tenth of a fast search.
const finite = ({ data }: Matrix): boolean => {
  for (let k = 0; k < data.length; k++) {
    const size = Math.abs(data[k]);
    if (size !== 0 && !(size >= least && size <= largest)) return false;
  }
  return true;
};

const inRange = (m: Matrix): Matrix =>
  finite(m) ? m : mapEntries(m, (entry) => (Math.abs(entry) < least ? 0 : Math.sign(entry) * Math.min(Math.abs(entry), largest)));

const matrixField = (
  what: string,
  axes: Axes,
  draw: (stream: Stream, rows: number, cols: number, drawn: Drawn, dims: Dims) => Matrix,
  options: Partial<Pick<Field<Matrix>, 'valid' | 'simpler' | 'mutate'>> = {},
): Field<Matrix> => ({
  kind: 'matrix',
  what,
  axes,
  valid: finite,
  ...options,
  draw: (stream, dims, drawn) => inRange(draw(stream, axisLength(axes[0], dims), axisLength(axes[1], dims), drawn, dims)),
});

/** Any finite matrix, from all structural families. */
export const anyMatrix = (what: string, axes: Axes): Field<Matrix> =>
  matrixField(what, axes, (stream, rows, cols) => drawMatrix(stream, rows, cols));

/** Second views of the samples in field `of`: equal, noisy, masked, redrawn or independent. */
export const secondViews = (what: string, axes: Axes, of: string): Field<Matrix> =>
  matrixField(what, axes, (stream, _rows, _cols, drawn) => drawSecondViews(stream, drawn[of] as Matrix));

/** Pairwise importances α: N×N of every family, also signed and non-symmetric, InfoNCE's at the views named, or made from what is drawn. */
export const importances = (axis: Axis, views: readonly [string, string] | ((drawn: Drawn) => Views)): Field<Matrix> =>
  matrixField(
    'pairwise importances',
    [axis, axis],
    (stream, _rows, _cols, drawn) => drawImportances(stream, typeof views === 'function' ? views(drawn) : ({ x: drawn[views[0]], xPrime: drawn[views[1]] } as Views)),
    { simpler: simplerImportances },
  );

const isZeroRow = ({ cols, data }: Matrix, i: number): boolean => {
  for (let k = i * cols; k < (i + 1) * cols; k++) if (data[k] !== 0) return false;
  return true;
};

/** Whether the entries are those of `anyMatrix` and no row is zero. */
export const everyRowNonZero = (m: Matrix): boolean => {
  for (let i = 0; i < m.rows; i++) if (isZeroRow(m, i)) return false;
  return finite(m);
};

/** P⊥ and the direction of w are undefined at 0: a zero row becomes the first axis. */
const withoutZeroRows = (m: Matrix): Matrix => {
  if (everyRowNonZero(m)) return m;
  const out = mapEntries(m, (entry) => entry);
  for (let i = 0; i < m.rows; i++) if (isZeroRow(m, i)) out.data[i * m.cols] = 1;
  return out;
};

/** Weight vectors, one a row, none of them zero (P⊥ is undefined at 0); some orthogonal to samples of `near`. */
export const weights = (what: string, axes: Axes, near?: string): Field<Matrix> =>
  matrixField(
    what,
    axes,
    (stream, rows, cols, drawn) => withoutZeroRows(drawWeights(stream, rows, cols, near === undefined ? undefined : (drawn[near] as Matrix))),
    { valid: everyRowNonZero },
  );

/** An activation, of all or of the given names. */
export const activation = (names?: readonly ActivationName[]): Field<ActivationName> => ({
  kind: 'choice',
  what: 'activation',
  draw: (stream) => (names === undefined ? drawActivation(stream) : stream.pick(names)),
  valid: (name) => names === undefined || names.includes(name),
  simpler: simplerActivations,
});

/** An activation with h(u) = h′(u)u. */
export const homogeneousActivations: Field<ActivationName> = activation(homogeneousNames);

/** One of a few named alternatives, the first being the simplest. */
export const choice = <const T extends string>(what: string, ...names: readonly T[]): Field<T> => ({
  kind: 'choice',
  what,
  draw: (stream) => stream.pick(names),
  valid: (name) => names.includes(name),
  simpler: (name) => names.slice(0, names.indexOf(name)),
  mutate: (stream, name) => (stream.chance(0.1) ? stream.pick(names) : name),
});

/** A fixed alternative, for `narrow`. */
export const just = <const T extends string>(name: T): Field<T> => ({
  kind: 'choice',
  what: name,
  draw: () => name,
  valid: (other) => other === name,
  simpler: () => [],
});

/** A non-negative or positive number: exact small values and, log-uniformly, all magnitudes of [lo, hi]; zero where `lo` is 0. */
export const magnitude = (what: string, [lo, hi]: readonly [number, number]): Field<number> => {
  const small = [0, 1, 0.5, 2, 0.25].filter((value) => value >= lo && value <= hi);
  const smallest = lo === 0 ? hi * 1e-6 : lo;
  return {
    kind: 'number',
    what,
    draw: (stream) => (small.length > 0 && stream.chance(0.5) ? stream.pick(small) : smallest * (hi / smallest) ** stream.uniform()),
    valid: (value) => value >= lo && value <= hi,
  };
};

/** ±2ᵏ, |k| ≤ 10: a factor of either sign that rounds nothing. */
export const powerOfTwo = (what: string): Field<number> => ({
  kind: 'number',
  what,
  draw: (stream) => (stream.chance(0.5) ? 1 : -1) * 2 ** stream.integer(-10, 10),
  valid: (value) => value !== 0 && Number.isInteger(Math.log2(Math.abs(value))),
  mutate: (stream, value) => (stream.chance(0.5) ? -value : stream.chance(0.5) ? 2 * value : value / 2),
});
