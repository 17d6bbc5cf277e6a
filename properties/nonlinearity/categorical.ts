import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { classCovariance } from '../../src/definitions/classCovariance.ts';
import { gatedCovariance as gatedCovarianceOver } from '../../src/definitions/oneLayer.ts';
import { gatedCovariance } from '../../src/dynamics/oneLayer.ts';
import { maxAbs, maxAbsDifference } from '../../src/linalg/matrix.ts';
import { classedBatch, classMatrix, separated } from '../../src/settings/classedBatch.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/categorical',
  title: 'In the latent categorical model, a node that separates a class sees the covariance of that class, and its mean in proportion to the rest',
  source: nonlinearity.at('one-layer analysis: latent categorical model', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`w_m^\top x > 0 \iff y = m \quad\implies\quad A(w_m) = P_m\big(\Sigma_m + (1 - P_m)\, u_m u_m^\top\big)`,
  forAll: classedBatch,
  suppose: { reluActivation, noAugmentation, uniformAlpha, separated },
  then: (instance) => {
    const { x, xPrime, alpha, h, w } = instance;
    const value = maxAbsDifference(gatedCovariance(alpha, { x, xPrime }, h, w.data), classMatrix(instance));
    return { what: 'max|A(w) − P(Σ + (1 − P)uuᵀ)|', value, ...roundings(16 * (x.rows + 4), Math.max(1, maxAbs(alpha)) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2) };
  },
  confirm: (R, { x, xPrime, alpha, h, w, y }) => {
    const expected = classCovariance(R, x, y);
    return { zero: gatedCovarianceOver(R, alpha, { x, xPrime }, h, w[0]).flatMap((r, c) => r.map((entry, e) => R.sub(entry, expected[c][e]))) };
  },
  without: { reluActivation: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails', separated: 'fails' },
  covers: {
    'the class is a proper part': { share: 0.3, when: ({ y }) => y.data.includes(0) && y.data.includes(1) },
    'P = 1: the mean drops out': { share: 0.05, when: ({ y }) => !y.data.includes(0) },
    'a class of one sample': { share: 0.1, when: ({ y }) => y.data.reduce((a, b) => a + b, 0) === 1 },
  },
  readings: ['exact for every finite batch, with empirical P, u, Σ (divided by the class size)', 'one class against all others, which may lie on the kink, since h\'(0) = 0'],
  oracle: 'class probability, mean and centred covariance, computed from the labels; A(w) never sees them',
});
