import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { isStrictMaximum } from '../../src/claim/strictMaximum.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { classMoments } from '../../src/definitions/classCovariance.ts';
import { risesNearby } from '../../src/definitions/risesNearby.ts';
import { toRows } from '../../src/linalg/matrix.ts';
import { classedBatch, meanIsTop, properClass, separated } from '../../src/settings/classedBatch.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/categorical-means',
  title: 'With isotropic classes, or class means along the top of the class covariance, the mean of every separated class is a local optimum',
  source: nonlinearity.at('one-layer analysis: latent categorical model', { provenance: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`w_m^\top x > 0 \iff y = m,\quad \Sigma_m u_m = \lambda_{\max}(\Sigma_m)\, u_m,\quad P_m < 1 \quad\implies\quad u_m/\|u_m\| \text{ is a strict local maximum of } \mathcal E`,
  forAll: classedBatch,
  suppose: { reluActivation, noAugmentation, uniformAlpha, separated, properClass, meanIsTop },
  then: (instance) => {
    const { u } = classMoments(float64, toRows(instance.x), toRows(instance.y));
    if (u.every((entry) => entry === 0)) return { what: 'the class has no mean direction', value: 1, ...wholeNumber };
    return isStrictMaximum(instance, u);
  },
  confirm: (R, { x, xPrime, alpha, h, y }) => {
    const { u } = classMoments(R, x, y);
    const directionless = u.every((entry) => R.compare(entry, R.of(0)) === 0);
    return { zero: [R.of(directionless || risesNearby(R, alpha, { x, xPrime }, h, u) ? 1 : 0)] };
  },
  certify: (instance) => {
    const { u } = classMoments(float64, toRows(instance.x), toRows(instance.y));
    const verdict = u.some((entry) => entry !== 0) ? isStrictMaximum(instance, u) : null;
    return verdict !== null && 'value' in verdict && verdict.value === 0 ? nodePoint('the mean of the class, where it is a maximum', 'maximum', instance, u) : [];
  },
  expect: 'refuted',
  erratum: 'nonlinearity/categorical-eigenvector',
  without: { reluActivation: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails', separated: 'fails', properClass: 'fails', meanIsTop: 'fails' },
  readings: ['the class is separated by some w, not necessarily by its own mean: this is where it fails', 'Σ = 0, a class of one point, is isotropic'],
  oracle: 'the one-sided second-order test on the sphere; refutations by the energy at a point near the mean',
});
