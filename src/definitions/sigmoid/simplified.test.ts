import { describe, expect, test } from 'vitest';
import { gradient } from '../../arithmetic/dual.ts';
import { highPrecision as R } from '../../arithmetic/highPrecision.ts';
import { rational } from '../../arithmetic/rational.ts';
import { selfSupervisedObjective } from './selfSupervised.ts';
import { simplifiedGradient, simplifiedHessian, simplifiedLoss } from './simplified.ts';
import { balancedFeatures, twoFeatureLaw } from './twoFeatures.ts';

const features = { low: R.of(-0.5), high: R.of(7), plus: R.of(0.75), sharePlus: R.of(0.25), shareMinus: R.of(0.5) };

test('the law has four points whose weights sum to 1, and the marginals that were asked for', () => {
  const { points, weights } = twoFeatureLaw(R, features);
  expect(points.map((p) => p.map(R.toNumber))).toEqual([[1, -0.5], [1, 7], [-1, -0.5], [-1, 7]]);
  expect(weights.map(R.toNumber)).toEqual([0.5625, 0.1875, 0.125, 0.125]);
  expect(twoFeatureLaw(rational, balancedFeatures(rational, rational.of(7))).weights.map(rational.toNumber)).toEqual([0.25, 0.25, 0.25, 0.25]);
});

describe('the simplified objective', () => {
  const law = twoFeatureLaw(R, features);
  const alpha = R.of(1 / 64);
  const points = [[0, 0], [3, 1.5], [-4, 0.25, 2], [800, -300], [1e-200, 0, 0, 1]].map((w) => w.map(R.of));

  test('has the gradient and the Hessian that its exact derivatives are, at any dimension and size', () => {
    for (const w of points) {
      const exact = gradient(R, (D, at) => simplifiedLoss(D, twoFeatureLaw(D, { low: D.of(-0.5), high: D.of(7), plus: D.of(0.75), sharePlus: D.of(0.25), shareMinus: D.of(0.5) }), D.of(1 / 64), at), w);
      simplifiedGradient(R, law, alpha, w).forEach((entry, c) => expect(R.sub(entry, exact[c]).abs().toNumber()).toBeLessThan(1e-45));
      w.forEach((_, b) => {
        const row = gradient(R, (D, at) => simplifiedGradient(D, twoFeatureLaw(D, { low: D.of(-0.5), high: D.of(7), plus: D.of(0.75), sharePlus: D.of(0.25), shareMinus: D.of(0.5) }), D.of(1 / 64), at)[b], w);
        simplifiedHessian(R, law, alpha, w)[b].forEach((entry, c) => expect(R.sub(entry, row[c]).abs().toNumber()).toBeLessThan(1e-45));
      });
    }
  });

  test("is the released objective of one neuron on the law's points, both views equal, exactly", () => {
    const x = twoFeatureLaw(R, balancedFeatures(R, R.of(3))).points;
    for (const w of [[1, 2], [-3, 0.5], [0, 0]]) {
      const W = w.map(R.of);
      const own = selfSupervisedObjective(R, { x, xPrime: x }, [W], { alpha, penalty: 'frobenius', negatives: 'none', nonlinearity: 'logistic' });
      expect(R.sub(own, simplifiedLoss(R, twoFeatureLaw(R, balancedFeatures(R, R.of(3))), alpha, W)).abs().toNumber()).toBeLessThan(1e-48);
    }
  });
});
