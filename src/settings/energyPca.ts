import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { lift } from '../arithmetic/lift.ts';
import { deepEnergy } from '../definitions/deepLinear.ts';
import { inner } from '../definitions/oneLayer.ts';
import { topEigenvector } from '../definitions/topEigenvector.ts';
import { orthonormalised } from '../dynamics/deepLinear/constructions.ts';
import { fromRows, type Matrix } from '../linalg/matrix.ts';
import { batchFields, covarianceOver } from './deepNetwork.ts';
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

interface Lifted<S> {
  readonly alpha: Table<S>;
  readonly x: Table<S>;
  readonly xPrime: Table<S>;
  readonly W: Table<S>;
  readonly rows: OneLayer['rows'];
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

/** Σ λ_i − 2ℰ(W), i ≤ k, over any arithmetic: eigenvalues by the power of the matrix, each moved below all others when it is found. */
export const roomBelowPca = <S>(R: Arithmetic<S>, instance: Lifted<S>): S => {
  const W = lift(R, layerOf({ W: fromRows(instance.W.map((w) => w.map(R.toNumber))), rows: instance.rows }));
  let X = covarianceOver(R, instance);
  const size = (entry: S): S => absolute(R, entry);
  const beyond = R.mul(R.of(2), X.flat().reduce((sum, entry) => R.add(sum, size(entry)), R.of(0)));
  let room = R.sub(R.of(0), R.mul(R.of(2), deepEnergy(R, X, [W])));
  for (let i = 0; i < W.length; i++) {
    const v = topEigenvector(R, X);
    const value = inner(R, v, X.map((entries) => inner(R, entries, v)));
    room = R.add(room, value);
    X = X.map((entries, a) => entries.map((entry, b) => R.sub(entry, R.mul(R.add(beyond, value), R.mul(v[a], v[b])))));
  }
  return room;
};
