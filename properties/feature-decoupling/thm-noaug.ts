import { claim } from '../../src/claim/claim.ts';
import { every, exceeds, succeeds } from '../../src/claim/trainingFamily.ts';
import { bothOf } from '../../src/claim/residual.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { middleNoise, noiseFamily, unmasked } from '../../src/settings/thresholdFamily.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/thm-noaug',
  title: 'Without augmentation and at noise of half the variance of a feature, training finds no feature; with masks it finds some',
  source: featureDecoupling.at('Theorem on contrastive learning without augmentation', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`\sigma_\xi^2 = \tfrac p2,\ x^+ = x^{++} = x: \quad P[\text{no neuron is pure}] \ge 0.4, \quad \text{and masks cover more features}`,
  forAll: noiseFamily,
  suppose: { unmasked, middleNoise },
  then: (family) => {
    const covered = (masks: 'none' | 'complementary'): number[] => every({ ...family, masks }, ({ coverage }) => coverage);
    return bothOf(succeeds(family, { what: 'no pure neuron', of: ({ pure }) => pure === 0, figures: { 'pure neurons': (run) => run.pure } }), () =>
      exceeds('more features with masks than without', covered('complementary'), covered('none')));
  },
  unconfirmed: unconfirmed.familyOfRuns,
  without: { unmasked: 'fails', middleNoise: 'fails' },
  readings: [
    'in the words of the abstract; the formula, a cosine of f(x) and f(ξ) of 1 − Õ(1/poly(d)), is asymptotic: noaug-cosine',
    'true in a window of σ²/p alone: at low noise augmentation is not needed (thm-noaug-every-noise), at high noise masks fail as well',
  ],
  oracle: 'the dictionary that the samples were drawn from; exact tests',
  uses: ['feature-decoupling/thm-aug'],
  runs: 1,
});
