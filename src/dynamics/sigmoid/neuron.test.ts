import { describe, expect, test } from 'vitest';
import { gradient } from '../../arithmetic/dual.ts';
import { highPrecision as R } from '../../arithmetic/highPrecision.ts';
import { lift } from '../../arithmetic/lift.ts';
import { constant } from '../../definitions/tableGradient.ts';
import { selfSupervisedObjective } from '../../definitions/sigmoid/selfSupervised.ts';
import { supervisedLoss } from '../../definitions/sigmoid/supervised.ts';
import { stream } from '../../generators/stream.ts';
import { fromRows, mapEntries, matrix, maxAbs, type Matrix } from '../../linalg/matrix.ts';
import { centralDifferences } from '../finiteDifferences.ts';
import { normalMatrix } from '../twins.testing.ts';
import { alternatingTraining } from './alternatingTraining.ts';
import { logistic } from './logistic.ts';
import { neuronGradient, neuronJet } from './neuron.ts';
import { supervisedJet } from './supervised.ts';

const released = { penalty: 'frobenius', negatives: 'none', nonlinearity: 'logistic' } as const;
const s = stream(7);
/** Samples of n×d, by name: ordinary ones, no augmentation, zeros, duplicates, |w·x| beyond 700. */
const batches = (n: number, d: number): Record<string, { x: Matrix; xPrime: Matrix }> => {
  const x = normalMatrix(s, n, d);
  const huge = mapEntries(x, (entry) => 1e4 * entry);
  return { ordinary: { x, xPrime: normalMatrix(s, n, d) }, 'no augmentation': { x, xPrime: x }, zero: { x: matrix(n, d, new Float64Array(n * d)), xPrime: x }, huge: { x: huge, xPrime: huge } };
};

test('the logistic function is 1/(1 + e^{−z}) where that does not overflow, and its limits beyond', () => {
  for (const z of [0, 1, -1, 30, -30, 700]) expect(Math.abs(logistic(z) - 1 / (1 + Math.exp(-z)))).toBeLessThanOrEqual(2 * Number.EPSILON * logistic(z));
  expect([logistic(-800), logistic(800), logistic(-740) > 0]).toEqual([0, 1, true]);
});

describe('one neuron of the self-supervised objective', () => {
  for (const [n, d] of [[1, 1], [2, 1], [1, 3], [5, 3]] as const) {
    for (const [name, views] of Object.entries(batches(n, d))) {
      test(`is its definition in value, and in the exact derivative of it, ${name}, n = ${n}, d = ${d}`, () => {
        const w = normalMatrix(s, 1, d).data;
        const found = neuronJet({ ...views, weights: Array.from({ length: n }, () => 1 / n) }, 1 / 64, w);
        const tables = { x: lift(R, views.x), xPrime: lift(R, views.xPrime) };
        const W = [...w].map(R.of);
        const size = 1 + maxAbs(views.x) ** 2 + maxAbs(views.xPrime) ** 2;
        // s′ at 1e4 has the relative error of its argument.
        const steep = 1 + (maxAbs(views.x) + maxAbs(views.xPrime)) * maxAbs({ data: w });
        const bound = 64 * (n + d) * Number.EPSILON * size * steep;
        expect(Math.abs(found.value - R.toNumber(selfSupervisedObjective(R, tables, [W], { alpha: R.of(1 / 64), ...released })))).toBeLessThanOrEqual(bound);
        const exact = gradient(R, (D, at) => selfSupervisedObjective(D, { x: constant(tables.x), xPrime: constant(tables.xPrime) }, [at], { alpha: D.of(1 / 64), ...released }), W).map(R.toNumber);
        found.gradient.forEach((entry, c) => expect(Math.abs(entry - exact[c])).toBeLessThanOrEqual(bound));
        const own = new Float64Array(d);
        neuronGradient({ ...views, weights: Array.from({ length: n }, () => 1 / n) }, 1 / 64)(w, own);
        own.forEach((entry, c) => expect(Math.abs(entry - found.gradient[c])).toBeLessThanOrEqual(bound));
        if (name === 'huge') return;
        const step = 2 ** -16;
        for (let b = 0; b < d; b++) {
          const differences = centralDifferences((z) => neuronJet({ ...views, weights: Array.from({ length: n }, () => 1 / n) }, 1 / 64, z.data).gradient[b], matrix(1, d, w), step);
          // Third derivatives of a product of two s(w·x) are below 8‖x‖³ ≤ 8·size²: truncation 8·size²h²/6.
          differences.forEach((entry, c) => expect(Math.abs(entry - found.hessian.data[b * d + c])).toBeLessThanOrEqual(2 * size * size * step * step + (8 * Number.EPSILON * size) / step));
        }
      });
    }
  }

  test('coordinates of w beyond the samples see the penalty only, and too short a w is refused', () => {
    const views = { x: fromRows([[1, 2]]), xPrime: fromRows([[1, 2]]), weights: [1] };
    const { gradient: g, hessian } = neuronJet(views, 0.5, Float64Array.of(1, 0, 3));
    expect(g[2]).toBe(3);
    expect([...hessian.data].slice(6)).toEqual([0, 0, 1]);
    expect(() => neuronJet(views, 0.5, Float64Array.of(1))).toThrow('neuronJet: w has 1 entries, the samples 2');
  });
});

describe('the supervised objective', () => {
  const penalty = { beta: 1 / 64, gamma: 1 / 32 };
  for (const [n, d, k] of [[1, 1, 1], [4, 2, 2], [3, 3, 2]] as const) {
    test(`has the value, gradient and Hessian of its definition, n = ${n}, d = ${d}, k = ${k}`, () => {
      const x = normalMatrix(s, n, d);
      const labels = Array.from({ length: n }, (_, i) => i % 2);
      const weights = Array.from({ length: n }, () => 1 / n);
      const theta = normalMatrix(s, 1, k * (d + 1)).data;
      const found = supervisedJet({ x, weights, labels }, penalty, theta);
      const of = <S>(at: readonly S[]) => ({ W: Array.from({ length: k }, (_, j) => at.slice(j * d, (j + 1) * d)), F: at.slice(k * d) });
      const law = { points: lift(R, x), weights: weights.map(R.of), labels };
      const at = [...theta].map(R.of);
      expect(Math.abs(found.value - R.toNumber(supervisedLoss(R, law, of(at), R.of(penalty.beta), R.of(penalty.gamma))))).toBeLessThan(1e-14);
      const exact = gradient(R, (D, point) => supervisedLoss(D, { points: constant(law.points), weights: weights.map(D.of), labels }, of(point), D.of(penalty.beta), D.of(penalty.gamma)), at).map(R.toNumber);
      found.gradient.forEach((entry, c) => expect(Math.abs(entry - exact[c])).toBeLessThan(1e-14));
      const step = 2 ** -16;
      for (let b = 0; b < theta.length; b++) {
        const differences = centralDifferences((z) => supervisedJet({ x, weights, labels }, penalty, z.data).gradient[b], matrix(1, theta.length, theta), step);
        differences.forEach((entry, c) => expect(Math.abs(entry - found.hessian.data[b * theta.length + c])).toBeLessThan(1e-8));
      }
    });
  }

  test('does not overflow, and refuses parts of a neuron', () => {
    const law = { x: fromRows([[1e3]]), weights: [1], labels: [1] };
    expect(supervisedJet(law, penalty, Float64Array.of(5, -900)).value).toBeCloseTo(900 + 25 / 64 + 810000 / 32, 6);
    expect(() => supervisedJet(law, penalty, Float64Array.of(1, 2, 3))).toThrow('θ has 3 entries');
  });

  test.each([1, 2, 3])('a step moves W by the old F, then F by the new W, and so does the next one: %i neurons', (k) => {
    const x = normalMatrix(s, 4, 2);
    const law = { x, weights: [0.25, 0.25, 0.25, 0.25], labels: [0, 0, 1, 1] };
    const theta = normalMatrix(s, 1, 3 * k).data;
    let expected = Float64Array.from(theta);
    const advance = alternatingTraining(law, penalty, 0.5, theta);
    for (let step = 0; step < 3; step++) {
      const before = supervisedJet(law, penalty, expected).gradient;
      const half = expected.map((entry, c) => (c < 2 * k ? entry - 0.5 * before[c] : entry));
      const between = supervisedJet(law, penalty, half).gradient;
      expected = half.map((entry, c) => (c < 2 * k ? entry : entry - 0.5 * between[c]));
      advance();
      theta.forEach((entry, c) => expect(Math.abs(entry - expected[c])).toBeLessThan(1e-14));
    }
  });
});
