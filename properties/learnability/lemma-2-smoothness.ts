import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { curvatureAt, regionPoint } from '../../src/settings/sigmoid/releasedBox.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-2-smoothness',
  title: 'In the region the smoothness is at least τ²/220: a step that serves every τ is O(1/τ²)',
  source: learnability.at('Lemma 2', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\lambda_{\max}\big(\nabla^2\tilde\ell(3.9,\ 8.5/\tau)\big) \ge \frac{\tau^2}{220} + 2\alpha`,
  forAll: regionPoint,
  suppose: {},
  then: (point) => {
    const { whole } = curvatureAt({ ...point, a: 3.9, t: 8.5 }, point.dims.d);
    return { what: 'τ²/220 + 2α − λ_max at a corner of the region', value: Math.max(0, point.tau ** 2 / 220 + 2 * point.alpha - whole[1]), ...roundings(256, point.tau ** 2 + 1), seen: { 'λ_max': whole[1] } };
  },
  without: {},
  readings: ['at the corner (3.9, 8.5/τ) of the box of the released code; with learnability/lemma-2 the smoothness there is τ² up to a factor of 1.1, for large τ'],
  oracle: 'eigenvalues of the closed-form Hessian',
});
