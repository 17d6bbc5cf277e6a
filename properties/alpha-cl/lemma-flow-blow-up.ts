import { claim } from '../../src/claim/claim.ts';
import { blowsUp } from '../../src/claim/deepFlow.ts';
import { blowUpTraces } from '../../src/claim/traces/layerTraces.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { deepFlow, freeLayers } from '../../src/settings/deepFlow.ts';
import { positiveTop } from '../../src/settings/deepNetwork.ts';
import { severalLayers } from '../../src/settings/deepPoint.ts';
import { noDecay } from '../../src/settings/weightFlow.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-flow-blow-up',
  title: 'Without the norm constraint, two or more aligned layers grow beyond all bounds in finite time: Theorem 3 cannot do without it',
  source: alphaCL.at('deep linear networks, the norm constraint dropped', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\|W_l(t)\|_F^2 = \big(1 - t/T\big)^{-1/(L-1)}, \qquad T = \frac{1}{2\lambda_{\max}(X_\alpha)(L-1)}, \qquad W_l(0) = v_l v_{l-1}^\top,\ X_\alpha v_0 = \lambda_{\max}v_0`,
  forAll: deepFlow,
  suppose: { severalLayers, positiveTop, freeLayers, noDecay },
  then: blowsUp,
  unconfirmed: unconfirmed.deepPath,
  without: { severalLayers: 'fails', positiveTop: 'fails', freeLayers: 'fails', noDecay: 'fails' },
  uses: ['alpha-cl/lemma-flow-gradient'],
  covers: { 'four layers': { share: 0.1, when: ({ dims }) => dims.L === 4 } },
  readings: ['from ‖W_l(0)‖ = 1; followed up to (1 − 2⁻⁶)T, where the squared norms are 64^{1/(L−1)}', 'one layer grows exponentially'],
  oracle: 'Runge–Kutta with steps that shrink with the time left, against the closed form',
  runs: 100,
  traces: blowUpTraces,
});
