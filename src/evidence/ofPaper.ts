import { collect } from './collect.ts';
import type { ClaimEvidence, Evidence } from './evidence.ts';

/** The papers of the claims of a run, in the order of their claims. */
export const papersOf = (e: Pick<Evidence, 'claims'>): ClaimEvidence['paper'][] => [...new Map(e.claims.map((c) => [c.paper.slug, c.paper])).values()];

/** The part of a run that concerns one paper, as a run of that paper alone would have recorded it, with the digest of that part. */
export const ofPaper = (e: Evidence, slug: string): Promise<Evidence> => {
  const own = ({ id }: { readonly id: string }): boolean => id.startsWith(`${slug}/`);
  const { environment, notTested = [] } = e;
  return collect({
    ...e,
    claims: e.claims.filter(own),
    skipped: e.skipped.filter(own),
    notTested: notTested.filter(own),
    environment: { ...environment, claims: Object.fromEntries(Object.entries(environment.claims).filter(([id]) => own({ id }))) },
  });
};
