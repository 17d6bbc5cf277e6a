import { claim } from '../../src/claim/claim.ts';
import { largestEntryCriterion, wayOutOver } from '../../src/claim/singleFeature.ts';
import { clearMargin, offDiagonalNonPositive, repelledOrWeaker, singleFeature, unusedUnit } from '../../src/settings/zForm.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-stability-max-entry',
  title: 'A ReLU network that holds one component is a local maximum exactly when the component outweighs each single repulsion',
  source: alphaCL.at('two-layer ReLU networks', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`V = e_1 \bar e_m^\top,\ W_2 = c\, e_1^\top \text{ a local maximum on } \|W_1\|_F = \|W_2\|_F = 1 \iff A_{mm} \ge \max_{n \ne m} |A_{mn}|`,
  forAll: singleFeature,
  suppose: { offDiagonalNonPositive, repelledOrWeaker, unusedUnit, clearMargin },
  then: largestEntryCriterion,
  confirm: wayOutOver('largest'),
  uncertified: 'no point of the statement is isolated: a unit can be split into two without a change of the energy',
  expect: 'refuted',
  erratum: 'alpha-cl/relu-stability',
  without: { offDiagonalNonPositive: 'fails', repelledOrWeaker: 'fails', unusedUnit: 'fails', clearMargin: 'fails' },
  readings: ['kept as the tempting criterion: a single unit can take up all repelled components at once', 'component m is the first, which is no loss'],
  oracle: 'the energy at points near the single-feature point, by a search that knows of no criterion beside the way out',
  runs: 300,
});
