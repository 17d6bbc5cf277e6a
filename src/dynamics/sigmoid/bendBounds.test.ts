import { expect, test } from 'vitest';
import { ensure } from '../../linalg/ensure.testing.ts';
import { balancedFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { stream } from '../../generators/stream.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { bendBounds, bendRange } from './bendBounds.ts';
import { viewsOf } from './laws.testing.ts';
import { logistic } from './logistic.ts';
import { neuronJet } from './neuron.ts';

test('the range of (s²)″ holds its values, and is reached', () => {
  const s = stream(1);
  for (let n = 0; n < 50; n++) {
    const lo = 6 * s.normal();
    const hi = lo + 4 * s.uniform();
    const values = Array.from({ length: 2001 }, (_, k) => lo + ((hi - lo) * k) / 2000).map((z) => 2 * logistic(z) ** 2 * logistic(-z) * (2 - 3 * logistic(z)));
    const [least, most] = bendRange(lo, hi);
    expect(least).toBeLessThanOrEqual(Math.min(...values) + 1e-15);
    expect(most).toBeGreaterThanOrEqual(Math.max(...values) - 1e-15);
    expect(Math.min(...values) - least + (most - Math.max(...values))).toBeLessThan(1e-6);
  }
  // The bound of the smoothness that holds everywhere.
  expect(Math.max(...bendRange(-50, 50).map(Math.abs))).toBeLessThan(0.155);
});

test('the bounds over a box hold the eigenvalues at its points, and are not far from them', () => {
  const s = stream(2);
  for (const tau of [0.5, 3, 7, 100]) {
    const box = [[3.1, 3.9], [8.5, 12]] as const;
    const { least, most } = bendBounds(tau, box[0], box[1], 24);
    let [lo, hi] = [Infinity, -Infinity];
    for (let n = 0; n < 400; n++) {
      const [a, t] = n < 4 ? [box[0][n & 1], box[1][n >> 1]] : box.map(([from, to]) => from + (to - from) * s.uniform());
      const { values } = symmetricEigen(neuronJet(viewsOf(balancedFeatures(float64, tau)), 0, Float64Array.of(a, t / tau)).hessian);
      ensure(values[1] >= least - 1e-12 && values[0] <= most + 1e-12, () => `τ = ${tau}, a = ${a}, t = ${t}: ${values.join()} outside of [${least}, ${most}]`);
      [lo, hi] = [Math.min(lo, values[1]), Math.max(hi, values[0])];
    }
    expect(least).toBeGreaterThan(0);
    expect(most).toBeLessThan(1.1 * hi);
  }
});
