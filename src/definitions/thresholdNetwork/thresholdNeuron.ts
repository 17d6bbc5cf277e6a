import type { Arithmetic } from '../../arithmetic/arithmetic.ts';

/** The two kinds of neurons with a threshold: symmetrised, and one-sided. */
export type ThresholdKind = 'symmetrised' | 'one-sided';

const relu = <S>(R: Arithmetic<S>, u: S): S => (R.compare(u, R.of(0)) > 0 ? u : R.of(0));

/** h_b(s) = ReLU(s − b) − ReLU(−s − b), or its first term alone. Source: Wen & Li 2021, the network. */
export const thresholdNeuron = <S>(R: Arithmetic<S>, kind: ThresholdKind, s: S, b: S): S => {
  const up = relu(R, R.sub(s, b));
  return kind === 'one-sided' ? up : R.sub(up, relu(R, R.sub(R.sub(R.of(0), s), b)));
};

/** sign(s)(|s| − b)₊. */
export const softThreshold = <S>(R: Arithmetic<S>, s: S, b: S): S => {
  const negative = R.compare(s, R.of(0)) < 0;
  const size = relu(R, R.sub(negative ? R.sub(R.of(0), s) : s, b));
  return R.compare(s, R.of(0)) === 0 ? R.of(0) : negative ? R.sub(R.of(0), size) : size;
};
