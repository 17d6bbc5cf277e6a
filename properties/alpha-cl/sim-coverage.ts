import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { oneHotSimulation, outcomeOfOneHot, underInfoNCE, unitLengths, withBatchNorm } from '../../src/settings/oneHotSimulation.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/sim-coverage',
  title: 'In the one-hot simulation, a network trained with InfoNCE covers more of the inputs than one trained with the quadratic loss',
  source: alphaCL.at('code, synthetic simulation of a two-layer ReLU network', { provenance: 'code', statement: 'derived' }),
  kind: 'empirical',
  statement: String.raw`\tfrac1d\textstyle\sum_m \max_k \hat w_{km} \text{ under InfoNCE} \ge 0.05 + \tfrac1d\textstyle\sum_m \max_k \hat w_{km} \text{ under the quadratic loss}`,
  forAll: oneHotSimulation,
  suppose: { underInfoNCE, withBatchNorm, unitLengths },
  then: (run) => {
    const [own, quadratic] = [outcomeOfOneHot(run), outcomeOfOneHot({ ...run, loss: 'quadratic' })];
    return { what: 'what the coverage lacks to lead by 0.05', value: Math.max(0, 0.05 - (own.coverage - quadratic.coverage)), ...trainedTwice, seen: { coverage: own.coverage, 'coverage under the quadratic loss': quadratic.coverage } };
  },
  unconfirmed: unconfirmed.oneHotRun,
  without: { underInfoNCE: 'fails', withBatchNorm: 'fails', unitLengths: 'survives' },
  readings: ['three seeds of weights and samples', 'both networks see the same samples and initial weights', 'the set-up is that of the authors\' script, in small; the margin is ours', 'without InfoNCE: the quadratic loss against itself'],
  oracle: 'the simulation under the other loss at the same seed; gradients against finite differences in the unit tests',
  runs: 9,
});
