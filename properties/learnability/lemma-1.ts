import { claim } from '../../src/claim/claim.ts';
import { landscapeExhibits } from '../../src/claim/sigmoidExhibits.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { losesAFeatureOver, minimaWithoutAFeature, hiddenFeature, simplifiedLandscape, smallPenalty } from '../../src/settings/sigmoid/simplifiedLandscape.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-1',
  title: 'The simplified objective has a critical point with a, b > 0, a minimum, and none of its minima misses a feature',
  source: learnability.at('Lemma 1', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`\exists\, a, b > 0:\ \nabla\tilde L = 0 \text{ at } w_1 = (a, b, 0, \dots),\ w_2 = (-a, b, 0, \dots), \qquad \text{every minimum of } \tilde\ell \text{ has } a \ne 0,\ b > 0`,
  forAll: simplifiedLandscape,
  suppose: { smallPenalty, hiddenFeature },
  then: (landscape) => {
    const { minima, missing } = minimaWithoutAFeature(landscape);
    return { what: 'minima with a = 0 or b = 0, or no minimum', value: minima.length === 0 ? 1 : missing, ...wholeNumber, seen: { 'minima (a, τb)': minima.flatMap(({ a, t }) => [a, t]) } };
  },
  confirm: (R, landscape) => ({ zero: [R.of(losesAFeatureOver(R, landscape) ? 1 : 0)] }),
  certify: landscapeExhibits,
  without: { smallPenalty: 'fails', hiddenFeature: 'fails' },
  covers: { 'the released penalty, or a smaller one': { share: 0.05, when: ({ alpha }) => alpha <= 1 / 800 } },
  uses: ['learnability/symmetry'],
  readings: [
    'the range of (τ, α) and the region of the paper are not known to us: here α < α_c(τ), where the critical point with a = 0 is a saddle, and τ ≥ 1/8',
    'one neuron with a > 0; the other is its mirror image (learnability/symmetry), further coordinates are 0',
    'the minima are those that nine starts and the critical point of the line a = 0 lead to',
  ],
  oracle: 'saddle-free Newton descents with the spectrum of the Hessian, and the closed equation of the line a = 0; refutations by the derivatives of the definition, to 50 digits',
  runs: 100,
});
