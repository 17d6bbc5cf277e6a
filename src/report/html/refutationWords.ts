import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { isAttributable } from '../status.ts';
import { refutationScope } from '../words.ts';

/** What a refutation means, our reading first; only a statement read in the paper or the code names its authors. */
export const refutationWords = (c: ClaimEvidence): string => {
  const against = c.counterexample === null ? 'what was measured' : 'the counterexample';
  const reading = isAttributable(c) ? `We read ${c.place} of ${c.paper.authors} as stated here` : 'We formulated the statement as written here';
  return `${reading}, and were unable to reconcile it with ${against}. ${refutationScope(c)}`;
};
