import { claim } from '../../src/claim/claim.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { collapseTraces } from '../../src/claim/traces/nodeTraces.ts';
import { linearActivation } from '../../src/settings/hypotheses.ts';
import { collapseOver, comesToRest, jointBatch, secondDirection, startsSeeVariance, trainedJointly } from '../../src/settings/jointBatch.ts';
import { sameLine, widest } from '../../src/settings/jointTraining.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/joint-linear-collapse',
  title: 'Two linear layers that are trained together end with all nodes on one line and a second layer of rank one',
  source: nonlinearity.at('Introduction', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`h(u) = u: \qquad \max_{m, m'}|\sin\angle(w_m(t), w_{m'}(t))| \to 0, \qquad \sigma_2(W_2(t)) \to 0`,
  forAll: jointBatch,
  suppose: { linearActivation, startsSeeVariance, comesToRest },
  then: (joint) => {
    const limit = trainedJointly(joint);
    const [spread, second] = [widest(limit.W1), secondDirection(limit.W2)];
    return { what: 'nodes on more than one line, or a second layer of more than one direction', value: Math.max(spread, second) < sameLine ? 0 : 1, ...wholeNumber, seen: { 'nodes, one a row': limit.W1, 'second layer': limit.W2, 'largest angle': spread, 'σ₂(W₂)': second } };
  },
  confirm: (R, joint) => ({ nonNegative: collapseOver(R, joint) }),
  without: { linearActivation: 'fails', startsSeeVariance: 'fails', comesToRest: 'fails' },
  covers: { 'two outputs': { share: 0.2, when: ({ dims }) => dims.O === 2 } },
  uses: ['nonlinearity/collinearity', 'nonlinearity/w2-rank-1'],
  readings: [
    'in the limit of a joint training, where nonlinearity/collinearity speaks of one moment and of a second layer that has rank one already',
    'at any finite time the nodes still differ as their starts did: without coming to rest the statement fails',
    'one receptive field, α ≡ 1, no augmentation, unit lengths; steps of 1/8 of a radian at most; lines less than 2⁻⁸ apart count as one',
  ],
  oracle: 'back-propagated gradients of both layers, followed until no weight moves by more than 2⁻²⁴ a step; refutations by the first two steps, or a start at rest, from the definitions to 50 digits',
  runs: 60,
  traces: collapseTraces,
});
