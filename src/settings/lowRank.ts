import { float64 } from '../arithmetic/float64.ts';
import { minors } from '../definitions/minors.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { maxAbs, multiply, toRows, type Matrix } from '../linalg/matrix.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';
import { twoLayerFields } from './twoLayerFields.ts';

/** A two-layer network and a rank r. */
export const rankedNetwork = setting({
  id: 'ranked-network',
  words: 'For all ranks r, N samples of K receptive fields in two views, importances α of any sign, an activation h and two-layer networks with M nodes a field and O outputs',
  dims: { ...twoLayerFields.dims, r: [1, 2] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: twoLayerFields.fields,
});

const { W2 } = rankedNetwork.fields;

/** rank W₂ ≤ r. */
export const secondLayerOfRank = hypothesis<{ readonly W2: Matrix; readonly dims: Readonly<Record<'r', number>> }>({
  words: 'the second layer has rank at most r',
  tex: String.raw`\operatorname{rank} W_2 \le r`,
  narrow: {
    W2: {
      ...W2,
      draw: (stream, dims, drawn) => {
        const { rows, cols } = W2.draw(stream, dims, drawn);
        return multiply(drawMatrix(stream, rows, dims.r), drawMatrix(stream, dims.r, cols));
      },
    },
  },
  // A minor of order r + 1 sums (r + 1)! ≤ 6 products, the entries of W₂ being sums of r ≤ 2 products themselves.
  holds: ({ W2: top, dims: { r } }) => minors(float64, toRows(top), r + 1).every((minor) => Math.abs(minor) <= 256 * Number.EPSILON * maxAbs(top) ** (r + 1)),
});
