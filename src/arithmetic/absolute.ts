import type { Arithmetic } from './arithmetic.ts';

/** |x| over R. */
export const absolute = <S>(R: Arithmetic<S>, x: S): S => {
  const zero = R.of(0);
  return R.compare(x, zero) < 0 ? R.sub(zero, x) : x;
};
