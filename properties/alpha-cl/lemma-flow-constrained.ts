import { claim } from '../../src/claim/claim.ts';
import { decayingImbalance } from '../../src/claim/deepFlow.ts';
import { decayingTraces } from '../../src/claim/traces/layerTraces.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { deepFlow, keptNorms } from '../../src/settings/deepFlow.ts';
import { isIndefinite } from '../../src/settings/deepNetwork.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-flow-constrained',
  title: 'With every layer kept at unit norm, neighbouring layers become balanced while the energy is positive, and unbalanced while it is negative',
  source: alphaCL.at('deep linear networks, gradient dynamics under the norm constraint', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\dot W_l = P_{W_l}^\perp \nabla_{W_l}\mathcal E_\alpha,\ \|W_l\|_F = 1 \quad\Longrightarrow\quad D(t) = e^{-4\int_0^t \mathcal E_\alpha}\, D(0), \qquad D_l = W_{l+1}^\top W_{l+1} - W_l W_l^\top`,
  forAll: deepFlow,
  suppose: { keptNorms },
  then: decayingImbalance,
  unconfirmed: unconfirmed.deepPath,
  without: { keptNorms: 'fails' },
  uses: ['alpha-cl/lemma-flow-balance'],
  covers: { 'two layers or more': { share: 0.4, when: ({ dims }) => dims.L >= 2 }, 'X_α indefinite': { share: 0.08, when: isIndefinite } },
  readings: ['weight decay is radial and has no effect under the constraint; it is drawn all the same', 'importances are constant'],
  oracle: 'Runge–Kutta over a finite time, ∫ℰ integrated beside the weights',
  runs: 300,
  traces: decayingTraces,
});
