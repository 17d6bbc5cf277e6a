import { expect, test } from 'vitest';
import { golubWelsch } from './golubWelsch.ts';

test('the rule of the arcsine law, by hand: nodes cos((2k − 1)π/2n), equal weights', () => {
  for (const n of [1, 2, 3, 8, 15]) {
    // Chebyshev's polynomials: b₁ = 1/√2, then ½.
    const { nodes, weights } = golubWelsch(n, (k) => (k === 1 ? Math.SQRT1_2 : 0.5));
    for (let k = 1; k <= n; k++) {
      expect(nodes[k - 1]).toBeCloseTo(Math.cos(((2 * k - 1) * Math.PI) / (2 * n)), 14);
      expect(weights[k - 1]).toBeCloseTo(1 / n, 14);
      expect(nodes[k - 1] + nodes[n - k]).toBe(0);
    }
  }
});

test('scales with its recurrence, and weights always have sum 1', () => {
  for (const size of [1e-6, 1, 1e6]) {
    const { nodes, weights } = golubWelsch(6, (k) => size * Math.sqrt(k));
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 13);
    expect(nodes.reduce((sum, x, k) => sum + weights[k] * (x / size) ** 4, 0)).toBeCloseTo(3, 11);
  }
});
