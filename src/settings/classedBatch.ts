import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import { classCovariance, classMoments } from '../definitions/classCovariance.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { fromRows, mapEntries, mapRows, maxAbs, row, toRows, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import type { Field, Value } from './field.ts';
import { activation, anyMatrix, importances, secondViews, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const membership: Field<Matrix> = {
  ...anyMatrix('membership of the samples in the class', [['N'], []]),
  draw: (stream, dims) => {
    const share = stream.pick([0, 0.2, 0.5, 0.5, 0.8, 1]);
    return fromRows(Array.from({ length: dims.N }, () => [stream.chance(share) ? 1 : 0]));
  },
  valid: ({ data }) => data.every((entry) => entry === 0 || entry === 1),
  mutate: (stream, y) => mapEntries(y, (entry) => (stream.chance(0.1) ? 1 - entry : entry)),
};

/** Any samples; in four of five draws reflected where needed, so that wᵀx > 0 on the class and only there. */
const classedSamples: Field<Matrix> = {
  ...anyMatrix('samples', [['N'], ['d']]),
  draw: (stream, dims, drawn: Readonly<Record<string, Value>>) => {
    const x = anyMatrix('samples', [['N'], ['d']]).draw(stream, dims, drawn);
    if (stream.chance(0.2)) return x;
    const [y, w] = [drawn.y as Matrix, drawn.w as Matrix];
    let i = 0;
    return mapRows(x, (sample) => {
      const height = dot(w.data, sample);
      if (y.data[i++] === 0) return sample.map((entry) => (height > 0 ? -entry + 0 : entry));
      return height === 0 ? sample.map((entry, c) => entry + w.data[c]) : sample.map((entry) => (height < 0 ? -entry + 0 : entry));
    });
  },
};

/** A batch with one of its classes marked, and a direction. */
export const classedBatch = setting({
  id: 'classed-batch',
  words: "For all batches of N samples in two views, a class of samples, importances α of any sign, activations with h(u) = h'(u)u, and directions w",
  dims: { N: [1, 10], d: [1, 5] },
  moves: withoutAugmentation,
  fields: {
    y: membership,
    w: weights('direction', [[], ['d']]),
    x: classedSamples,
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(homogeneousNames),
  },
});

/** The same in the plane, where all attractors of the flow can be listed. */
export const planeClassedBatch = setting({ ...classedBatch, id: 'plane-classed-batch', dims: { N: [1, 10], d: [2, 2] } });

interface Classed {
  readonly x: Matrix;
  readonly y: Matrix;
}

/** Whether wᵀx_i is above `slack`·‖w‖‖x_i‖ on the class and at most as much elsewhere; never for an empty class. */
export const separates = ({ x, y }: Classed, w: ArrayLike<number>, slack: number): boolean =>
  y.data.includes(1) &&
  y.data.every((member, i) => {
    const height = dot(w, row(x, i));
    const least = slack * norm(w) * norm(row(x, i));
    return member === 1 ? height > least : height <= least;
  });

/** w separates the class: a ReLU node of weight w is active on it and nowhere else. */
export const separated = hypothesis<Classed & { readonly w: Matrix }>({
  words: 'the class is not empty, and w separates it',
  tex: String.raw`w^\top x > 0 \iff y = m`,
  holds: (instance) => separates(instance, instance.w.data, 0),
});

/** P_m(Σ_m + (1 − P_m)u_m u_mᵀ): d×d. */
export const classMatrix = ({ x, y }: Classed): Matrix => fromRows(classCovariance(float64, toRows(x), toRows(y)).map((r) => [...r]));

/** The top eigenvector of the class covariance, turned towards the class mean; the gap below its eigenvalue (in one dimension, above 0) relative to the terms. */
export const classTop = ({ x, y }: Classed): { readonly v: Float64Array; readonly gap: number } => {
  const { values, vectors } = symmetricEigen(classMatrix({ x, y }));
  const v = row(vectors, 0);
  const { u } = classMoments(float64, toRows(x), toRows(y));
  return { v: dot(u, v) < 0 ? v.map((entry) => -entry) : v, gap: (values[0] - (values[1] ?? 0)) / (maxAbs(x) ** 2 || 1) };
};

/** Angles from a hyperplane, and gaps, of less than this count as none: classification in float64 needs a margin. */
const margin = 2 ** -20;

/** The top eigenvector separates its own class, with a margin on the class; the others may lie on the kink. */
export const topSeparates = hypothesis<Classed>({
  words: 'the top eigenvector v of P(Σ + (1 − P)uuᵀ) separates the class itself',
  tex: String.raw`v^\top x > 0 \iff y = m`,
  holds: (instance) => {
    const { v } = classTop(instance);
    return separates(instance, v, 2 ** -44) && instance.y.data.every((member, i) => member === 0 || dot(v, row(instance.x, i)) > margin * norm(row(instance.x, i)));
  },
});

/** Its eigenvalue is simple. */
export const simpleClassTop = hypothesis<Classed>({
  words: 'the largest eigenvalue of P(Σ + (1 − P)uuᵀ) is simple',
  tex: String.raw`\lambda_1 > \lambda_2`,
  holds: (instance) => classTop(instance).gap > margin,
});

/** The class is a proper part of the batch: at P_m = 1 its mean drops out of A. */
export const properClass = hypothesis<Classed>({
  words: 'the class is not the whole batch',
  tex: 'P_m < 1',
  holds: ({ y }) => y.data.includes(0),
});

/** u_m is a top eigenvector of Σ_m (as when Σ_m ∝ I, or Σ_m = 0), and not 0. */
export const meanIsTop = hypothesis<Classed>({
  words: 'the class mean u ≠ 0 is a top eigenvector of the class covariance Σ (as when Σ ∝ I)',
  tex: String.raw`\Sigma u = \lambda_{\max}(\Sigma)\, u,\ u \ne 0`,
  holds: ({ x, y }) => {
    const { u, Sigma } = classMoments(float64, toRows(x), toRows(y));
    const top = symmetricEigen(fromRows(Sigma.map((r) => [...r]))).values[0];
    const off = u.map((entry, c) => dot(Sigma[c], u) - top * entry);
    return norm(u) > margin * maxAbs(x) && norm(off) <= 2 ** -40 * maxAbs(x) ** 2 * norm(u);
  },
});

/** The top eigenvector over another arithmetic, to the accuracy of float64: its eigenvector is irrational in general. x: N×d; y: N×1; result d. */
export const classTopOver = <S>(R: Arithmetic<S>, { x, y }: { readonly x: Table<S>; readonly y: Table<S> }): S[] => {
  const rounded = (table: Table<S>): Matrix => fromRows(table.map((r) => r.map((entry) => R.toNumber(entry))));
  return Array.from(classTop({ x: rounded(x), y: rounded(y) }).v, (entry) => R.of(entry));
};
