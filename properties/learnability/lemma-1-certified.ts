import { lacksNothing, landscapeExhibits } from '../../src/claim/sigmoidExhibits.ts';
import { claim } from '../../src/claim/claim.ts';
import { certifiedAs } from '../../src/claim/exhibit.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { hiddenFeature, losesAFeatureOver, simplifiedLandscape, smallPenalty } from '../../src/settings/sigmoid/simplifiedLandscape.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-1-certified',
  title: 'The critical point of the simplified objective with a, b > 0 is certified: the only one in a box, and a minimum; that of the line a = 0 is a saddle',
  source: learnability.at('Lemma 1', { provenance: 'paper', statement: 'derived' }),
  kind: 'existence',
  statement: String.raw`\exists!\,(a, b) \in X:\ \nabla\tilde\ell(a, b) = 0,\ \nabla^2\tilde\ell \succ 0 \text{ on } X, \qquad \exists!\,(a, b) \in X_0 \ni (0, b_0):\ \nabla\tilde\ell = 0, \text{ a saddle}`,
  forAll: simplifiedLandscape,
  suppose: { smallPenalty, hiddenFeature },
  then: (landscape) => {
    const exhibits = landscapeExhibits(landscape);
    const open = exhibits.filter((exhibit) => !certifiedAs(exhibit) || !lacksNothing(exhibit));
    const minima = exhibits.filter(({ expected }) => expected === 'minimum').length;
    return { what: 'critical points without a certificate of the kind claimed, or no minimum', value: open.length + (minima === 0 ? 1 : 0), ...wholeNumber, seen: { points: exhibits.length, why: open.map(({ outcome }) => ('failure' in outcome ? outcome.failure : 'of another kind, or a feature missing')).join(', ') } };
  },
  confirm: (R, landscape) => ({ zero: [R.of(losesAFeatureOver(R, landscape) ? 1 : 0)] }),
  certify: landscapeExhibits,
  without: { smallPenalty: 'fails', hiddenFeature: 'fails' },
  witnesses: [1, 2, 3, 5, 7, 10, 100, 1000].map((tau) => ({ dims: {}, tau, alpha: 1 / 800 })),
  uses: ['learnability/lemma-1'],
  readings: ['α < α_c(τ) by a thousandth of it, and τ ≥ 1/8: the range of the paper is not known to us', 'the points are those that nine starts lead to, and the one of the line a = 0: that there are no others is not certified'],
  oracle: "Krawczyk's test in interval arithmetic on the derivatives of the definition, every operation rounded outward; refutations by the derivatives of the definition, to 50 digits",
  runs: 40,
});
