import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { importancesOver } from '../../src/claim/losses/gradient.ts';
import { worstCondition } from '../../src/claim/losses/lossRounding.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import type { TableLoss } from '../../src/definitions/losses/table.ts';
import { columnImportances } from '../../src/definitions/losses/tableColumn.ts';
import { pairwiseImportances } from '../../src/dynamics/losses/pairwiseLoss.ts';
import { fromRows, maxAbsDifference, toRows } from '../../src/linalg/matrix.ts';
import { atKink, besideKinks, boundOf, tableLoss } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/table-1',
  title: 'Eight known losses are pairs (φ, ψ); their importances are those of the column α of the table',
  source: alphaCL.at('Table 1 (Figure 1, right)', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\phi'(\xi_i)\,\psi'(\delta_{ij}) = \frac{e^{\delta/\tau}}{\epsilon+\xi},\ \frac{e^\delta}{\xi},\ \mathbb 1[\delta+\epsilon>0],\ \frac{e^{\delta/\tau+\epsilon}}{1+\xi},\ \frac{e^\delta}{1+\xi},\ \frac{2[\log\xi]_+e^{\delta+\epsilon}}{\xi},\ c\,\sigma(c\delta)(1-\sigma(c\delta)),\ 1`,
  forAll: tableLoss,
  suppose: {},
  then: (instance) => {
    const { loss, x, xPrime, tau, epsilon, c } = instance;
    const alpha = pairwiseImportances(boundOf(instance), instance);
    const away = besideKinks(instance);
    // In the column, c·σ·(1 − σ) subtracts numbers of size 1.
    const cancelling = loss === 'modified-triplet' ? c : 0;
    const column = columnImportances(float64, loss as TableLoss, { tau, epsilon, c }, { x: toRows(x), xPrime: toRows(xPrime) });
    return { what: 'max|φ′ψ′ − α of the table|', value: maxAbsDifference(away(alpha), away(fromRows(column.map((row) => [...row])))), ...roundings(64 * (x.rows + x.cols + 8), worstCondition(instance) + cancelling), seen: { alpha } };
  },
  confirm: (R, instance) => {
    const column = columnImportances(R, instance.loss as TableLoss, instance, instance);
    return { zero: importancesOver(R, instance).flatMap((row, i) => row.map((entry, j) => R.sub(entry, column[i][j]))) };
  },
  without: {},
  covers: { 'far from every kink': { share: 0.5, when: (i) => !atKink(i) } },
  readings: ['that a pair is the loss of its name is taken from the table: tested is its column α', 'rows and formulas are reconstructed, that of InfoNCE was read in a survey; δ = d_i² − d_ij²', 'pairs within rounding of the kink of the triplet loss are left out; the column says 0 there, the derivative of ψ from the left'],
  oracle: 'importances by symbolic derivatives and a shifted log-sum-exp, against the column written out by hand with plain sums',
  runs: 500,
});
