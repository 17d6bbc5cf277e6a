import { claim } from '../../src/claim/claim.ts';
import { reducedNetwork, reducedOver } from '../../src/claim/reluMixture.ts';
import { oneComponent, oneHotMixture, positiveMagnitudes } from '../../src/settings/oneHotMixture.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-reduction',
  title: 'On samples of one component each, a two-layer ReLU network is a linear one with nonnegative first weights on their magnitudes',
  source: alphaCL.at('two-layer ReLU networks', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`x[i] = a[i]\,\bar x_{m(i)},\ a > 0: \quad [W_1 x]_+ = V a,\quad \mathbb C_\alpha\big[[W_1 x]_+\big] = V A V^\top,\quad 2\mathcal E_\alpha = \operatorname{tr}(W_2 V A V^\top W_2^\top), \qquad V = [W_1 \bar X]_+,\ A = \mathbb C_\alpha[a]`,
  forAll: oneHotMixture,
  suppose: { oneComponent, positiveMagnitudes },
  then: reducedNetwork,
  confirm: reducedOver,
  without: { oneComponent: 'fails', positiveMagnitudes: 'fails' },
  covers: { 'three samples or more': { share: 0.4, when: ({ dims }) => dims.N >= 3 }, 'several components and units': { share: 0.2, when: ({ dims }) => dims.M >= 2 && dims.K >= 2 } },
  readings: ['the setting is ours: the theorem of the paper on ReLU networks was not seen', 'the components need not be orthogonal'],
  oracle: 'the network on the inputs themselves; refutations in exact rational arithmetic',
  runs: 500,
});
