/** h_b(s) = sign(s)(|s| − b)₊: the symmetrised neuron with threshold b ≥ 0. */
export const thresholdNeuron = (s: number, b: number): number => (s > b ? s - b : s < -b ? s + b : 0);
