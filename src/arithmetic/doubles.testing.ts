import { stream } from '../generators/stream.ts';

/** 1000 doubles with uniformly random bits (every exponent, both signs, subnormals), and the extremes. */
export const doubles = (): number[] => {
  const s = stream(20);
  const bits = new DataView(new ArrayBuffer(8));
  const out = [0, -0, 1, -1, 0.1, Number.MIN_VALUE, -Number.MIN_VALUE, 2 ** -1022, 2 ** -1022 - Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE];
  while (out.length < 1011) {
    bits.setUint32(0, s.seed());
    bits.setUint32(4, s.seed());
    // One in ten subnormal: random exponents alone give one in two thousand.
    if (s.chance(0.1)) bits.setUint16(0, bits.getUint16(0) & 0x800f);
    const x = bits.getFloat64(0);
    if (Number.isFinite(x)) out.push(x);
  }
  return out;
};
