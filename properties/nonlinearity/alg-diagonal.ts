import { claim } from '../../src/claim/claim.ts';
import { covarianceDifferences, sameCovariance } from '../../src/claim/sameCovariance.ts';
import { mapEntries } from '../../src/linalg/matrix.ts';
import { noAugmentation } from '../../src/settings/hypotheses.ts';
import { otherDiagonal } from '../../src/settings/weightedViews.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alg-diagonal',
  title: 'Without augmentation, the diagonal of the importances is irrelevant',
  source: nonlinearity.at('Eq. (3)', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathcal C_\alpha[x] = \mathcal C_{\alpha'}[x] \quad\text{whenever}\quad \alpha'_{ij} = \alpha_{ij}\ (i \ne j)`,
  forAll: otherDiagonal,
  suppose: { noAugmentation },
  then: ({ x, xPrime, alpha, beta }) => sameCovariance("max|C_α − C_α'|", { x, xPrime }, alpha, mapEntries(alpha, (entry, i, j) => (i === j ? beta.data[i] : entry))),
  confirm: (R, { x, xPrime, alpha, beta }) =>
    covarianceDifferences(R, { x, xPrime }, alpha, alpha.map((entries, i) => entries.map((entry, j) => (i === j ? beta[0][i] : entry)))),
  without: { noAugmentation: 'fails' },
  covers: { 'the diagonal changes': { share: 0.5, when: ({ alpha, beta }) => beta.data.some((entry, i) => entry !== alpha.data[i * (alpha.cols + 1)]) } },
  readings: ['the sum of Eq. (3) runs over i = j too: there the difference between samples is 0 and that between views is not'],
  oracle: 'the fast covariance at the one against the double sum of Eq. (3) at the other; refutations by the double sum in rational arithmetic',
});
