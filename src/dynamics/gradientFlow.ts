import { addScaled, normalise } from '../linalg/vector.ts';
import { laplacian } from './contrastiveCovariance.ts';
import { projectedGradient } from './oneLayer.ts';
import type { OneLayerProblem } from './problem.ts';
import { checkProblem, unitStart } from './problem.ts';

export interface FlowOptions {
  /** Final time T ≥ 0. */
  readonly time: number;
  /** Largest step, shortened so that T is a whole number of steps. */
  readonly step: number;
}

const mostSteps = 1_000_000;

/**
 * The projected flow at a finite time: w(T) of ẇ = P⊥_w A(w)w, w(0) = w0/‖w0‖, by the classical Runge–Kutta method
 * with ‖w‖ = 1 restored at every step; order 4 while no w·x[i] changes sign, order 1 across and along kinks. problem: N×d
 * views; w0: d, not zero; result d. Throws beyond 10⁶ steps and on malformed arguments. Source: Tian 2023, Section 3.
 */
export const oneLayerFlow = (problem: OneLayerProblem, w0: ArrayLike<number>, { time, step }: FlowOptions): Float64Array => {
  const d = checkProblem('oneLayerFlow', problem);
  if (!(time >= 0 && time < Infinity && step > 0)) throw new RangeError(`oneLayerFlow: time ${time} and step ${step}; expected a finite time ≥ 0 and a step > 0`);
  const steps = Math.ceil(time / step);
  if (steps > mostSteps) throw new RangeError(`oneLayerFlow: time ${time} at step ${step} takes ${steps} steps, more than ${mostSteps}; take a longer step, or \`ascend\` for the limit`);
  const L = laplacian(problem.alpha);
  const velocity = (w: Float64Array): Float64Array => projectedGradient(L, problem, problem.h, w);
  const h = time / steps;
  let w = unitStart('oneLayerFlow', w0, d);
  for (let n = 0; n < steps; n++) {
    const k1 = velocity(w);
    const k2 = velocity(addScaled(w, h / 2, k1));
    const k3 = velocity(addScaled(w, h / 2, k2));
    const k4 = velocity(addScaled(w, h, k3));
    w = normalise(w.map((entry, c) => entry + (h / 6) * (k1[c] + 2 * k2[c] + 2 * k3[c] + k4[c])));
  }
  return w;
};
