import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { releasedSupervisedRun, stopsAsReleased, supervisedOutcome } from '../../src/settings/sigmoid/supervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sim-sl',
  title: 'The released supervised simulation, stopped where it stops, shows e₁ in the span of the weights and not e₂',
  source: learnability.at('released code: supervised simulation', { provenance: 'code' }),
  kind: 'empirical',
  statement: String.raw`T = 8000:\quad \|\Pi e_1\| \ge 0.95,\ \|\Pi e_2\| \le 0.05,\ \text{accuracy } 1`,
  forAll: releasedSupervisedRun,
  suppose: { stopsAsReleased },
  then: (run) => {
    const { raw, singular, share, accuracy, W } = supervisedOutcome(run);
    return worstOf(
      { what: 'what ‖Πe₁‖ lacks to reach 0.95', value: Math.max(0, 0.95 - raw[0]), ...trainedTwice, seen: { '‖Πe₁‖': raw[0], 'singular values': singular, W } },
      { what: '‖Πe₂‖ beyond 0.05', value: Math.max(0, raw[1] - 0.05), ...trainedTwice, seen: { '‖Πe₂‖': raw[1], 'largest |w⁽²⁾|/‖w‖': share } },
      { what: 'share of training samples on the wrong side', value: 1 - accuracy, ...trainedTwice },
    );
  },
  without: { stopsAsReleased: 'fails' },
  readings: [
    'd = 10, n = 100, τ = 7, ρ = d^{−3/2}, β = γ = 1/800, 8,000 steps of η = 0.001 on the n-fold objective; the noise of the data isotropic',
    'the second singular direction is still the start at that time: followed further, the same runs show e₂ (learnability/sl-projection)',
  ],
  oracle: 'the singular value decomposition of the weights',
  runs: 2,
});
