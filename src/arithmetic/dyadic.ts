/** A double as mantissa·2^exponent, whole numbers, exactly. */
export interface Dyadic {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const bits = new DataView(new ArrayBuffer(8));

/** How many zeros a 32-bit word that is not zero ends in. */
const trailingZeros = (n: number): number => 31 - Math.clz32(n & -n);

/**
 * The double x from its 64 bits: ±(2⁵² + fraction)·2^(e−1075), and ±fraction·2^−1074 for subnormals, with the factors
 * of two of the mantissa moved to the exponent. Throws on NaN and infinities, in the name of the system `where`.
 */
export const dyadic = (where: string, x: number): Dyadic => {
  if (!Number.isFinite(x)) throw new RangeError(`${where}.of: ${x} is not a finite number`);
  if (x === 0) return { mantissa: 0n, exponent: 0 };
  bits.setFloat64(0, x);
  const [upper, lower] = [bits.getUint32(0), bits.getUint32(4)];
  const biased = (upper >>> 20) & 0x7ff;
  const high = biased === 0 ? upper & 0xfffff : (upper & 0xfffff) | 0x100000;
  const zeros = lower === 0 ? 32 + trailingZeros(high) : trailingZeros(lower);
  // 53 bits at most, of which those that are cut off are zeros: a number holds them, and a big integer is made once.
  const mantissa = (high * 2 ** 32 + lower) / 2 ** zeros;
  return { mantissa: BigInt(x < 0 ? -mantissa : mantissa), exponent: Math.max(biased, 1) - 1075 + zeros };
};
