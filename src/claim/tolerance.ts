/** A tolerance with its reason; spread into a residual. */
export interface Tolerance {
  readonly tolerance: number;
  readonly because: string;
}

const { EPSILON } = Number;

/**
 * The rounding error of `operations` float64 operations on terms of size `scale`: operations·ε·scale.
 * `scale` is the size of the *terms*, not of their possibly cancelled sum.
 */
export const roundings = (operations: number, scale: number): Tolerance => ({
  // Gradual underflow: below the least normal number an operation loses up to the least number of all, whatever the scale.
  tolerance: operations * Math.max(EPSILON * scale, Number.MIN_VALUE),
  because: `${operations} roundings at scale ${scale.toPrecision(2)}`,
});

/**
 * Central differences with step h of a function of size `scale` whose third derivative is at most `third`:
 * truncation third·h²/6 plus cancellation ε·scale/h, times a safety factor of 16.
 */
export const centralDifference = (step: number, scale: number, third: number): Tolerance => ({
  tolerance: 16 * ((third * step * step) / 6 + (EPSILON * scale) / step),
  because: `central differences, step ${step.toPrecision(1)}: truncation at third derivative ${third.toPrecision(2)} and cancellation at scale ${scale.toPrecision(2)}`,
});

/**
 * Central differences with step h of a function whose second derivative jumps by at most `jump` at the point, of which each quotient is known to
 * within `error`: truncation jump·h/4, times a safety factor of 16.
 */
export const kinkedDifference = (step: number, jump: number, error: number): Tolerance => ({
  tolerance: 16 * ((jump * step) / 4 + error),
  because: `central differences, step ${step.toPrecision(1)}: truncation at a jump of the second derivative of ${jump.toPrecision(2)}, and ${error.toPrecision(2)} of quadrature`,
});

/** Means of replicates, in units of standard errors that are themselves estimated from these: 8 of them leave room for few and skewed replicates. */
export const standardErrors = (count: number): Tolerance => ({ tolerance: count, because: `${count} standard errors, themselves from the replicates` });

/** Counts are whole numbers: any difference of one is a violation (it lies beyond the grey zone of 1/16). */
export const wholeNumber: Tolerance = { tolerance: 1 / 16, because: 'a difference of whole numbers' };

/** An integrator of the given order at step h over time T: constant·T·hᵒʳᵈᵉʳ, the constant being stated by the caller. */
export const integration = (order: number, step: number, time: number, constant: number): Tolerance => ({
  tolerance: constant * time * step ** order,
  because: `an integrator of order ${order}, step ${step.toPrecision(2)}, time ${time.toPrecision(2)}, constant ${constant.toPrecision(2)}`,
});

/**
 * A flow followed until it turns by less than `turn` a step: what is left to go is that over the rate of convergence per
 * step, which is taken to be at least 2⁻²⁰.
 */
export const atRest = (turn: number): Tolerance => ({
  tolerance: turn * 2 ** 20,
  because: `a flow followed until it turns by less than ${turn.toPrecision(1)} a step, converging by at least 1e-6 a step`,
});

/**
 * Figures of a training run compared with a margin: the engines' exp differ in their last digits, and a thousand steps
 * carry that some way. A run repeats bit by bit in one engine.
 */
export const trainedTwice: Tolerance = { tolerance: 2 ** -10, because: 'figures of a training run, whose exp differs in the last digit between engines' };

/** A quantity of the size `scale`, linearised over a displacement a, in units of the length on which its derivative changes: 64·a·scale. */
export const linearised = (displacement: number, scale: number): Tolerance => ({
  tolerance: 64 * displacement * scale,
  because: `a linearisation over ${displacement.toPrecision(1)} of the length on which it holds, at scale ${scale.toPrecision(2)}`,
});
