import { claim } from '../../src/claim/claim.ts';
import { strictFocusOver, strictFocusResidual } from '../../src/claim/losses/focus.ts';
import { tableLoss } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/claim-focus-strict',
  title: 'The min player puts strictly more weight on a nearer negative, whatever the loss of the table',
  source: alphaCL.at('abstract', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`d_{ij} < d_{ik} \;\Rightarrow\; \alpha_{ij} > \alpha_{ik} \quad (j, k \ne i)`,
  forAll: tableLoss,
  suppose: {},
  then: strictFocusResidual,
  confirm: (R, instance) => ({ nonNegative: strictFocusOver(R, instance) }),
  expect: 'refuted',
  erratum: 'alpha-cl/claim-focus-strict-exponential',
  without: {},
  readings: ['"more" read strictly, within the negatives of one anchor'],
  oracle: 'importances sorted by computed distances that are clearly apart; refutations from the definitions',
});
