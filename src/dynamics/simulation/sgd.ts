/** Step size, momentum and weight decay of stochastic gradient descent. */
export interface Sgd {
  readonly rate: number;
  readonly momentum: number;
  readonly decay: number;
}

/**
 * One step in place: v ← momentum·v + (∂L + decay·w), w ← w − rate·v: weight decay enters the gradient, and v starts at 0.
 * w, v, slope: of one length. Allocates nothing. Source: Tian 2023, simulation code.
 */
export const sgdStep = ({ rate, momentum, decay }: Sgd, w: Float64Array, v: Float64Array, slope: Float64Array): void => {
  for (let k = 0; k < w.length; k++) {
    v[k] = momentum * v[k] + (slope[k] + decay * w[k]);
    w[k] -= rate * v[k];
  }
};
