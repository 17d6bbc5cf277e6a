import { claim } from '../../src/claim/claim.ts';
import { euclideanCriterion, wayOutOver } from '../../src/claim/singleFeature.ts';
import { clearMargin, offDiagonalNonPositive, repelledOrWeaker, repulsion, singleFeature, unusedUnit } from '../../src/settings/zForm.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-stability',
  title: 'A ReLU network that holds one component is a local maximum exactly when the component outweighs the Euclidean norm of its repulsions',
  source: alphaCL.at('two-layer ReLU networks', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`V = e_1 \bar e_m^\top,\ W_2 = c\, e_1^\top \text{ a local maximum on } \|W_1\|_F = \|W_2\|_F = 1 \iff A_{mm} \ge \big(\textstyle\sum_{n \ne m} A_{mn}^2\big)^{1/2}`,
  forAll: singleFeature,
  suppose: { offDiagonalNonPositive, repelledOrWeaker, unusedUnit, clearMargin },
  then: euclideanCriterion,
  confirm: wayOutOver('euclidean'),
  uncertified: 'no point of the statement is isolated: a unit can be split into two without a change of the energy',
  without: { offDiagonalNonPositive: 'fails', repelledOrWeaker: 'fails', unusedUnit: 'fails', clearMargin: 'fails' },
  uses: ['alpha-cl/relu-reduction', 'alpha-cl/relu-zmatrix'],
  covers: { 'M ≥ 3': { share: 0.25, when: ({ dims }) => dims.M >= 3 }, 'called stable': { share: 0.2, when: ({ A }) => A.data[0] > repulsion(A).euclidean }, 'called unstable': { share: 0.2, when: ({ A }) => A.data[0] < repulsion(A).euclidean } },
  readings: [
    'component m is the first, which is no loss; the limiting case of equality is left out by a margin of 2⁻⁸, and depends on more than the row of A',
    'a component that is not repelled (A_mn = 0) and not weaker draws the unit to itself, whatever the criterion says',
    'A_mm > 0 need not be supposed: where it is not positive, the point is unstable, as the criterion says',
    'not strict: a unit may be split into two, along which ℰ is constant',
    'stability is what a search of the neighbourhood sees, along random directions, the way out and mixtures of both, each followed by a short ascent',
  ],
  oracle: 'the energy at points near the single-feature point, by a search that knows of no criterion beside the way out',
  runs: 300,
});
