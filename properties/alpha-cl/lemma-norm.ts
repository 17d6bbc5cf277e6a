import { claim } from '../../src/claim/claim.ts';
import { layersKeepNorms, layersKeepNormsOver } from '../../src/claim/normalisedLayers.ts';
import { zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { homogeneousOfSomeDegree, noBias, normalisedLayers, normalisedOutput } from '../../src/settings/normalisedLayers.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-norm',
  title: 'Normalised outputs make the gradient flow keep the norm of every layer: the norm constraint is what a normalisation layer does',
  source: alphaCL.at('appendix (probable), why the norm constraint is natural', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`z = \mathrm{normalise}(W_L h(\cdots h(W_1 x))) \quad\Longrightarrow\quad \langle W_l, \nabla_{W_l}\mathcal E_\alpha\rangle = 0,\ \tfrac{d}{dt}\|W_l\|_F^2 = 0 \quad (l = 1..L)`,
  forAll: normalisedLayers,
  suppose: { homogeneousOfSomeDegree, normalisedOutput, noBias, zeroEpsilon },
  then: layersKeepNorms,
  confirm: layersKeepNormsOver,
  without: { homogeneousOfSomeDegree: 'fails', normalisedOutput: 'fails', noBias: 'fails', zeroEpsilon: 'fails' },
  covers: { 'two layers or more': { share: 0.4, when: ({ dims }) => dims.L >= 2 } },
  readings: ['ℓ₂ per sample, LayerNorm over the outputs of a sample or BatchNorm over the batch of a view, all back-propagated', 'the degree of h may be any: u² will do, tanh and the sigmoid will not', 'α is constant'],
  oracle: 'dual numbers through the network, along each layer',
  runs: 300,
});
