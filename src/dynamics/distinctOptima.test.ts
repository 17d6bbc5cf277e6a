import { describe, expect, test } from 'vitest';
import { distinctOptima } from './distinctOptima.ts';

const at = (angle: number, length = 1): Float64Array => Float64Array.of(length * Math.cos(angle), length * Math.sin(angle));

describe('distinctOptima', () => {
  test('merges by angle, whatever the length, in order of appearance', () => {
    const found = distinctOptima([at(1, 5), at(0), at(1 + 1e-9), at(2 ** -19)], { upToSign: false });
    expect(found.map((w) => Math.atan2(w[1], w[0]).toFixed(4))).toEqual(['1.0000', '0.0000', (2 ** -19).toFixed(4)]);
  });

  test('angles below 1e-8 are still told apart', () => {
    expect(distinctOptima([at(0), at(1e-12)], { upToSign: false, angle: 1e-13 })).toHaveLength(2);
    expect(distinctOptima([at(0), at(1e-12)], { upToSign: false, angle: 1e-11 })).toHaveLength(1);
  });

  test('antipodes are one only up to sign', () => {
    const pair = [at(0.3), at(0.3 + Math.PI)];
    expect(distinctOptima(pair, { upToSign: true })).toHaveLength(1);
    expect(distinctOptima(pair, { upToSign: false })).toHaveLength(2);
    expect(distinctOptima([at(0), at(Math.PI)], { upToSign: false, angle: Math.PI / 2 })).toHaveLength(2);
  });

  test('nothing in, nothing out; malformed input throws', () => {
    expect(distinctOptima([], { upToSign: true })).toEqual([]);
    expect(() => distinctOptima([at(0), new Float64Array(3)], { upToSign: true })).toThrow('limit 1 has 3 entries');
    expect(() => distinctOptima([new Float64Array(2)], { upToSign: true })).toThrow('no direction');
    expect(() => distinctOptima([], { upToSign: true, angle: 2 })).toThrow('angle is 2');
  });
});
