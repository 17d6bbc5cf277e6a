import { describe, expect, it } from 'vitest';
import { eachPanelNode, gaussLegendre } from './gaussLegendre.ts';

const integral = (breaks: readonly number[], widest: number, f: (x: number) => number, n = 8): number => {
  let sum = 0;
  eachPanelNode(gaussLegendre(n), breaks, widest, (x, w) => {
    sum += w * f(x);
  });
  return sum;
};

describe('Gauss–Legendre quadrature', () => {
  it('integrates polynomials up to degree 2n − 1, and not the next', () => {
    for (const n of [1, 2, 3, 5, 12]) {
      const { nodes, weights } = gaussLegendre(n);
      for (let degree = 0; degree <= 2 * n; degree++) {
        const sum = nodes.reduce((total, x, k) => total + weights[k] * x ** degree, 0);
        const exact = degree % 2 === 1 ? 0 : 1 / (degree + 1);
        if (degree < 2 * n) expect(sum).toBeCloseTo(exact, 14);
        // The error at degree 2n is that of the monic Legendre polynomial's norm: (2ⁿ n!²/(2n)!)²/(2n + 1), 2⁻²ⁿ or so.
        else expect(exact - sum).toBeGreaterThan(4 ** -(n + 1));
      }
    }
  });

  it('the rule with two nodes, by hand: ±1/√3, weights ½', () => {
    const { nodes, weights } = gaussLegendre(2);
    expect(nodes[0]).toBeCloseTo(1 / Math.sqrt(3), 15);
    expect(nodes[1]).toBe(-nodes[0]);
    expect([...weights].map((w) => w.toFixed(15))).toEqual(['0.500000000000000', '0.500000000000000']);
  });

  it('panels take kinks at their breakpoints exactly, and are no wider than told', () => {
    expect(integral([-1, 0, 2], 5, Math.abs)).toBeCloseTo(2.5, 14);
    expect(Math.abs(integral([-1, 2], 5, Math.abs) - 2.5)).toBeGreaterThan(1e-4);
    expect(integral([-9, 9], 2, (x) => Math.exp((-x * x) / 2))).toBeCloseTo(Math.sqrt(2 * Math.PI), 9);
    let count = 0;
    eachPanelNode(gaussLegendre(3), [0, 1, 1, 4], 1.5, () => count++);
    expect(count).toBe(9);
  });

  it('nothing lies between equal breakpoints, or with fewer than two', () => {
    expect(integral([1, 1], 1, () => 1)).toBe(0);
    expect(integral([1], 1, () => 1)).toBe(0);
    expect(integral([0, 3], Infinity, () => 1)).toBeCloseTo(3, 14);
  });
});
