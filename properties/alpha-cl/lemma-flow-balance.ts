import { claim } from '../../src/claim/claim.ts';
import { conservedImbalance, conservedImbalanceOver } from '../../src/claim/deepFlow.ts';
import { conservedTraces } from '../../src/claim/traces/layerTraces.ts';
import { deepFlow, freeLayers } from '../../src/settings/deepFlow.ts';
import { isIndefinite } from '../../src/settings/deepNetwork.ts';
import { noDecay } from '../../src/settings/weightFlow.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-flow-balance',
  title: 'Along the free gradient flow of a deep linear network, neighbouring layers keep their imbalance',
  source: alphaCL.at('deep linear networks, gradient dynamics', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`\dot W_l = \nabla_{W_l}\mathcal E_\alpha \quad\Longrightarrow\quad \tfrac{d}{dt}\big(W_{l+1}^\top W_{l+1} - W_l W_l^\top\big) = 0`,
  forAll: deepFlow,
  suppose: { freeLayers, noDecay },
  then: conservedImbalance,
  confirm: conservedImbalanceOver,
  without: { freeLayers: 'fails', noDecay: 'fails' },
  covers: { 'two layers or more': { share: 0.4, when: ({ dims }) => dims.L >= 2 }, 'X_α indefinite': { share: 0.08, when: isIndefinite } },
  readings: ['importances are constant', 'time 1/16 in units of 1/‖X_α‖ from unit layers: the flow of four layers may run to infinity at 1/6'],
  oracle: 'the rates by the gradient formula; Runge–Kutta over a finite time; refutations in exact rational arithmetic',
  runs: 300,
  traces: conservedTraces,
});
