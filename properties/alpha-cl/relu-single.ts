import { claim } from '../../src/claim/claim.ts';
import { singleBound, singleBoundOver } from '../../src/claim/singleFeature.ts';
import { nonNegativeVector, offDiagonalNonPositive, zForm } from '../../src/settings/zForm.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-single',
  title: 'A ReLU network all of whose units share one direction gains no more than its best single component',
  source: alphaCL.at('two-layer ReLU networks', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`A_{mn} \le 0\ (m \ne n),\ v \ge 0 \quad\Longrightarrow\quad v^\top A v \le \max_m A_{mm}\, \|v\|^2`,
  forAll: zForm,
  suppose: { offDiagonalNonPositive, nonNegativeVector },
  then: singleBound,
  confirm: singleBoundOver,
  without: { offDiagonalNonPositive: 'fails', nonNegativeVector: 'fails' },
  uses: ['alpha-cl/relu-zmatrix', 'alpha-cl/relu-reduction'],
  covers: { 'M ≥ 3': { share: 0.3, when: ({ dims }) => dims.M >= 3 } },
  readings: ['2ℰ of V = s vᵀ, the outputs having one sign; a linear network has vectors v of any sign and reaches λ_max(A)'],
  oracle: 'the form entry by entry; refutations in exact rational arithmetic',
});
