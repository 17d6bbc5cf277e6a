import { orthonormalised } from '../dynamics/deepLinear/constructions.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { batchFields } from './deepNetwork.ts';
import { anyMatrix, choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch with importances and one layer W with at most as many rows as columns. */
export const energyPca = setting({
  id: 'energy-pca',
  words: 'For all N samples in two views, importances α of any sign, and one layer W of k ≤ d outputs, its rows made orthonormal or as written',
  dims: { N: [1, 6], d: [1, 4], k: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batchFields, W: anyMatrix('the layer; rows beyond d are not used', [['k'], ['d']]), rows: choice<'orthonormal' | 'as written'>('rows of W', 'orthonormal', 'as written') },
});

interface OneLayer {
  readonly W: Matrix;
  readonly rows: 'orthonormal' | 'as written';
}

/** W in use: k×d with k ≤ d, its rows orthonormal where the instance says so. */
export const layerOf = ({ W, rows }: OneLayer): Matrix => {
  const k = Math.min(W.rows, W.cols);
  const used = { rows: k, cols: W.cols, data: W.data.slice(0, k * W.cols) };
  return rows === 'orthonormal' ? orthonormalised(used) : used;
};

/** WWᵀ = I. */
export const orthonormalRows = hypothesis<OneLayer>({
  words: 'the rows of W are orthonormal',
  tex: String.raw`W W^\top = I_k`,
  narrow: { rows: just('orthonormal') },
  holds: ({ rows }) => rows === 'orthonormal',
});
