import { expect, it } from 'vitest';
import { normalCdf } from '../arithmetic/normalCdf.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { eachOutputNode, type OutputLaw } from './outputNodes.ts';

const integral = (law: Partial<OutputLaw>, f: (u: number) => number, tau = 1, marks: readonly number[] = [], h: ActivationName = 'relu'): number => {
  let sum = 0;
  eachOutputNode({ p: 1, height: 0, s: 1, from: -Infinity, to: Infinity, ...law }, { h, tau }, marks, (u, mass) => {
    sum += mass * f(u);
  });
  return sum;
};

it('the moments of N(2, 9), whatever the temperature, the kink at 0 and the marks', () => {
  for (const [tau, marks] of [[Infinity, []], [1, [0.5]], [2 ** -8, [-3, 1e-12, 2]]] as const) {
    const law = { p: 0.5, height: 2, s: 3 };
    expect(integral(law, () => 1, tau, marks)).toBeCloseTo(0.5, 9);
    expect(integral(law, (u) => u, tau, marks)).toBeCloseTo(1, 9);
    expect(integral(law, (u) => u * u, tau, marks)).toBeCloseTo(6.5, 9);
    // E[u⁺] = μΦ(μ/s) + sφ(μ/s).
    expect(integral(law, (u) => Math.max(u, 0), tau, marks)).toBeCloseTo((2 * normalCdf(2 / 3) + 3 * Math.exp(-2 / 9) / Math.sqrt(2 * Math.PI)) / 2, 9);
  }
});

it('takes a kernel as narrow as the temperature asks for, on the sides that have a slope', () => {
  const tau = 2 ** -12;
  const kernel = (u: number): number => Math.exp(-((u - 0.25) ** 2) / (2 * tau));
  // The product of two normal densities: √(τ/(1 + τ)) e^{−1/32(1 + τ)}.
  const exact = Math.sqrt(tau / (1 + tau)) * Math.exp(-1 / (32 * (1 + tau)));
  expect(Math.abs(integral({}, kernel, tau) / exact - 1)).toBeLessThan(1e-7);
  expect(Math.abs(integral({}, (u) => kernel(-u), tau, [], 'abs') / exact - 1)).toBeLessThan(1e-7);
  expect(Math.abs(integral({}, kernel, Infinity) / exact - 1)).toBeGreaterThan(1e-3);
});

it('steps only at marks are exact; bounds cut the law', () => {
  expect(integral({}, (u) => (u > 0.7 ? 1 : 0), 1, [0.7])).toBeCloseTo(normalCdf(-0.7), 10);
  expect(integral({ from: -1, to: 0.5 }, () => 1)).toBeCloseTo(normalCdf(0.5) - normalCdf(-1), 10);
  expect(integral({ height: 20, to: 1 }, () => 1)).toBe(0);
});

it('a component without spread is one node, one of hardly any spread nearly so', () => {
  expect(integral({ p: 0.25, height: 3, s: 0 }, (u) => u * u)).toBe(2.25);
  expect(integral({ height: 3, s: 0, to: 2 }, () => 1)).toBe(0);
  // Nodes at the height itself would round their distance from it, and with it the mass.
  for (const s of [1e-14, 1e-11, 1e-6]) expect(integral({ height: 3, s }, (u) => u)).toBeCloseTo(3, 9);
});
