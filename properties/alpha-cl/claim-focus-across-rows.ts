import { claim } from '../../src/claim/claim.ts';
import { acrossRowsOver, acrossRowsResidual } from '../../src/claim/losses/focus.ts';
import { lossBatch } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/claim-focus-across-rows',
  title: 'InfoNCE puts no less weight on the nearer of any two pairs, whatever their anchors',
  source: alphaCL.at('abstract', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`d_{ij} \le d_{kl} \;\Rightarrow\; \alpha_{ij} \ge \alpha_{kl} \quad (i \ne j,\ k \ne l)`,
  forAll: lossBatch(['InfoNCE']),
  suppose: {},
  then: acrossRowsResidual,
  confirm: (R, instance) => ({ nonNegative: acrossRowsOver(R, instance) }),
  expect: 'refuted',
  erratum: 'alpha-cl/claim-focus-infonce',
  without: {},
  readings: ['a stronger reading of the abstract than the one within an anchor: every row of α is normalised by itself'],
  oracle: 'importances sorted by computed distances; refutations from the definitions to 50 digits',
});
