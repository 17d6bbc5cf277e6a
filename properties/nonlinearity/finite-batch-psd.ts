import { claim } from '../../src/claim/claim.ts';
import { semidefinite } from '../../src/claim/semidefinite.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { contrastiveCovariance as covariance } from '../../src/definitions/contrastiveCovariance.ts';
import { principalMinors } from '../../src/definitions/principalMinors.ts';
import { contrastiveCovariance } from '../../src/dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { nonNegativeImportances } from '../../src/settings/nonNegativeImportances.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/finite-batch-psd',
  title: 'The contrastive covariance of a batch is positive semidefinite',
  source: nonlinearity.at('lemma on large batches', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\alpha \ge 0 \quad\Rightarrow\quad \mathcal C_\alpha[x] \succeq 0`,
  forAll: weightedViews,
  suppose: { nonNegativeImportances },
  then: ({ x, xPrime, alpha }) => {
    const C = contrastiveCovariance(alpha, { x, xPrime });
    return semidefinite('−λ_min of 𝒞_α', C, roundings(16 * (x.rows + 4) * x.cols, importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2));
  },
  confirm: (R, { x, xPrime, alpha }) => ({ nonNegative: principalMinors(R, covariance(R, alpha, { x, xPrime })) }),
  expect: 'refuted',
  erratum: 'nonlinearity/unaugmented-psd',
  without: { nonNegativeImportances: 'fails' },
  readings: ['a trap, not a claim of the paper, which has it in the limit of large batches (nonlinearity/lemma-1): a batch of one sample has −½α(x − x\')(x − x\')ᵀ'],
  oracle: 'the smallest eigenvalue; refutations by the principal minors of the double sum in rational arithmetic',
});
