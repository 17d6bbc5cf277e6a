import { Decimal } from 'decimal.js';
import type { Arithmetic } from './arithmetic.ts';
import { dyadic } from './dyadic.ts';
import { inverseRootOfTurn } from './normalDensity.ts';

/** Decimals of 50 significant digits; a clone, so that nobody else's settings reach it. */
const Decimal50 = Decimal.clone({ precision: 50, defaults: true });

/** The double, digit for digit, in the form that a constructor takes without rounding. */
const bitExact = (x: number): Decimal => {
  const { mantissa, exponent } = dyadic('highPrecision', x);
  return new Decimal50(exponent >= 0 ? (mantissa << BigInt(exponent)).toString() : `${mantissa * 5n ** BigInt(-exponent)}e${exponent}`);
};

/** Those in which Φ is summed: near −4 the series loses five digits. */
const Decimal62 = Decimal.clone({ precision: 62, defaults: true });
const inverseRoot = inverseRootOfTurn.map(bitExact).reduceRight((sum, part) => sum.plus(part), new Decimal62(0));

/** The convergents p/q of 1/(t + 1/(t + 2/(t + …))), t ≥ 4, enclose it by turns and differ by k!/(q₋q): the first to be within 10⁻⁶³ of it. */
const continuedFraction = (t: Decimal): Decimal => {
  let [before, p] = [new Decimal62(0), new Decimal62(1)];
  let [below, q] = [new Decimal62(1), t];
  let factorial = new Decimal62(1);
  for (let k = 1; factorial.gt(q.times(below).times(1e-63)); k++) {
    factorial = factorial.times(k);
    [before, p] = [p, t.times(p).plus(before.times(k))];
    [below, q] = [q, t.times(q).plus(below.times(k))];
  }
  return p.div(q);
};

/** Φ as in float64, ½ + φ(a)(a + a³/3 + a⁵/(3·5) + …) where |a| < 4, else by Laplace's continued fraction. */
const normalCdf = (argument: Decimal): Decimal => {
  const a = new Decimal62(argument);
  const square = a.times(a);
  const density = Decimal62.exp(square.div(-2)).times(inverseRoot);
  if (a.abs().lt(4)) {
    let [term, sum] = [a, a];
    for (let k = 3; term.abs().gt(1e-64); k += 2) {
      term = term.times(square).div(k);
      sum = sum.plus(term);
    }
    return density.times(sum).plus(0.5);
  }
  const tail = density.times(continuedFraction(a.abs()));
  return a.isNegative() ? tail : new Decimal62(1).minus(tail);
};

/** The last e^−|a| that `logistic` took: who asks for s(a) asks for s(−a) next, and a series takes as long as a hundred products. */
let lastDecay: { readonly size: Decimal; readonly value: Decimal } = { size: new Decimal50(0), value: new Decimal50(1) };

const decay = (size: Decimal): Decimal => {
  if (!size.eq(lastDecay.size)) lastDecay = { size, value: Decimal50.exp(size.neg()) };
  return lastDecay.value;
};

/** 50 significant digits, rounded to nearest; `of` is exact, since a constructor does not round and m/2ᵏ = m·5ᵏ/10ᵏ. */
export const highPrecision: Arithmetic<Decimal> = {
  name: '50 digits',
  exact: false,
  of: bitExact,
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
    const e = decay(a.abs());
    return Decimal50.div(a.isNegative() ? e : 1, e.plus(1));
  },
  normalCdf: (a) => Decimal50.add(normalCdf(a), 0),
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
