import { claim } from '../../src/claim/claim.ts';
import { covarianceDifferences, sameCovariance } from '../../src/claim/sameCovariance.ts';
import { mapEntries } from '../../src/linalg/matrix.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alg-symmetrised',
  title: 'Importances may be symmetrised: the contrastive covariance sees α + αᵀ only',
  source: nonlinearity.at('Eq. (3)', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathcal C_\alpha[x] = \mathcal C_{(\alpha + \alpha^\top)/2}[x]`,
  forAll: weightedViews,
  suppose: {},
  then: ({ x, xPrime, alpha }) => sameCovariance('max|C_α − C_(α+αᵀ)/2|', { x, xPrime }, alpha, mapEntries(alpha, (entry, i, j) => entry / 2 + alpha.data[j * alpha.cols + i] / 2)),
  confirm: (R, { x, xPrime, alpha }) =>
    covarianceDifferences(R, { x, xPrime }, alpha, alpha.map((entries, i) => entries.map((entry, j) => R.div(R.add(entry, alpha[j][i]), R.of(2))))),
  expect: 'refuted',
  erratum: 'nonlinearity/alg-symmetrised-equal-views',
  without: {},
  readings: ['a trap for the reader of Eq. (3), not a claim of the paper: the differences between samples see α + αᵀ, those between the views of one sample the row sums of α itself'],
  oracle: 'the fast covariance at the one against the double sum of Eq. (3) at the other; refutations by the double sum in rational arithmetic',
});
