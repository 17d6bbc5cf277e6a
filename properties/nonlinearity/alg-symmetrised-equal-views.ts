import { claim } from '../../src/claim/claim.ts';
import { covarianceDifferences, sameCovariance } from '../../src/claim/sameCovariance.ts';
import { mapEntries } from '../../src/linalg/matrix.ts';
import { noAugmentation } from '../../src/settings/hypotheses.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alg-symmetrised-equal-views',
  title: 'Without augmentation, importances may be symmetrised',
  source: nonlinearity.at('Eq. (3)', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathcal C_\alpha[x] = \mathcal C_{(\alpha + \alpha^\top)/2}[x]`,
  forAll: weightedViews,
  suppose: { noAugmentation },
  then: ({ x, xPrime, alpha }) => sameCovariance('max|C_α − C_(α+αᵀ)/2|', { x, xPrime }, alpha, mapEntries(alpha, (entry, i, j) => entry / 2 + alpha.data[j * alpha.cols + i] / 2)),
  confirm: (R, { x, xPrime, alpha }) =>
    covarianceDifferences(R, { x, xPrime }, alpha, alpha.map((entries, i) => entries.map((entry, j) => R.div(R.add(entry, alpha[j][i]), R.of(2))))),
  without: { noAugmentation: 'fails' },
  covers: { 'α is not symmetric': { share: 0.2, when: ({ alpha }) => alpha.data.some((entry, k) => entry !== alpha.data[(k % alpha.cols) * alpha.cols + Math.floor(k / alpha.cols)]) } },
  readings: ['with augmentation the identity holds exactly when α𝟏 = αᵀ𝟏 on the samples whose views differ; equal views are the part of it that needs no condition on α'],
  oracle: 'the fast covariance at the one against the double sum of Eq. (3) at the other; refutations by the double sum in rational arithmetic',
});
