import { claim } from '../../src/claim/claim.ts';
import { populationPoint } from '../../src/claim/exhibit.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { contraction, contractsIntoCap, fixedPointInCap, planeCap, topCrossings, topCrossingsOver } from '../../src/settings/planeCap.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/existence-ball',
  title: 'Where the map to the top eigenvector contracts a cap of directions into itself, the cap holds exactly one fixed point of it',
  source: nonlinearity.at('one-layer analysis: existence of fixed points near a direction', { provenance: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`\kappa = \Lambda / g < 1,\ \angle(\varphi_1(A(w_0)), w_0) \le (1 - \kappa)\, r \quad\implies\quad \exists!\, w_*:\ \angle(w_*, w_0) \le r,\ w_* = \varphi_1(A(w_*))`,
  forAll: planeCap,
  suppose: { contractsIntoCap },
  then: (cap) => {
    const { kappa, displacement, radius } = contraction(cap);
    return { what: '|1 − number of fixed points in the cap|', value: Math.abs(topCrossings(cap) - 1), ...wholeNumber, seen: { 'κ': kappa, 'angle of φ₁(A(w₀)) to w₀': displacement, r: radius } };
  },
  confirm: (R, cap) => ({ zero: [R.of(topCrossingsOver(R, cap, 8) - 1)] }),
  certify: (cap) => {
    const w = fixedPointInCap(cap);
    // κ < 1 makes it a maximum: the gap exceeds what A turns.
    return w === null ? [] : populationPoint('the fixed point in the cap', 'maximum', cap, w);
  },
  without: { contractsIntoCap: 'fails' },
  covers: { 'A moves on the cap (κ > 1/100)': { share: 0.2, when: (cap) => contraction(cap).kappa > 0.01 } },
  readings: [
    'our formulation, by the contraction theorem with the geodesic distance: the constants of the paper are not known to us',
    'in the plane; Λ is 9/8 of the largest difference quotient of A between 65 directions, g the least gap there less what Λ lets it fall in between; a gap below E‖x‖²·2⁻²⁰ counts as none',
    'an infinite batch from a mixture of Gaussians, α ≡ 1, no augmentation; for finite samples A jumps at kinks, and Λ is infinite across them',
  ],
  oracle: 'the sign changes of the tangential gradient along the cap, from the definitions and on directions of their own, against Λ, g and φ₁ of the fast closed form',
  runs: 200,
});
