import { claim } from '../../src/claim/claim.ts';
import { minimiserResidual, squareDefects } from '../../src/claim/regularisedRow.ts';
import { referenceSquareWeights } from '../../src/dynamics/minPlayer/minimisers.ts';
import { regularisedRow } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/def-alpha-cl-code-square',
  title: "The reference code's routine for the square regulariser, as emulated here, returns the projection on the simplex",
  source: alphaCL.at('reference code, routine for the square regulariser', { provenance: 'code', statement: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\tilde\alpha_j = [\tilde c - d_j^2]_+/\tau = \arg\min_{\alpha\in\Delta}\ \sum_j \alpha_j d_j^2 + \tfrac\tau2\sum_j\alpha_j^2, \qquad \tilde c \text{ one position past the last retained average}`,
  forAll: regularisedRow,
  suppose: {},
  then: ({ squares, tau, rival, mix }) => minimiserResidual({ name: 'square' }, { costs: squares.data, tau, rival, mix }, referenceSquareWeights(squares.data, tau)),
  confirm: (R, { squares: [costs], tau }) => {
    const numbers = costs.map(R.toNumber);
    return { zero: squareDefects(R, costs, tau, [...referenceSquareWeights(numbers, R.toNumber(tau))].map(R.of)) };
  },
  expect: 'refuted',
  erratum: 'alpha-cl/def-alpha-cl-square',
  without: {},
  readings: [
    'the routine was read, not run: what is tested is our emulation of it, in which the running average is taken one position past the last retained entry, and at position 0 where nothing is clipped',
    'a later normalisation of the rows, which the published runs may have used, restores the sum but not the minimum; no row of the published tables is judged here',
  ],
  oracle: 'KKT and the sum; refutations by the same over the rationals, at the weights that float64 gives',
});
