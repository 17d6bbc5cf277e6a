import { classifyFixedPoint } from '../dynamics/fixedPoint.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { undecided, type Conclusion } from './residual.ts';
import { wholeNumber } from './tolerance.ts';

/** v/‖v‖ is a strict local maximum of the energy on the sphere, by the one-sided second-order test; in one dimension the sphere is two points. */
export const isStrictMaximum = (problem: OneLayerProblem, v: ArrayLike<number>): Conclusion => {
  const what = 'the direction is no strict local maximum';
  if (problem.x.cols === 1) return { what, value: 0, ...wholeNumber };
  const point = classifyFixedPoint(problem, v, { tolerance: 2 ** -26 });
  if (point.kind === 'undecided') return undecided(point.because);
  return { what, value: point.kind === 'attractor' ? 0 : 1, ...wholeNumber, seen: { direction: Float64Array.from(v), because: point.because } };
};
