import { claim } from '../../src/claim/claim.ts';
import { focusOf } from '../../src/claim/losses/focusOf.ts';
import { alphaCL } from './paper.ts';

export default claim({
  ...focusOf('MINE'),
  id: 'alpha-cl/claim-focus-mine',
  title: 'MINE puts no less weight on a negative that is nearer to the anchor',
  source: alphaCL.at('abstract', { provenance: 'paper', statement: 'reconstructed' }),
  suppose: {},
  without: {},
});
