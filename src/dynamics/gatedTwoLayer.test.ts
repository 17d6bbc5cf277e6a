import { expect, test } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import * as definition from '../definitions/gatedTwoLayer.ts';
import { stream } from '../generators/stream.ts';
import { identity } from '../linalg/matrix.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { gatedTwoLayer, hiddenOutputs } from './gatedTwoLayer.ts';
import { twoLayerGradients, twoLayerOutputs } from './twoLayer.ts';
import { gridMatrix, liftViews, worstRatio } from './twins.testing.ts';

const R = rational;

test('dyadic data, kinks included, signed non-symmetric α: the gated form is its definition and what back-propagation gives, exactly', () => {
  const s = stream(1);
  for (const [K, M, p, O] of [[1, 1, 1, 1], [1, 2, 2, 2], [2, 1, 1, 1], [2, 2, 2, 3], [3, 1, 2, 2]] as const) {
    for (const h of homogeneousNames) {
      const N = s.pick([1, 2, 4]);
      const views = { x: gridMatrix(s, N, K * p), xPrime: gridMatrix(s, N, K * p) };
      const net = { W1: gridMatrix(s, K * M, p), W2: gridMatrix(s, O, K * M), h, K };
      const alpha = gridMatrix(s, N, N);
      const found = gatedTwoLayer(alpha, views, net);
      const exact = definition.gatedTwoLayer(R, lift(R, alpha), liftViews(R, views), { ...net, W1: lift(R, net.W1), W2: lift(R, net.W2) });
      const back = twoLayerGradients(alpha, views, net);
      for (const layer of ['W1', 'W2'] as const) {
        expect(worstRatio(found[layer], exact[layer], () => Number.MIN_VALUE)).toBe(0);
        expect(worstRatio(back[layer], exact[layer], () => Number.MIN_VALUE)).toBe(0);
      }
      const hidden = hiddenOutputs(views, net);
      expect(hidden).toEqual(twoLayerOutputs({ ...net, W2: identity(K * M) }, views));
      const C = definition.hiddenCovariance(R, lift(R, alpha), liftViews(R, views), { ...net, W1: lift(R, net.W1) });
      expect(worstRatio(contrastiveCovariance(alpha, hidden), C, () => Number.MIN_VALUE)).toBe(0);
    }
  }
});
