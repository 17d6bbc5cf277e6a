import type { ClaimEvidence, Search } from '../../evidence/evidence.ts';

/** The searches of a claim: of itself (dropped null), then with each hypothesis dropped. */
export const searchesOf = (c: ClaimEvidence): { readonly dropped: string | null; readonly search: Search }[] => [
  { dropped: null, search: c },
  ...c.necessity.map((row) => ({ dropped: row.hypothesis, search: row })),
];

/** Milliseconds since 1970 at which the run started; 0 where the evidence has no date that reads. */
export const startOf = (started: string): number => {
  const at = Date.parse(started);
  return Number.isFinite(at) ? at : 0;
};
