import { multiplyVector, row, type Matrix } from '../../linalg/matrix.ts';
import { contrastiveCovariance } from '../contrastiveCovariance.ts';
import { infoNCEImportances, infoNCELoss } from '../importances.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { mapViews, type Views } from '../views.ts';

/** One exact response of the max player: its unit weights, the loss there, and the relative gap below the top eigenvalue that it took. */
export interface Response {
  readonly w: Float64Array;
  readonly loss: number;
  readonly gap: number;
}

/** The outputs of one linear node: z = Xw, N×1 for each view. x: N×d for each view, w: d. */
export const nodeOutputs = (views: Views, w: ArrayLike<number>): Views => mapViews(views, (x: Matrix) => ({ rows: x.rows, cols: 1, data: multiplyVector(x, w) }));

/**
 * Exact alternating best responses of InfoNCE with ε = 0 on one linear node of unit length: α = α(w), then w the top
 * eigenvector of 𝒞_α[x], its sign kept. views: N×d each, N ≥ 2; w: d, not 0. Returns the start and `steps` responses.
 */
export const bestResponses = (views: Views, w: ArrayLike<number>, tau: number, steps: number): Response[] => {
  const parameters = { tau, epsilon: 0 };
  const length = Math.hypot(...Array.from(w));
  if (!(length > 0)) throw new RangeError('bestResponses: w is 0; give a start of some direction');
  let own = Float64Array.from(w, (entry) => entry / length);
  const out: Response[] = [{ w: own, loss: infoNCELoss(nodeOutputs(views, own), parameters), gap: 1 }];
  for (let step = 0; step < steps; step++) {
    const C = contrastiveCovariance(infoNCEImportances(nodeOutputs(views, own), parameters), views, views, 'sum of distinct pairs');
    const { values, vectors } = symmetricEigen(C);
    const top = row(vectors, 0);
    const sign = top.reduce((sum, entry, k) => sum + entry * own[k], 0) < 0 ? -1 : 1;
    own = top.map((entry) => sign * entry);
    const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    out.push({ w: own, loss: infoNCELoss(nodeOutputs(views, own), parameters), gap: values.length === 1 ? 1 : size > 0 ? (values[0] - values[1]) / size : 0 });
  }
  return out;
};
