import { claim } from '../../src/claim/claim.ts';
import { minimiserResidual } from '../../src/claim/regularisedRow.ts';
import { simplexMinimum } from '../../src/claim/simplexExhibit.ts';
import { squareMinimiser } from '../../src/dynamics/minPlayer/minimisers.ts';
import { regularisedRow } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/def-alpha-cl-square',
  title: 'α-CL with the square r_s: the min player answers with the projection of −d²/τ on the simplex',
  source: alphaCL.at('Definition 2 and the experiments', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\arg\min_{\alpha\in\Delta}\ \sum_j \alpha_j d_j^2 + \tfrac\tau2\sum_j\alpha_j^2 = [c - d_j^2]_+/\tau`,
  forAll: regularisedRow,
  suppose: {},
  then: ({ squares, tau, rival, mix }) => minimiserResidual({ name: 'square' }, { costs: squares.data, tau, rival, mix }, squareMinimiser(squares.data, tau)),
  certify: ({ squares, tau }) => simplexMinimum({ name: 'square' }, tau, squares.data, squareMinimiser(squares.data, tau)),
  without: {},
  covers: {
    'a weight of 0': { share: 0.1, when: ({ squares, tau }) => squareMinimiser(squares.data, tau).includes(0) },
    'all weights above 0': { share: 0.1, when: ({ squares, tau }) => squares.cols > 1 && !squareMinimiser(squares.data, tau).includes(0) },
  },
  readings: ['c is the multiplier that makes the sum 1, by sorting'],
  oracle: 'KKT, also at the weights that are 0, the sum, the order of the weights, and rivals on the simplex (Dirichlet, tiny mixtures)',
});
