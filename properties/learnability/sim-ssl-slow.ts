import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { gradient } from '../../src/arithmetic/dual.ts';
import { simplifiedLoss } from '../../src/definitions/sigmoid/simplified.ts';
import { twoFeatureLaw } from '../../src/definitions/sigmoid/twoFeatures.ts';
import { constantLaw, simplifiedObjective, twoFeaturePopulation } from '../../src/settings/sigmoid/twoFeaturePopulation.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sim-ssl-slow',
  title: 'A coordinate without a feature shrinks by 1 − 2αη a step and by nothing else: to 37 % in 4,000 released steps',
  source: learnability.at('released code: self-supervised simulation', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\frac{\partial\tilde\ell}{\partial w^{(c)}} = 2\alpha w^{(c)}\ (c \ge 3), \qquad (1 - 2\alpha\eta)^{4000} = 0.368 \text{ at } \alpha = \tfrac1{800},\ \eta = 0.1`,
  forAll: twoFeaturePopulation,
  suppose: {},
  then: ({ alpha, w, ...features }) => {
    const slope = simplifiedObjective(features, alpha)(w.data).gradient;
    const value = w.data.reduce((worst, entry, c) => (c < 2 ? worst : Math.max(worst, Math.abs(slope[c] - 2 * alpha * entry))), 0);
    return { what: 'max|∂ℓ̃/∂w⁽ᶜ⁾ − 2αw⁽ᶜ⁾|, c ≥ 3', value, ...roundings(16, alpha * maxAbs(w)) };
  },
  confirm: (R, { alpha, w, ...features }) => {
    const slope = gradient(R, (D, at) => simplifiedLoss(D, twoFeatureLaw(D, constantLaw(features)), { value: alpha, partials: [] }, at), w[0]);
    return { zero: slope.slice(2).map((entry, c) => R.sub(entry, R.mul(R.of(2), R.mul(alpha, w[0][c + 2])))) };
  },
  without: {},
  covers: { 'a third coordinate': { share: 0.3, when: ({ w }) => w.cols > 2 && w.data.slice(2).some((entry) => entry !== 0) } },
  readings: ['without noise; with it the sample adds fluctuations of the order ρ'],
  oracle: 'the closed-form gradient; refutations by exact derivatives of the definition',
});
