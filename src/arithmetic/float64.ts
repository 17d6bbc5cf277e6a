import type { Arithmetic } from './arithmetic.ts';
import { normalCdf } from './normalCdf.ts';

/** Float64: fast, rounded; throws where the others do (division by zero, log of a ≤ 0, √ of a < 0, `of` a non-number). */
export const float64: Arithmetic<number> = {
  name: 'float64',
  exact: false,
  of: (x) => {
    if (!Number.isFinite(x)) throw new RangeError(`float64.of: ${x} is not a finite number`);
    return x;
  },
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => {
    if (b === 0) throw new RangeError(`float64.div: ${a} divided by zero`);
    return a / b;
  },
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  exp: Math.exp,
  logistic: (a) => {
    // The exponential of −|a| does not overflow.
    const e = Math.exp(-Math.abs(a));
    return a < 0 ? e / (1 + e) : 1 / (1 + e);
  },
  normalCdf,
  log: (a) => {
    if (!(a > 0)) throw new RangeError(`float64.log: ${a} is not positive`);
    return Math.log(a);
  },
  sqrt: (a) => {
    if (!(a >= 0)) throw new RangeError(`float64.sqrt: ${a} is negative`);
    return Math.sqrt(a);
  },
  toNumber: (a) => a,
};
