import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { bendsDown, boxConvexity, convexBox, narrowBox } from '../../src/settings/sigmoid/convexBox.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-2-certified',
  title: 'On the whole region, for every τ and α, the simplified objective is 2α-strongly convex: proved part by part, rounding outward',
  source: learnability.at('Lemma 2', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`\nabla^2\big(\tilde\ell - \alpha\|\cdot\|^2\big) \succ 0 \text{ in } (a, \tau b) \text{ on the whole box, whence } \nabla^2\tilde\ell \succeq 2\alpha I \text{ for every } \tau`,
  forAll: convexBox,
  suppose: { narrowBox },
  then: ({ box }) => {
    const found = boxConvexity(box);
    if ('parts' in found) return { what: 'boxes not proved convex', value: 0, ...wholeNumber, seen: { 'parts of the box': found.parts } };
    if (found.failure !== 'not convex') return undecided(found.because);
    return { what: 'boxes not proved convex', value: 1, ...wholeNumber, seen: { why: found.because } };
  },
  confirm: (R, { box }) => ({ zero: [R.of(bendsDown(R, box) ? 1 : 0)] }),
  uncertified: 'no point is exhibited: what is certified, in the conclusion itself, is convexity on the whole region',
  without: { narrowBox: 'fails' },
  uses: ['learnability/lemma-2'],
  readings: ['in (a, τb) the data term does not depend on τ, and positive definiteness survives the change of coordinates', 'a < 0 is its mirror image (learnability/symmetry)', 'without: a box near the line a = 0, where the Hessian certainly has a negative eigenvalue at some point'],
  oracle: 'the interval Hessian of the definition, by subdivision; a negative eigenvalue certified at a point',
  runs: 4,
});
