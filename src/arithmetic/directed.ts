const { MAX_VALUE, MIN_VALUE } = Number;
const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The least double above x; ∞ above the largest, itself at ∞. NaN stays NaN. */
export const nextUp = (x: number): number => {
  if (x === 0) return MIN_VALUE;
  if (x === Infinity || Number.isNaN(x)) return x;
  double[0] = x;
  bits[0] += x > 0 ? 1n : -1n;
  return double[0];
};

/** The largest double below x. */
export const nextDown = (x: number): number => -nextUp(-x);

/** Where x·y, rounded, is known to differ from the product by exactly the number that `productError` computes. */
const splits = (x: number, y: number, product: number): boolean =>
  Math.abs(product) > 2 ** -900 && Math.abs(product) < 2 ** 1000 && Math.abs(x) < 2 ** 990 && Math.abs(y) < 2 ** 990;

/** x·y − fl(x·y), exactly, by Veltkamp's splitting into halves of 26 bits; needs `splits`. Source: Dekker 1971. */
const productError = (x: number, y: number, product: number): number => {
  const [bigX, bigY] = [134217729 * x, 134217729 * y];
  const [highX, highY] = [bigX - (bigX - x), bigY - (bigY - y)];
  const [lowX, lowY] = [x - highX, y - highY];
  return lowX * lowY - (product - highX * highY - lowX * highY - highX * lowY);
};

/** A rounded result that overflowed to +∞ from finite operands bounds the true one from below by the largest double. */
const notAbove = (rounded: number): number => (rounded === Infinity ? MAX_VALUE : rounded);

/** A double ≤ x + y, equal to it where the sum is a double; x, y not both infinite with opposite signs. */
export const addDown = (x: number, y: number): number => {
  const sum = x + y;
  if (sum === Infinity || sum === -Infinity) return x === Infinity || y === Infinity ? sum : notAbove(sum);
  // Knuth's two-sum: the error of a sum is a double; it comes out infinite or NaN only where an intermediate overflows.
  const part = sum - x;
  const error = x - (sum - part) + (y - part);
  return error >= 0 && error < Infinity ? sum : nextDown(sum);
};

/** A double ≥ x + y (0 − … makes no −0), equal to it where the sum is a double. */
export const addUp = (x: number, y: number): number => 0 - addDown(-x, -y);

/** A double ≤ x·y, of its sign, equal to it where the product is a double of normal size; 0·∞ = 0, for an infinite bound stands for arbitrarily large numbers. */
export const mulDown = (x: number, y: number): number => {
  if (x === 0 || y === 0) return 0;
  const product = x * y;
  if (product === Infinity || product === -Infinity) return Math.abs(x) === Infinity || Math.abs(y) === Infinity ? product : notAbove(product);
  if (product === 0) return x > 0 === y > 0 ? 0 : -MIN_VALUE;
  return splits(x, y, product) && productError(x, y, product) >= 0 ? product : nextDown(product);
};

/** A double ≥ x·y, of its sign, equal to it where the product is a double of normal size. */
export const mulUp = (x: number, y: number): number => 0 - mulDown(-x, y);

/** A double ≤ x/y for y ≠ 0, of its sign, equal to it where the quotient is a double of normal size; ∞/∞ = 0, a number that the quotients come near. */
export const divDown = (x: number, y: number): number => {
  if (x === 0 || Math.abs(y) === Infinity) return 0;
  const quotient = x / y;
  if (quotient === Infinity || quotient === -Infinity) return Math.abs(x) === Infinity ? quotient : notAbove(quotient);
  if (quotient === 0) return x > 0 === y > 0 ? 0 : -MIN_VALUE;
  const back = quotient * y;
  // The remainder x − q·y: its first difference is exact, since q·y lies next to x, and rounding the second keeps its sign.
  if (splits(quotient, y, back) && Math.abs(quotient) > 2 ** -900) {
    const remainder = x - back - productError(quotient, y, back);
    if (remainder === 0 || remainder > 0 === y > 0) return quotient;
  }
  return nextDown(quotient);
};

/** A double ≥ x/y for y ≠ 0, of its sign, equal to it where the quotient is a double of normal size. */
export const divUp = (x: number, y: number): number => 0 - divDown(-x, y);

/** The sign of r² − x, exactly, for r and x between 2⁻⁴⁰⁰ and 2⁹⁰⁰ with r near √x. */
const excess = (r: number, x: number): number => {
  const square = r * r;
  return square - x + productError(r, r, square);
};

const root = (x: number, down: boolean): number => {
  if (x === 0 || x === Infinity) return x;
  // Powers of four change nothing but the exponent, and take subnormal and huge numbers to where errors are doubles.
  const shift = x < 2 ** -800 ? 150 : x > 2 ** 800 ? -150 : 0;
  const scaled = x * 2 ** (2 * shift);
  let r = Math.sqrt(scaled);
  // No trust in Math.sqrt: r moves until its square, compared exactly, lies on the right side.
  if (down) while (excess(r, scaled) > 0) r = nextDown(r);
  else while (excess(r, scaled) < 0) r = nextUp(r);
  return r * 2 ** -shift;
};

/** A double ≤ √x for x ≥ 0, equal to it where the root is a double. */
export const sqrtDown = (x: number): number => root(x, true);

/** A double ≥ √x for x ≥ 0, equal to it where the root is a double. */
export const sqrtUp = (x: number): number => root(x, false);
