import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries } from '../linalg/matrix.ts';
import { drawMatrix } from './matrixFamilies.ts';
import { precedes, simplicity } from './simplicity.ts';
import { simplerEntries } from './simplerEntries.ts';
import type { Stream } from './stream.ts';

export const augmentationKinds = ['none', 'additive', 'masked', 'wildcard', 'independent'] as const;
export type AugmentationKind = (typeof augmentationKinds)[number];

const draws: Readonly<Record<AugmentationKind, (stream: Stream, x: Matrix) => Matrix>> = {
  none: (_, x) => x,
  /** x + σ·noise, σ between 1e-3 and 1, or a dyadic grid. */
  additive: (stream, x) => {
    const sigma = 10 ** (-3 * stream.uniform());
    const dyadic = stream.chance(0.5);
    return mapEntries(x, (value) => value + (dyadic ? stream.integer(-2, 2) / 4 : sigma * stream.normal()));
  },
  /** Each coordinate set to zero with probability 1/2. */
  masked: (stream, x) => mapEntries(x, (value) => (stream.chance(0.5) ? 0 : value)),
  /** Each coordinate redrawn with probability 1/2, as the wildcard tokens of a pattern are. */
  wildcard: (stream, x) => {
    const fresh = drawMatrix(stream, x.rows, x.cols, stream.pick(['gaussian', 'grid', 'signs']));
    return mapEntries(x, (value, i, j) => (stream.chance(0.5) ? fresh.data[i * x.cols + j] : value));
  },
  independent: (stream, x) => drawMatrix(stream, x.rows, x.cols),
};

/** Second views x′: N×d of the samples x: N×d, by the kind of augmentation or a random one. */
export const drawSecondViews = (stream: Stream, x: Matrix, kind: AugmentationKind = stream.pick(augmentationKinds)): Matrix => draws[kind](stream, x);

/** [entries where x′ differs from x, then the simplicity of x′]: the order in which `simplerSecondViews` descends. */
export const secondViewsSimplicity = (x: Matrix, xPrime: Matrix): readonly number[] => [
  xPrime.data.reduce((count, value, i) => count + (value === x.data[i] ? 0 : 1), 0),
  ...simplicity(xPrime),
];

function* moves(x: Matrix, xPrime: Matrix): Iterable<Matrix> {
  yield x;
  const like = (takes: (i: number, j: number) => boolean): Matrix =>
    mapEntries(xPrime, (value, i, j) => (takes(i, j) ? x.data[i * x.cols + j] : value));
  for (let k = 0; k < x.rows; k++) yield like((i) => i === k);
  for (let k = 0; k < x.cols; k++) yield like((_, j) => j === k);
  for (let k = 0; k < x.data.length; k++) if (x.data[k] !== xPrime.data[k]) yield like((i, j) => i * x.cols + j === k);
  yield* simplerEntries(xPrime);
}

/**
 * Second views strictly simpler than x′ (both N×d) by `secondViewsSimplicity`: equal to x first, then on a row,
 * a column, an entry; then simpler entries that do not leave x elsewhere. Throws when the shapes differ.
 */
export function* simplerSecondViews(x: Matrix, xPrime: Matrix): Iterable<Matrix> {
  if (x.rows !== xPrime.rows || x.cols !== xPrime.cols) {
    throw new RangeError(`simplerSecondViews: x is ${x.rows}×${x.cols} and xPrime ${xPrime.rows}×${xPrime.cols}; the two views have one shape N×d`);
  }
  const own = secondViewsSimplicity(x, xPrime);
  for (const candidate of moves(x, xPrime)) if (precedes(secondViewsSimplicity(x, candidate), own)) yield candidate;
}
