import { claim } from '../../src/claim/claim.ts';
import { focusOver, focusResidual } from '../../src/claim/losses/focus.ts';
import { tableLoss } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/claim-focus',
  title: 'The min player puts more weight on pairs of distinct samples that share similar representations, whatever the loss of the table',
  source: alphaCL.at('abstract', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`d_{ij} \le d_{ik} \;\Rightarrow\; \alpha_{ij} \ge \alpha_{ik} \quad (j, k \ne i)`,
  forAll: tableLoss,
  suppose: {},
  then: (instance) => focusResidual(instance),
  confirm: (R, instance) => ({ nonNegative: focusOver(R, instance) }),
  expect: 'refuted',
  erratum: 'alpha-cl/claim-focus-convex',
  without: {},
  readings: ['"more" read as "no less", within the negatives of one anchor; loss by loss in alpha-cl/claim-focus-…'],
  oracle: 'importances sorted by computed distances; refutations from the definitions to 50 digits',
});
