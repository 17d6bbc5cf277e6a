import { absolute } from '../../src/arithmetic/absolute.ts';
import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { nodeTables, slopeJump, slopeRounding } from '../../src/claim/kinkSlopes.ts';
import { inner, outputs as outputsOver } from '../../src/definitions/oneLayer.ts';
import { outputs } from '../../src/dynamics/oneLayer.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { crossings, movingNode } from '../../src/settings/kinkSide.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/kink-jump',
  title: 'Where samples lie on the kink of a ReLU node, the energy bends down, by the mean output: kinks hold the flow, they never part it',
  source: nonlinearity.at('one-layer analysis: fixed points', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathcal E'(w; \delta) + \mathcal E'(w; -\delta) = -\frac{\bar h}N \sum_{i:\, w^\top x[i] = 0} |\delta^\top x[i]| \le 0, \qquad \bar h = \tfrac1N \textstyle\sum_i h(w^\top x[i])`,
  forAll: movingNode,
  suppose: { reluActivation, noAugmentation, uniformAlpha },
  then: (instance) => {
    const { x, xPrime, h, w } = instance;
    const jump = slopeJump(float64, nodeTables(instance));
    const mean = outputs(h, w, { x, xPrime }).x.data.reduce((sum, f) => sum + f, 0) / x.rows;
    const crossing = crossings(instance, ['x']).reduce((sum, by) => sum + Math.abs(by), 0);
    return { what: "|E'(w; δ) + E'(w; −δ) + h̄ Σ|δᵀx|/N|", value: Math.abs(jump + (mean * crossing) / x.rows), ...slopeRounding(instance), seen: { 'jump of the slope': jump, 'h̄': mean } };
  },
  confirm: (R, instance) => {
    const { x, xPrime, h, w, delta: [delta] } = instance;
    const [zero, N] = [R.of(0), R.of(x.length)];
    const size = (by: (typeof delta)[number]) => absolute(R, by);
    const total = (values: typeof delta) => values.reduce((sum, value) => R.add(sum, value), zero);
    const mean = R.div(total(outputsOver(R, h, w, { x, xPrime }).x.map(([f]) => f)), N);
    const crossing = total(x.filter((sample) => R.compare(inner(R, w[0], sample), zero) === 0).map((sample) => size(inner(R, delta, sample))));
    return { zero: [R.add(slopeJump(R, instance), R.div(R.mul(mean, crossing), N))] };
  },
  without: { reluActivation: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails' },
  covers: { 'the slope jumps': { share: 0.05, when: (i) => crossings(i).some((by) => by !== 0) && outputs(i.h, i.w, i).x.data.some((f) => f > 0) } },
  readings: ['the finite-sample form of nonlinearity/roughness, and why so many attractors lie on kinks (nonlinearity/attractors-on-kinks)', "E'(w; δ) is the one-sided derivative along δ"],
  oracle: 'one-sided derivatives of the energy by distances, against the mean output of the node; refutations by the same in rational arithmetic',
});
