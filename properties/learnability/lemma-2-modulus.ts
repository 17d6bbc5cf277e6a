import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { blockOver, curvatureAt, dominates, inReleasedBox, regionPoint } from '../../src/settings/sigmoid/releasedBox.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-2-modulus',
  title: 'In the region the modulus of strong convexity is that of the block of the two features',
  source: learnability.at('Lemma 2', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\nabla^2\tilde\ell(w) \succeq \lambda_{\min}\big((\nabla^2\tilde\ell(w))_{12}\big)\, I`,
  forAll: regionPoint,
  suppose: { inReleasedBox },
  then: (point) => {
    const { whole, block } = curvatureAt(point, point.dims.d);
    return { what: 'λ_min of the block − λ_min', value: Math.max(0, block[0] - whole[0]), ...roundings(256, point.tau ** 2 + 1), seen: { 'λ_min': whole[0], 'λ_min of the block': block[0] } };
  },
  // The further coordinates have 2α on the diagonal and 0 beside it: the modulus is the block's only where the block does not exceed 2α.
  confirm: (R, point) => {
    const [x, y, det] = dominates(R, blockOver(R, point), R.mul(R.of(2), point.alpha));
    const exceeds = [x, y, det].every((entry) => R.compare(entry, R.of(0)) > 0);
    return { zero: [exceeds && point.dims.d > 2 ? det : R.of(0)] };
  },
  expect: 'refuted',
  erratum: 'learnability/lemma-2',
  without: { inReleasedBox: 'fails' },
  readings: [
    'the constants of the paper are lost: whether it uses the modulus of the block or that of ℝᵈ is not known to us, and this speaks of our formulation only',
    'at α = 1/800 any modulus above 2α = 1/400 is wrong from d = 3 on, whereas the block has about 1/100',
  ],
  oracle: 'eigenvalues of the whole Hessian and of its block; the refutation by the determinant of the block less 2α, to 50 digits',
  runs: 200,
});
