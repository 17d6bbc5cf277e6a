import { claim } from '../../src/claim/claim.ts';
import { rowsKeepNorms, rowsKeepNormsOver } from '../../src/claim/normalisedLayers.ts';
import { zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { batchNormalised, lastLayer, normalisedLayers } from '../../src/settings/normalisedLayers.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-norm-rows',
  title: 'Below BatchNorm every filter keeps its own norm along the gradient flow, whatever the layers below and the biases',
  source: alphaCL.at('appendix (probable), why the norm constraint is natural', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`z = \mathrm{BN}(W_L a + b): \quad \langle w_{Lk}, \nabla_{w_{Lk}}\mathcal E_\alpha\rangle = 0 \quad (k = 1..n_L)`,
  forAll: normalisedLayers,
  suppose: { batchNormalised, lastLayer, zeroEpsilon },
  then: rowsKeepNorms,
  confirm: rowsKeepNormsOver,
  without: { batchNormalised: 'fails', lastLayer: 'fails', zeroEpsilon: 'fails' },
  covers: { 'two layers or more': { share: 0.4, when: ({ dims }) => dims.L >= 2 }, 'two rows or more': { share: 0.3, when: ({ dims }) => [dims.n1, dims.n2, dims.n3][dims.L - 1] >= 2 } },
  readings: ['neither homogeneity of h nor absence of biases is asked for: BatchNorm subtracts what a bias of its layer adds', 'ℓ₂ normalisation and LayerNorm keep the norm of the layer alone'],
  oracle: 'dual numbers through the network, along each row',
  runs: 300,
});
