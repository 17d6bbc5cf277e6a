import { claim } from '../../src/claim/claim.ts';
import { offDiagonal, offDiagonalOver } from '../../src/claim/reluMixture.ts';
import { nonNegativeImportances, oneComponent, oneHotMixture, positiveMagnitudes } from '../../src/settings/oneHotMixture.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-zmatrix',
  title: 'The contrastive covariance of the magnitudes is a Z-matrix: components repel each other, whatever the augmentation',
  source: alphaCL.at('two-layer ReLU networks', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`A_{mn} = -\textstyle\sum_{i \ne j}(\alpha_{ij} + \alpha_{ji})\, a_m[i]\, a_n[j] \le 0 \quad (m \ne n), \qquad A = \mathbb C_\alpha[a]`,
  forAll: oneHotMixture,
  suppose: { oneComponent, positiveMagnitudes, nonNegativeImportances },
  then: offDiagonal,
  confirm: offDiagonalOver,
  without: { oneComponent: 'fails', positiveMagnitudes: 'fails', nonNegativeImportances: 'fails' },
  covers: { 'two components in three samples or more': { share: 0.1, when: ({ which, dims }) => dims.N >= 3 && [0, 1].every((m) => which.data.some((entry, k) => entry === 1 && k % which.cols === m)) } },
  readings: ['the setting is ours: the theorem of the paper on ReLU networks was not seen', 'augmentation changes the magnitude of a component, never the component'],
  oracle: 'the double loop over pairs of first views; refutations in exact rational arithmetic',
});
