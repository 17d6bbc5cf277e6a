import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { projectionTraces } from '../../src/claim/traces/neuronTraces.ts';
import { drawnSupervisedRun, rawProjectionOver, runsToTheEnd, supervisedOutcome } from '../../src/settings/sigmoid/supervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sl-projection',
  title: 'At the end of supervised training the released projection metric is small on the hidden feature',
  source: learnability.at('released code: projection metric', { provenance: 'code', statement: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\lim_{T\to\infty} \|\Pi e_2\| \le 0.1, \qquad \Pi = W^\top(WW^\top)^{-1}W`,
  forAll: drawnSupervisedRun,
  suppose: { runsToTheEnd },
  then: (run) => {
    const { raw, kept, singular, share } = supervisedOutcome(run);
    return { what: '‖Πe₂‖ beyond 0.1', value: Math.max(0, raw[1] - 0.1), ...trainedTwice, seen: { '‖Πe₂‖': raw[1], 'the same, directions below σ₁/100 left out': kept[1], 'singular values': singular, 'largest |w⁽²⁾|/‖w‖': share } };
  },
  confirm: (R, run) => ({ nonNegative: [R.sub(R.of(0.1), rawProjectionOver(R, run))] }),
  expect: 'refuted',
  erratum: 'learnability/sl-energy',
  without: { runsToTheEnd: 'survives' },
  readings: [
    'the metric is that of the code, "at the end" is ours: the code stops after 8,000 steps of 0.1, where it is small (learnability/sim-sl)',
    'the two neurons become anti-parallel, so that the span of the weights is decided by a direction of a ten-thousandth of their length; without noise the formula has no value at all',
  ],
  oracle: 'the singular value decomposition of the weights, with and without a threshold',
  runs: 2,
  traces: projectionTraces,
});
