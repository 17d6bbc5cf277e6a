import { claim } from '../../src/claim/claim.ts';
import { minimiserResidual } from '../../src/claim/regularisedRow.ts';
import { simplexMinimum } from '../../src/claim/simplexExhibit.ts';
import { powerMinimiser } from '../../src/dynamics/minPlayer/minimisers.ts';
import { exponentOf, regularisedRow } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/def-alpha-cl-power',
  title: 'α-CL with the inverse power r_γ: the min player answers with (τ/(d² + c))^{1/γ}',
  source: alphaCL.at('Definition 2 and the experiments', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\arg\min_{\alpha\in\Delta}\ \sum_j \alpha_j d_j^2 - \tfrac{\tau}{1-\gamma}\sum_j\alpha_j^{1-\gamma} = \Big(\frac{\tau}{d_j^2 + c}\Big)^{1/\gamma}, \quad \gamma > 0,\ \gamma \ne 1`,
  forAll: regularisedRow,
  suppose: {},
  then: ({ squares, tau, gamma, rival, mix }) =>
    minimiserResidual({ name: 'power', gamma: exponentOf[gamma] }, { costs: squares.data, tau, rival, mix }, powerMinimiser(squares.data, tau, exponentOf[gamma])),
  certify: ({ squares, tau, gamma }) => simplexMinimum({ name: 'power', gamma: exponentOf[gamma] }, tau, squares.data, powerMinimiser(squares.data, tau, exponentOf[gamma])),
  without: {},
  covers: { 'three negatives or more': { share: 0.4, when: ({ squares }) => squares.cols >= 3 }, 'γ below 1': { share: 0.2, when: ({ gamma }) => exponentOf[gamma] < 1 } },
  readings: ['c is the multiplier that makes the sum 1, by bisection; γ ∈ {1/2, 9/10, 3/2, 2, 3}'],
  oracle: 'KKT, the sum, the order of the weights, and rivals on the simplex (Dirichlet, tiny mixtures)',
});
