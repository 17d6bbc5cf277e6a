import type { ClaimEvidence } from '../evidence/evidence.ts';

/** In what a claim's evidence departs from what its file records, one sentence each; empty when it is as recorded. */
export const differences = (c: ClaimEvidence): string[] => {
  if (c.asRecorded) return [];
  if (c.fault !== null) return [`OUR ERROR, not a finding: ${c.fault}`];
  const out: string[] = [];
  if (c.verdict !== c.expected) out.push(`recorded as ${c.expected}, now ${c.verdict}: ${c.reason}`);
  for (const row of c.necessity) {
    if (row.outcome === row.expected) continue;
    const now = { fails: 'it fails', survives: 'no counterexample was found', undecided: 'it is undecided' }[row.outcome];
    const then = row.expected === 'fails' ? 'it fails' : 'it survives';
    out.push(`without "${wordsOf(c, row.hypothesis)}" (${row.hypothesis}): recorded that ${then}, now ${now}: ${row.reason}`);
  }
  return out.length > 0 ? out : ['marked as not as recorded, though verdict and necessity agree with the record'];
};

/** The words of a hypothesis by its name, or the name where the evidence has no words for it. */
export const wordsOf = (c: ClaimEvidence, hypothesis: string): string =>
  c.hypotheses.find((h) => h.name === hypothesis)?.words ?? hypothesis;
