import { claim } from '../../src/claim/claim.ts';
import { populationPoint } from '../../src/claim/exhibit.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { centralDifference, linearised, roundings } from '../../src/claim/tolerance.ts';
import { returnTraces } from '../../src/claim/traces/nodeTraces.ts';
import { sphereFlow } from '../../src/dynamics/sphereFlow.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { velocityJacobian } from '../../src/dynamics/velocityJacobian.ts';
import { angle } from '../../src/linalg/angle.ts';
import { norm } from '../../src/linalg/vector.ts';
import { fixedPoint, gapExceedsRoughness, locatedOver, mixtureFlow, pointOf, tangentPointsOver, tangentsOf, velocityOf } from '../../src/settings/mixtureFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/stability',
  title: 'A fixed point that is the maximal eigenvector of A(w), by a gap larger than the local roughness, attracts',
  source: nonlinearity.at('one-layer analysis: stability of fixed points', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`P^\perp_{w_*} A(w_*) w_* = 0,\quad \lambda_{\mathrm{gap}}(w_*) > \rho(w_*) \quad\implies\quad w_* \text{ attracts}, \text{ at the rate } \lambda_{\mathrm{gap}} - \rho`,
  forAll: mixtureFlow,
  suppose: { fixedPoint, gapExceedsRoughness },
  then: (instance) => {
    const { population, w, gap, rho, scale, clearance } = pointOf(instance);
    const velocity = velocityOf(population, instance.h);
    const rest = { what: '‖P⊥A(w)w‖', value: norm(velocity(w)), ...roundings(2 ** 12, scale), seen: { w, 'λ_gap': gap, 'ρ': rho } };
    const tangents = tangentsOf(w);
    if (tangents.length === 0) return rest;
    const rate = Math.max(0, gap - rho);
    const step = 2 ** -12 * Math.max(clearance, 2 ** -10);
    const curvature = symmetricEigen(velocityJacobian(velocity, w, tangents, step)).values[0];
    const away = 2 ** -10 * Math.max(clearance, 2 ** -10);
    const time = 2 / scale;
    const grown = [16, 32].map((steps) => Math.max(...tangents.map((t) => angle(w, sphereFlow(velocity, w.map((entry, c) => Math.cos(away) * entry + Math.sin(away) * t[c]), { time, steps })) / away)));
    return worstOf(
      rest,
      { what: 'rate of growth + (λ_gap − ρ)', value: Math.max(0, curvature + rate), ...centralDifference(step, scale, scale / (step * 2 ** 10) ** 3), seen: { 'rate of growth': curvature } },
      ...grown.map((factor) => ({ what: 'growth of the angle over a time 2/E‖x‖²', value: Math.max(0, factor - Math.exp(-rate * time)), ...linearised(away / Math.max(clearance, 2 ** -10), 1) })),
    );
  },
  confirm: (R, instance) => ({
    nonNegative: tangentPointsOver(R, instance, locatedOver(R, instance)).flatMap(({ curvature, speedSquared }) => [curvature, speedSquared].map((value) => R.sub(R.of(0), value))),
  }),
  certify: (instance) => populationPoint('the fixed point', 'maximum', instance, pointOf(instance).w),
  without: { fixedPoint: 'fails', gapExceedsRoughness: 'fails' },
  covers: { 'two dimensions or more, ρ > 0': { share: 0.04, when: (instance) => instance.dims.d >= 2 && pointOf(instance).rho > 0 } },
  uses: ['nonlinearity/roughness'],
  readings: ['an infinite batch from a mixture of Gaussians, α ≡ 1, no augmentation, any homogeneous activation', 'ρ = ∞ where a component lies on the hyperplane (nearer than 2⁻¹⁶ of its size)', 'the converse is false: see nonlinearity/stability-converse'],
  oracle: "finite differences of the flow's velocity, and the flow itself at two step sizes; fixed points by Newton's method, which finds repelling ones as well",
  runs: 300,
  traces: returnTraces,
});
