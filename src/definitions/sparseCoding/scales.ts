import type { Arithmetic } from '../../arithmetic/arithmetic.ts';

/** p/σ² = loglog d/√log d for p = loglog d/d and σ² = √log d/d, from log d > 0. Throws what R throws. Source: Wen & Li 2021, the sparse-coding model. */
export const presenceOverNoise = <S>(R: Arithmetic<S>, logD: S): S => R.div(R.log(logD), R.sqrt(logD));
