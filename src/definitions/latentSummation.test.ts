import { describe, expect, it } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { fromRows } from '../linalg/matrix.ts';
import { gatedCovariance } from './oneLayer.ts';
import { inFrame, jointLaw, marginals, summationBatch, summationCovariance, summationSpectrum } from './latentSummation.ts';

const table = (...rows: number[][]) => lift(rational, fromRows(rows));
const shown = (values: readonly { toFraction(): string }[]): string[] => values.map((value) => value.toFraction());
const identity = table([1, 0], [0, 1]);

/** y ∈ {−1, 0, 1} with odds 1 : 2 : 1, twice. */
const sparse = { mixture: table([1]), odds: table([1, 2, 1], [1, 2, 1]), values: table([-1, 0, 1], [-1, 0, 1]), U: identity };

describe('latent summation', () => {
  it('the spectrum of sparse symmetric components, by hand: V[y⁺] = ¼ − 1/16, P[y > 0]E[y²] = ¼·½', () => {
    expect(shown(summationSpectrum(rational, sparse, 0, 1))).toEqual(['3/16', '1/8']);
    expect(shown(summationSpectrum(rational, sparse, 1, -1))).toEqual(['1/8', '3/16']);
    const A = summationCovariance(rational, sparse, { pairs: 'uniform', scale: rational.of(1), h: 'relu' }, identity[0]);
    expect(A.map(shown)).toEqual([['3/16', '0'], ['0', '1/8']]);
    expect(inFrame(rational, table([0, 1], [1, 0]), summationSpectrum(rational, sparse, 0, 1)).map(shown)).toEqual([['1/8', '0'], ['0', '3/16']]);
  });

  it('moments and pairs are two paths to one covariance, with augmentation and every activation with a kink', () => {
    const skew = { mixture: table([1, 3]), odds: table([0, 1], [2, 1], [1, 1], [1, 5]), values: table([1, -3], [2, 0.5]), U: table([1, 2], [-0.5, 1]) };
    for (const h of ['relu', 'leaky', 'abs', 'linear'] as const) {
      for (const scale of [1, 0, 3].map(rational.of)) {
        const batch = summationBatch(rational, skew, 'uniform', scale);
        const w = table([1, -0.25])[0];
        const moments = summationCovariance(rational, skew, { pairs: 'uniform', scale, h }, w);
        expect(moments.map(shown)).toEqual(gatedCovariance(rational, batch.alpha, batch, h, w).map(shown));
      }
    }
  });

  it('mixtures carry dependence, and marginals forget it; a row of zeros is equal odds', () => {
    const comonotone = { mixture: table([0, 0]), odds: table([1, 0], [1, 0], [0, 1], [0, 1]), values: table([1, -1], [1, -1]), U: identity };
    expect(marginals(rational, comonotone).map(shown)).toEqual([['1/2', '1/2'], ['1/2', '1/2']]);
    expect(jointLaw(rational, comonotone).map(({ p, independent }) => shown([p, independent]))).toEqual([['1/2', '1/4'], ['0', '1/4'], ['0', '1/4'], ['1/2', '1/4']]);
  });

  it('the kernel is 1/(1 + ‖x − x̃‖²)', () => {
    const coin = { mixture: table([1]), odds: table([1, 1]), values: table([1, -1]), U: table([1]) };
    expect(summationBatch(rational, coin, 'kernel', rational.of(1)).alpha.map(shown)).toEqual([['1', '1/5'], ['1/5', '1']]);
  });
});
