import { expect, test } from 'vitest';
import { gradient } from '../../arithmetic/dual.ts';
import { highPrecision as R } from '../../arithmetic/highPrecision.ts';
import { lift } from '../../arithmetic/lift.ts';
import { stream } from '../../generators/stream.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import { constant } from '../tableGradient.ts';
import { supervisedGradient, supervisedLoss } from './supervised.ts';

test('the gradient is that of the loss, by dual numbers, at points of every label, also far out', () => {
  const s = stream(3);
  for (const [n, d, size] of [[1, 1, 1], [4, 2, 1], [3, 3, 40]] as const) {
    const points = lift(R, matrixOf(n, d, () => s.normal()));
    const law = { points, weights: points.map(() => R.of(1 / n)), labels: points.map((_, i) => i % 2) };
    const [beta, gamma] = [R.of(1 / 64), R.of(1 / 16)];
    const theta = Array.from({ length: 2 * d + 2 }, () => R.of(size * s.normal()));
    const split = <S>(at: readonly S[]) => ({ W: [at.slice(0, d), at.slice(d, 2 * d)], F: at.slice(2 * d) });
    const own = supervisedGradient(R, law, split(theta), beta, gamma);
    const fixed = { points: constant(points), weights: constant([law.weights])[0], labels: law.labels };
    const exact = gradient(R, (D, at) => supervisedLoss(D, fixed, split(at), D.of(1 / 64), D.of(1 / 16)), theta);
    own.forEach((entry, k) => expect(Math.abs(R.sub(entry, exact[k]).toNumber())).toBeLessThan(1e-40));
  }
});
