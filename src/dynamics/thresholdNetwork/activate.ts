import type { ThresholdSetup } from './setup.ts';

/**
 * h_b of pre-activations, in place: sign(s)(|s| − b)₊ where the neuron is symmetrised, (s − b)₊ where it is one-sided. s: samples×m in
 * rows; b: m, none negative. Exactly on its threshold a neuron counts as inactive. Source: Wen & Li 2021, reconstructed.
 */
export const activate = (neuron: ThresholdSetup['neuron'], s: Float64Array, b: Float64Array): void => {
  const m = b.length;
  for (let at = 0; at < s.length; at += m) {
    for (let i = 0; i < m; i++) {
      const value = s[at + i];
      const size = Math.abs(value);
      const excess = (neuron === 'symmetrised' ? size : value) - b[i];
      // The sign as a quotient: a branch on it would be mispredicted every other time.
      s[at + i] = excess > 0 ? excess * (value / size) : 0;
    }
  }
};
