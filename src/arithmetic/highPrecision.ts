import { Decimal } from 'decimal.js';
import type { Arithmetic } from './arithmetic.ts';
import { dyadic } from './dyadic.ts';

/** Decimals of 50 significant digits; a clone, so that nobody else's settings reach it. */
const Decimal50 = Decimal.clone({ precision: 50, defaults: true });

/** 50 significant digits, rounded to nearest; `of` is exact, since a constructor does not round and m/2ᵏ = m·5ᵏ/10ᵏ. */
export const highPrecision: Arithmetic<Decimal> = {
  name: '50 digits',
  exact: false,
  of: (x) => {
    const { mantissa, exponent } = dyadic('highPrecision', x);
    return exponent >= 0
      ? new Decimal50((mantissa << BigInt(exponent)).toString())
      : new Decimal50(`${mantissa * 5n ** BigInt(-exponent)}e${exponent}`);
  },
  add: (a, b) => Decimal50.add(a, b),
  sub: (a, b) => Decimal50.sub(a, b),
  mul: (a, b) => Decimal50.mul(a, b),
  div: (a, b) => {
    if (b.isZero()) throw new RangeError(`highPrecision.div: ${a.toPrecision(5)} divided by zero`);
    return Decimal50.div(a, b);
  },
  compare: (a, b) => a.comparedTo(b),
  exp: (a) => Decimal50.exp(a),
  logistic: (a) => {
    const e = Decimal50.exp(a.abs().neg());
    return Decimal50.div(a.isNegative() ? e : 1, e.plus(1));
  },
  log: (a) => {
    if (!a.gt(0)) throw new RangeError(`highPrecision.log: ${a.toPrecision(5)} is not positive`);
    return Decimal50.ln(a);
  },
  sqrt: (a) => {
    if (!a.gte(0)) throw new RangeError(`highPrecision.sqrt: ${a.toPrecision(5)} is negative`);
    return Decimal50.sqrt(a);
  },
  toNumber: (a) => a.toNumber() + 0,
};
