import { claim } from '../../src/claim/claim.ts';
import { collapse } from '../../src/claim/deepEnergy.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { deepPoint } from '../../src/settings/deepPoint.ts';
import { hiddenWidthTwo, negativeTop } from '../../src/settings/deepNetwork.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-lambda',
  title: 'If all eigenvalues of the contrastive covariance are negative, the best deep linear network has collapsed: its layers multiply to zero',
  source: alphaCL.at('Theorem 3 (number probable), its hypothesis λ_max > 0 dropped', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`\lambda_{\max}(X_\alpha) < 0, \max_{0<l<L} n_l \ge 2 \quad\Longrightarrow\quad \max_{\|W_l\|_F = 1} \mathcal E_\alpha = 0 > \tfrac12\lambda_{\max}(X_\alpha), \text{ reached where } W_L \cdots W_1 = 0`,
  forAll: deepPoint,
  suppose: { negativeTop, hiddenWidthTwo },
  then: collapse,
  uncertified: 'no best point is isolated: all layers that multiply to zero are equally good',
  unconfirmed: unconfirmed.deepPoint,
  without: { negativeTop: 'fails', hiddenWidthTwo: 'fails' },
  covers: { 'three layers or more': { share: 0.3, when: ({ dims }) => dims.L >= 3 } },
  readings: ['a network of one layer has no hidden layer; where every hidden layer has width one, unit layers cannot multiply to zero, and 2ℰ ≤ λ_max < 0 as in one layer'],
  oracle: 'the symmetric eigensolver; the collapse is constructed, and its second-order test',
  runs: 500,
});
