import { claim } from '../../src/claim/claim.ts';
import { landscapeExhibits } from '../../src/claim/sigmoidExhibits.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { featuredLandscape, growthGap, planePoints } from '../../src/settings/sigmoid/simplifiedLandscape.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-1-growth',
  title: 'At a critical point τb grows like 2 ln τ, so that b tends to 0: no box [c₁/τ, c₂/τ] holds the minimum for every τ',
  source: learnability.at('Lemma 1', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\nabla\tilde\ell(a, b) = 0 \implies 0 \le \ln\frac{\tau^2 \cosh a}{2\alpha t} - t \le 3e^{a - t}, \qquad t = \tau b`,
  forAll: featuredLandscape,
  suppose: {},
  then: (landscape) =>
    worstOf(
      ...planePoints(landscape).map((point) => {
        const { gap, bound } = growthGap(landscape, point);
        // Newton's method ends with a step of 2⁻⁴⁰ (‖(a, t)‖ + 1) or less that it does not make; searches come as near to that as they like.
        return { what: 'ln(τ² cosh a / 2αt) − t outside [0, 3e^{a−t}]', value: Math.max(0, -gap, gap - bound), ...roundings(2 ** 12, Math.hypot(point.a, point.t) + 1 + point.t), seen: { a: point.a, 't = τb': point.t, 'the difference': gap, bound } };
      }),
    ),
  // At large penalties the point of the line a = 0 is a minimum.
  certify: (landscape) => landscapeExhibits(landscape).map((exhibit) => ({ ...exhibit, expected: 'critical point' })),
  without: {},
  covers: { 'a minimum with a > 1': { share: 0.2, when: (landscape) => planePoints(landscape).some(({ a, least }) => a > 1 && least > 0) } },
  uses: ['learnability/lemma-1'],
  readings: ['at the critical points that descents lead to, those of the line a = 0 among them'],
  oracle: 'critical points by Newton descents, against bounds of the equation ∂ℓ̃/∂b = 0 by hand',
  runs: 200,
});
