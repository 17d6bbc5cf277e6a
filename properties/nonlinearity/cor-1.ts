import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { contrastiveCovariance as covariance } from '../../src/definitions/contrastiveCovariance.ts';
import { kernelVariance } from '../../src/definitions/kernelCovariance.ts';
import { contrastiveCovariance } from '../../src/dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { kernelTerms } from '../../src/dynamics/kernelCovariance.ts';
import { kernelImportances } from '../../src/dynamics/kernelImportances.ts';
import { mapEntries, maxAbs, maxAbsDifference, zeros } from '../../src/linalg/matrix.ts';
import { noAugmentation } from '../../src/settings/hypotheses.ts';
import { kernelBatch, kernelStructure } from '../../src/settings/kernelBatch.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/cor-1',
  title: 'Without augmentation, the contrastive covariance is a sum of variances, at every batch size',
  source: nonlinearity.at('corollary of the lemma on large batches', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\mathcal C_\alpha[g] = \sum_l z_l^2\, \mathbb V_{\tilde p_l}[g] = \sum_l \big\{ z_l\, \mathbb E[\phi_l\, g g^\top] - \mathbb E[\phi_l g]\, \mathbb E[\phi_l g]^\top \big\}, \qquad z_l = \mathbb E[\phi_l]`,
  forAll: kernelBatch,
  suppose: { noAugmentation, kernelStructure },
  then: ({ x, xPrime, alpha, phi }) => {
    const C = contrastiveCovariance(alpha, { x, xPrime });
    const terms = kernelTerms(phi, x);
    const sum = mapEntries(zeros(x.cols, x.cols), (_, u, v) => terms.reduce((total, term) => total + term.data[u * x.cols + v], 0));
    // The right side is not centred: its terms are as large as |φ|²|g|², whatever cancels.
    const mass = importanceMass(kernelImportances(mapEntries(phi, Math.abs))) + importanceMass(alpha);
    const size = Math.max(maxAbs(x), maxAbs(xPrime));
    return { what: 'max|C_α[g] − Σ z² V[g]|', value: maxAbsDifference(C, sum), ...roundings(16 * (x.rows + phi.cols + 4), mass * size ** 2), seen: { 'C_α[g]': C, 'sum of variances': sum } };
  },
  confirm: (R, { x, xPrime, alpha, phi }) => {
    const C = covariance(R, alpha, { x, xPrime });
    const sum = kernelVariance(R, { p: x.map(() => R.of(1)), g: x, phi, psi: phi, pairing: 'same' });
    return { zero: C.flatMap((row, u) => row.map((entry, v) => R.sub(entry, sum[u][v]))) };
  },
  without: { noAugmentation: 'fails', kernelStructure: 'fails' },
  covers: { 'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 }, 'features of both signs': { share: 0.3, when: ({ phi }) => Math.min(...phi.data) * Math.max(...phi.data) < 0 } },
  readings: ['the means are those of the batch (weights 1/N, the biased variance); the second form is meant, which is defined for features of any sign', 'α ≡ 1 is the feature φ = 1; a Gaussian kernel enters by its features on the batch'],
  oracle: 'the quadratic form of α on differences against means of the features: no term of the one occurs in the other',
});
