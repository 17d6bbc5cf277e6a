import { float64 } from '../../arithmetic/float64.ts';
import { balancedFeatures, twoFeatureLaw, type TwoFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { fromRows } from '../../linalg/matrix.ts';
import type { WeightedViews } from './neuron.ts';

/** A two-feature law as samples in float64. */
export const viewsOf = (features: TwoFeatures<number>): WeightedViews => {
  const { points, weights } = twoFeatureLaw(float64, features);
  const x = fromRows(points);
  return { x, xPrime: x, weights };
};

/** The paper's law. */
export const paperViews = (tau: number): WeightedViews => viewsOf(balancedFeatures(float64, tau));
