import { claim } from '../../src/claim/claim.ts';
import { focusOf } from '../../src/claim/losses/focusOf.ts';
import { alphaCL } from './paper.ts';

export default claim({
  ...focusOf('InfoNCE'),
  id: 'alpha-cl/claim-focus-infonce',
  title: 'InfoNCE puts no less weight on a negative that is nearer to the anchor',
  source: alphaCL.at('abstract', { provenance: 'paper', statement: 'reconstructed' }),
  suppose: {},
  without: {},
});
