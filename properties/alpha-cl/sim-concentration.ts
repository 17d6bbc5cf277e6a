import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { oneHotSimulation, outcomeOfOneHot, underInfoNCE, unitLengths, withBatchNorm } from '../../src/settings/oneHotSimulation.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/sim-concentration',
  title: 'In the one-hot simulation, the hidden units of a ReLU network trained with InfoNCE concentrate on single inputs',
  source: alphaCL.at('code, synthetic simulation of a two-layer ReLU network', { provenance: 'code', statement: 'derived' }),
  kind: 'empirical',
  statement: String.raw`\tfrac1K\textstyle\sum_k \max_m \hat w_{km} \ge 0.8, \qquad \hat w_k = [w_k]_+/\|[w_k]_+\|`,
  forAll: oneHotSimulation,
  suppose: { underInfoNCE, withBatchNorm, unitLengths },
  then: (run) => {
    const { concentration, coverage, loss } = outcomeOfOneHot(run);
    return { what: 'what the concentration lacks to 0.8', value: Math.max(0, 0.8 - concentration), ...trainedTwice, seen: { concentration, coverage, loss } };
  },
  unconfirmed: unconfirmed.oneHotRun,
  without: { underInfoNCE: 'fails', withBatchNorm: 'survives', unitLengths: 'fails' },
  readings: ['three seeds of weights and samples', 'the set-up is that of the authors\' script, in small; the bound is ours', 'no affine part of BatchNorm; both statistics back-propagated', 'random weights have a concentration of about 0.68'],
  oracle: 'the metric from its definition; gradients against finite differences in the unit tests',
  runs: 9,
});
