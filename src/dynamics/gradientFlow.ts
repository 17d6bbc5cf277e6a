import { projectedField } from './oneLayer.ts';
import type { OneLayerProblem } from './problem.ts';
import { checkProblem, unitStart } from './problem.ts';
import { sphereFlow } from './sphereFlow.ts';

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
  return sphereFlow(projectedField(problem.alpha, problem, problem.h), unitStart('oneLayerFlow', w0, d), { time, steps });
};
