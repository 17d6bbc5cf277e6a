import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gradient } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { highPrecision } from '../../arithmetic/highPrecision.ts';
import { infoNCEImportances, infoNCELoss } from '../importances.ts';
import { pairwiseImportances, pairwiseLoss } from './contrastiveLoss.ts';
import { lossNames } from './table.ts';
import { namedLosses } from './tableTrees.ts';
import { evaluate } from './tree.ts';
import { treesText } from './writeTrees.ts';

const R = highPrecision;
const values = { tau: R.of(0.5), epsilon: R.of(0.25), c: R.of(2) };
const table = (rows: number[][]) => rows.map((entries) => entries.map(R.of));
const f = { x: table([[0, 1], [0.5, -1], [2, 0.25]]), xPrime: table([[0.25, 1], [0.5, -0.5], [2, 1]]) };

describe('the losses of the table', () => {
  test('tableTrees.ts is what mathjs makes of table.ts: npm run losses', async () => {
    expect(readFileSync(new URL('tableTrees.ts', import.meta.url), 'utf8')).toBe(await treesText());
  });

  test('every derivative is that of dual numbers', () => {
    for (const name of lossNames) {
      const loss = namedLosses[name];
      for (const x of [0.3, 0.8, 2.5]) {
        for (const [tree, slope] of [[loss.phi, loss.dPhi], [loss.psi, loss.dPsi]] as const) {
          const numbers = { tau: 0.5, epsilon: 0.25, c: 2 };
          const [exact] = gradient(float64, (D, [z]) => evaluate(D, tree, { tau: D.of(0.5), epsilon: D.of(0.25), c: D.of(2), x: z }), [x]);
          expect(Math.abs(evaluate(float64, slope, { ...numbers, x }) - exact), `${name} at ${x}`).toBeLessThanOrEqual(16 * Number.EPSILON * Math.max(1, Math.abs(exact)));
        }
      }
    }
  });

  test('InfoNCE is the loss and the importances of Eq. (1) of the other paper, to 48 digits', () => {
    const difference = R.sub(pairwiseLoss(R, namedLosses.InfoNCE, values, f), infoNCELoss(R, f, values.tau, values.epsilon));
    expect(Math.abs(R.toNumber(difference))).toBeLessThan(1e-47);
    const expected = infoNCEImportances(R, f, values.tau, values.epsilon);
    pairwiseImportances(R, namedLosses.InfoNCE, values, f).forEach((entries, i) => entries.forEach((entry, j) => expect(Math.abs(R.toNumber(R.sub(entry, expected[i][j])))).toBeLessThan(1e-48)));
  });

  test('at N = 1 the losses through log(x) are undefined, the others are φ(0)', () => {
    const one = { x: table([[1]]), xPrime: table([[2]]) };
    for (const name of ['MINE', 'lifted'] as const) expect(() => pairwiseLoss(R, namedLosses[name], values, one)).toThrow('log');
    for (const name of ['triplet', 'tuplet', 'soft-triplet', 'modified-triplet', 'triplet-contrastive'] as const) expect(R.toNumber(pairwiseLoss(R, namedLosses[name], values, one)), name).toBe(0);
  });
});
