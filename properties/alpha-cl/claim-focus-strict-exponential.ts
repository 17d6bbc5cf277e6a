import { claim } from '../../src/claim/claim.ts';
import { strictFocusOver, strictFocusResidual } from '../../src/claim/losses/focus.ts';
import { logarithmOfExponentials, tableLoss } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/claim-focus-strict-exponential',
  title: 'InfoNCE, MINE, the soft triplet and the N+1 tuplet loss put strictly more weight on a nearer negative',
  source: alphaCL.at('abstract', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\alpha_{ij} \propto e^{-d_{ij}^2/\tau}: \quad d_{ij} < d_{ik} \;\Rightarrow\; \alpha_{ij} > \alpha_{ik} \quad (j, k \ne i)`,
  forAll: tableLoss,
  suppose: { logarithmOfExponentials },
  then: strictFocusResidual,
  confirm: (R, instance) => ({ nonNegative: strictFocusOver(R, instance) }),
  without: { logarithmOfExponentials: 'fails' },
  covers: { 'N ≥ 3': { share: 0.3, when: ({ x }) => x.rows >= 3 } },
  readings: ['distances that agree to a millionth of their size count as equal'],
  oracle: 'importances sorted by computed distances that are clearly apart; refutations from the definitions',
  runs: 500,
});
