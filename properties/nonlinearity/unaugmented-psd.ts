import { claim } from '../../src/claim/claim.ts';
import { semidefinite } from '../../src/claim/semidefinite.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { contrastiveCovariance as covariance } from '../../src/definitions/contrastiveCovariance.ts';
import { principalMinors } from '../../src/definitions/principalMinors.ts';
import { contrastiveCovariance } from '../../src/dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { noAugmentation } from '../../src/settings/hypotheses.ts';
import { nonNegativeImportances } from '../../src/settings/nonNegativeImportances.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/unaugmented-psd',
  title: 'Without augmentation, the contrastive covariance of a batch of any size is positive semidefinite',
  source: nonlinearity.at('lemma on large batches', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\alpha \ge 0,\ x[i'] = x[i] \quad\Rightarrow\quad \mathcal C_\alpha[x] \succeq 0`,
  forAll: weightedViews,
  suppose: { noAugmentation, nonNegativeImportances },
  then: ({ x, xPrime, alpha }) => {
    const C = contrastiveCovariance(alpha, { x, xPrime });
    return semidefinite('−λ_min of 𝒞_α', C, roundings(16 * (x.rows + 4) * x.cols, importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2));
  },
  confirm: (R, { x, xPrime, alpha }) => ({ nonNegative: principalMinors(R, covariance(R, alpha, { x, xPrime })) }),
  without: { noAugmentation: 'fails', nonNegativeImportances: 'fails' },
  covers: { 'α is not symmetric': { share: 0.1, when: ({ alpha }) => alpha.data.some((entry, k) => entry !== alpha.data[(k % alpha.cols) * alpha.cols + Math.floor(k / alpha.cols)]) } },
  readings: ['no kernel structure is asked for: a sum of squares of differences, each counted α_ij ≥ 0 times'],
  oracle: 'the smallest eigenvalue; refutations by the principal minors of the double sum in rational arithmetic',
});
