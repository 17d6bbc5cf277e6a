/** A double as mantissa·2^exponent, whole numbers, exactly. */
export interface Dyadic {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/**
 * The double x from its 64 bits: ±(2⁵² + fraction)·2^(e−1075), and ±fraction·2^−1074 for subnormals, with the factors
 * of two of the mantissa moved to the exponent. Throws on NaN and infinities, in the name of the system `where`.
 */
export const dyadic = (where: string, x: number): Dyadic => {
  if (!Number.isFinite(x)) throw new RangeError(`${where}.of: ${x} is not a finite number`);
  if (x === 0) return { mantissa: 0n, exponent: 0 };
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  let mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  let exponent = Math.max(biased, 1) - 1075;
  const zeros = (mantissa & -mantissa).toString(2).length - 1;
  mantissa >>= BigInt(zeros);
  exponent += zeros;
  return { mantissa: x < 0 ? -mantissa : mantissa, exponent };
};
