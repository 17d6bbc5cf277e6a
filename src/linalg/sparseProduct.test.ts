import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { moduleText } from './kernel/assembled.testing.ts';
import { matrixOf, multiply } from './matrix.ts';
import { productWays, sparseProduct } from './sparseProduct.ts';

/** Up to and beyond a block of eight columns, empty, and beyond one page of memory. */
const shapes = [[1, 1, 1], [2, 3, 7], [3, 9, 8], [5, 4, 9], [1, 2, 17], [4, 1, 16], [0, 3, 2], [2, 0, 3], [3, 2, 0], [70, 60, 66]] as const;

describe('sparseProduct', () => {
  test('is the product of matrices, of every shape, with and without zeros', () => {
    const s = stream(1);
    for (const share of [0, 0.5, 1]) {
      for (const [rows, inner, cols] of shapes) {
        const A = matrixOf(rows, inner, () => (s.chance(share) ? 0 : s.normal()));
        const B = matrixOf(inner, cols, () => s.normal());
        // What is left in the result from before is not to stay.
        const out = new Float64Array(rows * cols).fill(7);
        sparseProduct(A.data, rows, inner, B.data, cols, out);
        const off = multiply(A, B).data.map((entry, at) => Math.abs(entry - out[at]));
        // A sum of `inner` products of normals is below 10·√inner with room to spare, each rounding below half an ulp of that.
        expect(Math.max(0, ...off), `${rows}×${inner} times ${inner}×${cols}, a share ${share} of zeros`).toBeLessThanOrEqual(10 * inner ** 1.5 * Number.EPSILON);
      }
    }
  });

  test('the kernel gives the bits of the plain loop, for zeros of both signs, the smallest and largest doubles, infinities and NaN too', () => {
    const { plain, kernel } = productWays;
    if (kernel === null) throw new Error('this Node compiles no WebAssembly with vectors: the kernel is untested');
    const s = stream(2);
    const entry = (): number => (s.chance(0.6) ? s.normal() : s.pick([0, -0, 5e-324, -5e-324, 1e-300, Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, -Infinity, Number.NaN]));
    for (const [rows, inner, cols] of shapes) {
      for (let k = 0; k < 20; k++) {
        const [A, B] = [Float64Array.from({ length: rows * inner }, entry), Float64Array.from({ length: inner * cols }, entry)];
        const [one, other] = [new Float64Array(rows * cols).fill(7), new Float64Array(rows * cols).fill(7)];
        plain(A, rows, inner, B, cols, one);
        kernel(A, rows, inner, B, cols, other);
        const differ = [...one.keys()].filter((at) => !Object.is(one[at], other[at]));
        expect(differ.map((at) => [at, one[at], other[at]]), `${rows}×${inner} times ${inner}×${cols}`).toEqual([]);
      }
    }
  });

  test('what longer arrays have beyond the matrices is neither read nor written', () => {
    for (const product of Object.values(productWays)) {
      const out = new Float64Array([7, 7, 7]);
      product?.(new Float64Array([2, 3, 99]), 1, 2, new Float64Array([10, 20, 30, 40, 99]), 2, out);
      expect([...out]).toEqual([110, 160, 7]);
    }
  });

  test('refuses arrays that are too short for their shapes', () => {
    const [two, four] = [new Float64Array(2), new Float64Array(4)];
    expect(() => sparseProduct(two, 1, 3, four, 1, two)).toThrow('arrays of 2, 4 and 2 entries, expected at least 3, 3 and 1 for 1×3 times 3×1');
    expect(() => sparseProduct(two, 1, 2, two, 2, two)).toThrow('at least 2, 4 and 2');
    expect(() => sparseProduct(four, 2, 2, four, 2, two)).toThrow('at least 4, 4 and 4');
  });

  test('productModule.ts is what wabt assembles product.wat to: npm run kernels', async () => {
    expect(readFileSync(new URL('kernel/productModule.ts', import.meta.url), 'utf8')).toBe(await moduleText());
  });
});
