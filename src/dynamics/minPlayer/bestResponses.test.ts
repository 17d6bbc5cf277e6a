import { describe, expect, test } from 'vitest';
import { stream } from '../../generators/stream.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import { energy } from '../energy.ts';
import { infoNCEImportances, infoNCELoss } from '../importances.ts';
import { bestResponses, nodeOutputs } from './bestResponses.ts';

describe('bestResponses', () => {
  test('no unit vector has more energy at the importances of the one before, on a circle of 720 directions', () => {
    const s = stream(3);
    for (let n = 0; n < 20; n++) {
      const views = { x: matrixOf(4, 2, () => s.normal()), xPrime: matrixOf(4, 2, () => s.normal()) };
      const [start, next] = bestResponses(views, [s.normal(), s.normal()], 0.5, 1);
      const alpha = infoNCEImportances(nodeOutputs(views, start.w), { tau: 0.5, epsilon: 0 });
      const at = (w: ArrayLike<number>): number => energy(alpha, nodeOutputs(views, w), 'sum of distinct pairs');
      const best = Math.max(...Array.from({ length: 720 }, (_, k) => at([Math.cos((k * Math.PI) / 720), Math.sin((k * Math.PI) / 720)])));
      expect(at(next.w)).toBeGreaterThanOrEqual(best - 1e-12 * (1 + Math.abs(best)));
      expect(next.loss).toBe(infoNCELoss(nodeOutputs(views, next.w), { tau: 0.5, epsilon: 0 }));
      expect(Math.hypot(...next.w)).toBeCloseTo(1, 14);
    }
  });

  test('in one dimension there is one response; a start of length 0 is refused', () => {
    const views = { x: matrixOf(2, 1, (i) => i), xPrime: matrixOf(2, 1, (i) => i) };
    expect(bestResponses(views, [-3], 1, 2).map((r) => [...r.w])).toEqual([[-1], [-1], [-1]]);
    expect(() => bestResponses(views, [0], 1, 1)).toThrow('bestResponses: w is 0');
  });
});
