import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { contrastiveCovariance as covariance } from '../../src/definitions/contrastiveCovariance.ts';
import { contrastiveCovariance } from '../../src/dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { uniformCovariance, uniformCovarianceOver } from '../../src/claim/uniformCovariance.ts';
import { maxAbs, maxAbsDifference } from '../../src/linalg/matrix.ts';
import { uniformAlpha } from '../../src/settings/hypotheses.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-trace-uniform',
  title: 'With importances 1 the contrastive covariance is 2N² times that of the data, less N − 1 times that of the augmentation',
  source: alphaCL.at('Definition 1 and what follows', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\alpha \equiv 1: \quad \mathbb C_\alpha[x] = 2N^2\,\mathrm{Cov}[x] - (N-1)\sum_i (x[i]-x[i'])(x[i]-x[i'])^\top`,
  forAll: weightedViews,
  suppose: { uniformAlpha },
  then: ({ x, xPrime, alpha }) => {
    const views = { x, xPrime };
    const size = Math.max(maxAbs(x), maxAbs(xPrime));
    return { what: 'max|C₁[x] − 2N² Cov + (N−1)Σδδᵀ|', value: maxAbsDifference(contrastiveCovariance(alpha, views, views, 'sum of distinct pairs'), uniformCovariance(views)), ...roundings(16 * (x.rows + 4), 4 * x.rows ** 2 * (importanceMass(alpha) + 1) * size ** 2) };
  },
  confirm: (R, { x, xPrime, alpha }) => {
    const right = uniformCovarianceOver(R, { x, xPrime });
    return { zero: covariance(R, alpha, { x, xPrime }, { x, xPrime }, 'sum of distinct pairs').flatMap((row, u) => row.map((entry, v) => R.sub(entry, right[u][v]))) };
  },
  without: { uniformAlpha: 'fails' },
  covers: { 'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 } },
  readings: ['Cov is the biased covariance, divided by N, of the first views'],
  oracle: 'moments of the data about their mean, against the pairs of the covariance',
});
