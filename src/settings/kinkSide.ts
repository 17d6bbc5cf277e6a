import { float64 } from '../arithmetic/float64.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import type { KinkConvention } from '../definitions/kinkConvention.ts';
import { inner } from '../definitions/oneLayer.ts';
import { drawWeights } from '../generators/weights.ts';
import { mapEntries, row, toRows, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { activation, anyMatrix, choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { oneNode } from './oneNode.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const [anyWeights, anywhere] = [oneNode.fields.w, anyMatrix('direction of motion', [[], ['d']])];

/** Half of the weights are exactly orthogonal to a sample. */
const onKink: Field<Matrix> = {
  ...anyWeights,
  draw: (stream, dims, drawn) => (stream.chance(0.5) ? drawWeights(stream, 1, dims.d, drawn.x as Matrix, 'onKink') : anyWeights.draw(stream, dims, drawn)),
};

/** Half of the directions lead to a sample, or away from one. */
const alongSample: Field<Matrix> = {
  ...anywhere,
  draw: (stream, dims, drawn) => {
    if (stream.chance(0.5)) return anywhere.draw(stream, dims, drawn);
    const [x, sign] = [drawn.x as Matrix, stream.pick([1, -1])];
    const i = stream.integer(0, x.rows - 1);
    return mapEntries({ rows: 1, cols: x.cols, data: row(x, i) }, (entry) => sign * entry + 0);
  },
};

const moving = { x: oneNode.fields.x, xPrime: oneNode.fields.xPrime, alpha: oneNode.fields.alpha, h: activation([...homogeneousNames, 'square']), w: onKink, delta: alongSample };

/** A node, often with samples exactly on its kink, and a direction in which it moves. */
export const movingNode = setting({
  id: 'moving-node',
  words: "For all N samples in two views, importances α of any sign, activations, u² or one with h(u) = h'(u)u, a weight vector w, and a direction δ in which it moves",
  dims: oneNode.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: moving,
});

/** The same with a convention for h′ at the kink. */
export const kinkSide = setting({
  id: 'kink-side',
  words: `${movingNode.words}, and conventions for h' at the kink`,
  dims: oneNode.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...moving, convention: choice<KinkConvention>("h'(0): the slope below, the slope above, 0, or the mean of both", 'below', 'above', 'zero', 'middle') },
});

interface Moving {
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly w: Matrix;
  readonly delta: Matrix;
}

/** δᵀx of the samples, of both views unless told, that lie on the kink, wᵀx = 0, in float64. */
export const crossings = (instance: Moving, views: readonly ('x' | 'xPrime')[] = ['x', 'xPrime']): number[] => {
  const [w, delta] = [[...instance.w.data], [...instance.delta.data]];
  const samples = views.flatMap((view) => toRows(instance[view]));
  return samples.filter((sample) => inner(float64, w, sample) === 0).map((sample) => inner(float64, delta, sample));
};

/** h′(0) = c₋. */
export const slopeBelow = hypothesis<{ readonly convention: KinkConvention }>({
  words: 'at the kink the slope below counts',
  tex: "h'(0) = c_-",
  narrow: { convention: just('below') },
  holds: ({ convention }) => convention === 'below',
});

/** No sample on the kink is moved to its open side. */
export const intoClosedSide = hypothesis<Moving>({
  words: 'no sample on the kink moves to its open side',
  tex: String.raw`w^\top x = 0 \Rightarrow \delta^\top x \le 0`,
  holds: (instance) => crossings(instance).every((crossing) => crossing <= 0),
});
