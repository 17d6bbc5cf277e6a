import { drawMatrix } from '../generators/matrix.ts';
import { multiply, type Matrix } from '../linalg/matrix.ts';
import { activation, anyMatrix, importances, secondViews } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch, importances, and a two-layer network with K disjoint receptive fields of p coordinates and M nodes each. */
export const twoLayerFields = setting({
  id: 'two-layer-fields',
  words: 'For all N samples of K receptive fields in two views, importances α of any sign, an activation h and two-layer networks with M nodes a field and O outputs',
  dims: { N: [1, 6], K: [1, 2], p: [1, 3], M: [1, 3], O: [1, 3] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views, K fields of p coordinates', [['N'], ['K', 'p']]),
    xPrime: secondViews('second views', [['N'], ['K', 'p']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(),
    W1: anyMatrix('first layer, one node a row', [['K', 'M'], ['p']]),
    W2: anyMatrix('second layer', [['O'], ['K', 'M']]),
  },
});

/** All 2×2 minors of the matrix vanish beyond rounding. */
export const isRankOne = ({ rows, cols, data }: Matrix): boolean => {
  for (let i = 0; i < rows; i++) {
    for (let k = i + 1; k < rows; k++) {
      for (let j = 0; j < cols; j++) {
        for (let l = j + 1; l < cols; l++) {
          const [a, b] = [data[i * cols + j] * data[k * cols + l], data[i * cols + l] * data[k * cols + j]];
          if (Math.abs(a - b) > 4 * Number.EPSILON * (Math.abs(a) + Math.abs(b))) return false;
        }
      }
    }
  }
  return true;
};

const { W2 } = twoLayerFields.fields;

/** W₂ᵀW₂ = ssᵀ. */
export const rankOneTop = hypothesis<{ readonly W2: Matrix }>({
  words: 'the second layer has rank at most one',
  tex: String.raw`W_2^\top W_2 = s s^\top`,
  narrow: {
    W2: {
      ...W2,
      draw: (stream, dims, drawn) => {
        const { rows, cols } = W2.draw(stream, dims, drawn);
        return multiply(drawMatrix(stream, rows, 1), drawMatrix(stream, 1, cols));
      },
    },
  },
  holds: ({ W2: top }) => isRankOne(top),
});
