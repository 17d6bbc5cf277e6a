import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { blockOver, curvatureAt, dominates, inReleasedBox, regionPoint, smoothness } from '../../src/settings/sigmoid/releasedBox.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-2',
  title: 'In the region the simplified objective is 2α-strongly convex and (τ²/200 + 1/40 + 2α)-smooth',
  source: learnability.at('Lemma 2', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`2\alpha I \preceq \nabla^2\tilde\ell(w) \preceq \big(\tfrac{\tau^2}{200} + \tfrac1{40} + 2\alpha\big) I \quad\text{for } w = (a, b, 0, \dots) \text{ in the region}`,
  forAll: regionPoint,
  suppose: { inReleasedBox },
  then: (point) => {
    const { hessian, whole: [least, most] } = curvatureAt(point, point.dims.d);
    const rounding = roundings(64 * hessian.rows, point.tau ** 2 + 1);
    return worstOf(
      { what: '2α − λ_min(∇²ℓ̃)', value: Math.max(0, 2 * point.alpha - least), ...rounding, seen: { 'λ_min': least, 'λ_max': most } },
      { what: 'λ_max(∇²ℓ̃) − τ²/200 − 1/40 − 2α', value: Math.max(0, most - smoothness(float64, point)), ...rounding },
    );
  },
  confirm: (R, point) => {
    const block = blockOver(R, point);
    const negative = block.map((entries) => entries.map((entry) => R.sub(R.of(0), entry)));
    return { nonNegative: [...dominates(R, block, R.mul(R.of(2), point.alpha)), ...dominates(R, negative, R.sub(R.of(0), smoothness(R, point)))] };
  },
  without: { inReleasedBox: 'fails' },
  covers: { 'τ of 100 or more': { share: 0.05, when: ({ tau }) => tau >= 100 } },
  readings: [
    "the paper's constants and region are not known to us; the region is the box of its released code, for every τ ≥ 1/8, d ≥ 2 and α: in (a, τb) the convexity of the data term does not depend on τ",
    'further coordinates have the curvature 2α exactly: that is the modulus in ℝᵈ, d ≥ 3 (learnability/lemma-2-modulus)',
    'without: |a| ≤ 6 and 0 ≤ τb ≤ 14',
  ],
  oracle: 'eigenvalues of the closed-form Hessian; refutations by its entries and determinant from the definition, to 50 digits',
});
