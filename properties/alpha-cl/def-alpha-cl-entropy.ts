import { claim } from '../../src/claim/claim.ts';
import { minimiserResidual } from '../../src/claim/regularisedRow.ts';
import { simplexMinimum } from '../../src/claim/simplexExhibit.ts';
import { entropyMinimiser } from '../../src/dynamics/minPlayer/minimisers.ts';
import { regularisedRow } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/def-alpha-cl-entropy',
  title: 'α-CL with the entropy r_H: the min player answers with a softmax of the squared distances',
  source: alphaCL.at('Definition 2 and the experiments', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\arg\min_{\alpha\in\Delta}\ \sum_j \alpha_j d_j^2 + \tau\sum_j\alpha_j\log\alpha_j = \frac{e^{-d_j^2/\tau}}{\sum_k e^{-d_k^2/\tau}}`,
  forAll: regularisedRow,
  suppose: {},
  then: ({ squares, tau, rival, mix }) => minimiserResidual({ name: 'entropy' }, { costs: squares.data, tau, rival, mix }, entropyMinimiser(squares.data, tau)),
  certify: ({ squares, tau }) => simplexMinimum({ name: 'entropy' }, tau, squares.data, entropyMinimiser(squares.data, tau)),
  without: {},
  covers: { 'three negatives or more': { share: 0.4, when: ({ squares }) => squares.cols >= 3 }, 'close to the solution': { share: 0.2, when: ({ mix }) => mix < 2 ** -6 } },
  readings: ['one anchor: the problem is separable; d_i² adds a constant on the simplex'],
  oracle: 'KKT, the sum, the order of the weights, and rivals on the simplex (Dirichlet, tiny mixtures)',
});
