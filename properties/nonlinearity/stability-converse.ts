import { claim } from '../../src/claim/claim.ts';
import { populationPoint } from '../../src/claim/exhibit.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { attracting, locatedOver, planeMixtureFlow, pointOf, tangentPointsOver } from '../../src/settings/mixtureFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/stability-converse',
  title: 'Every attracting fixed point is the maximal eigenvector of A(w), by a gap larger than the local roughness',
  source: nonlinearity.at('one-layer analysis: stability of fixed points', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`w_* \text{ attracts} \implies \lambda_{\mathrm{gap}}(w_*) > \rho(w_*)`,
  forAll: planeMixtureFlow,
  suppose: { reluActivation, attracting },
  then: (instance) => {
    const { w, gap, rho, scale, clearance } = pointOf(instance);
    // Roughness and curvature grow like the inverse of the clearance.
    return { what: 'ρ − λ_gap, beyond E‖x‖²/4096', value: rho === Infinity ? 0 : Math.max(0, rho - gap - 2 ** -12 * scale), ...roundings(2 ** 12, scale / Math.max(clearance, 2 ** -16)), seen: { w, 'λ_gap': gap, 'ρ': rho } };
  },
  confirm: (R, instance) => ({ nonNegative: tangentPointsOver(R, instance, locatedOver(R, instance)).map(({ gap, rho }) => R.sub(gap, rho)) }),
  certify: (instance) => populationPoint('the attracting fixed point', 'maximum', instance, pointOf(instance).w),
  expect: 'refuted',
  erratum: 'nonlinearity/stability-criterion',
  without: { reluActivation: 'fails', attracting: 'fails' },
  witnesses: [{ odds: [[1]], means: [[0, 0]], factors: [[1, 0], [0, 0.9375]], h: 'relu', w: [[1, 0]] }],
  readings: ['only a gap that falls short by E‖x‖²/4096 counts as a violation', 'the witness is N(0, diag(1, r)), r = 225/256, at e₁, its global maximum', 'a counterexample in the plane suffices', 'attracting by the exact criterion of nonlinearity/stability-criterion, with a margin'],
  oracle: 'gap and roughness to 50 digits, from the closed-form moments, at a fixed point located to 10⁻¹⁵',
  runs: 300,
});
