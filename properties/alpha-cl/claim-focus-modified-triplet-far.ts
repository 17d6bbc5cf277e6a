import { claim } from '../../src/claim/claim.ts';
import { focusOf } from '../../src/claim/losses/focusOf.ts';
import { negativesFarther } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  ...focusOf('modified-triplet'),
  id: 'alpha-cl/claim-focus-modified-triplet-far',
  title: "The modified triplet loss puts no less weight on a nearer negative where no negative is nearer than the positive: there σ' increases",
  source: alphaCL.at('abstract', { provenance: 'derived' }),
  suppose: { negativesFarther },
  without: { negativesFarther: 'fails' },
});
