import { expect, it } from 'vitest';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { NotRepresentable } from '../arithmetic/arithmetic.ts';
import { rational } from '../arithmetic/rational.ts';
import { normalCdf as fast } from '../dynamics/normalCdf.ts';
import { normalCdf, normalDensity } from './normalCdf.ts';

it('φ and Φ agree with printed digits and with float64', () => {
  const at = (a: number) => highPrecision.of(a);
  // 1/√(2π) and Φ(1) to 40 digits (Abramowitz & Stegun 26.2; OEIS A231863).
  expect(normalDensity(highPrecision, at(0)).toFixed(40)).toBe('0.3989422804014326779399460599343818684759');
  expect(normalCdf(highPrecision, at(1)).toFixed(30)).toBe('0.841344746068542948585232545632');
  for (const a of [-15.5, -7, -2.5, -1, -0.25, 0, 0.5, 3, 9, 15.5]) {
    // Absolute: the series cancels in the lower tail, which is as well, since 50 digits remain of 1.
    expect(Math.abs(normalCdf(highPrecision, at(a)).toNumber() - fast(a))).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(highPrecision, at(a)).add(normalCdf(highPrecision, at(-a))).sub(1).toNumber())).toBeLessThan(1e-46);
  }
  expect([normalCdf(highPrecision, at(17)).toNumber(), normalCdf(highPrecision, at(-17)).toNumber()]).toEqual([1, 0]);
});

it('no rational number passes for π', () => {
  expect(() => normalDensity(rational, rational.of(0))).toThrow(NotRepresentable);
  expect(() => normalCdf(rational, rational.of(1))).toThrow(NotRepresentable);
});
