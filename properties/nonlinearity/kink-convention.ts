import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { gatedSlope, nodeTables, oneSidedSlope, slopeRounding } from '../../src/claim/kinkSlopes.ts';
import { gatedCovarianceTimes } from '../../src/dynamics/oneLayer.ts';
import { dot } from '../../src/linalg/vector.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { crossings, intoClosedSide, kinkSide, slopeBelow } from '../../src/settings/kinkSide.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/kink-convention',
  title: "With h'(0) = c₋ the vector A(w)w is the one-sided gradient of the energy in every direction that moves no sample on the kink to its open side",
  source: nonlinearity.at('one-layer analysis', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\lim_{t \downarrow 0} \tfrac1t\big(\mathcal E(w + t\delta) - \mathcal E(w)\big) = \delta^\top A(w)\,w, \qquad h'(0) = c_-`,
  forAll: kinkSide,
  suppose: { homogeneousActivation, slopeBelow, intoClosedSide },
  then: (instance) => {
    const { alpha, h, w, delta, convention } = instance;
    const tables = nodeTables(instance);
    const slope = oneSidedSlope(float64, tables);
    const formula = convention === 'below' ? dot(delta.data, gatedCovarianceTimes(alpha, instance, h, w.data)) : gatedSlope(float64, tables, convention);
    return { what: "|E'(w; δ) − δᵀA(w)w|", value: Math.abs(slope - formula), ...slopeRounding(instance), seen: { "E'(w; δ)": slope, 'δᵀA(w)w': formula } };
  },
  confirm: (R, instance) => ({ zero: [R.sub(oneSidedSlope(R, instance), gatedSlope(R, instance, instance.convention))] }),
  without: { homogeneousActivation: 'fails', slopeBelow: 'fails', intoClosedSide: 'fails' },
  covers: { 'a sample leaves the kink': { share: 0.05, when: (instance) => crossings(instance).some((crossing) => crossing < 0) } },
  uses: ['nonlinearity/gating'],
  readings: [
    'off the kinks the convention does not matter, and A(w)w is the gradient (nonlinearity/one-layer-dynamics)',
    "the other conventions: h'(0) = c₊, 0 or the mean of both; 0 is wrong even for a linear node, which has no kink",
  ],
  oracle: 'dual numbers through the energy by distances, ordered so that a sample on the kink takes the branch it moves to; refutations by the same in rational arithmetic',
});
