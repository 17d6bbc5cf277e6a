import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { isAttributable } from '../status.ts';
import { refutationScope } from '../words.ts';

/** What a refutation means, our reading first; only a statement read in the paper or the code names its authors. */
export const refutationWords = (c: ClaimEvidence): string =>
  isAttributable(c)
    ? `We read ${c.place} of ${c.paper.authors} as stated here, and were unable to reconcile it with the counterexample. ${refutationScope(c)}`
    : `We formulated the statement as written here, and were unable to reconcile it with the counterexample. ${refutationScope(c)}`;
