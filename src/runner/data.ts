import type { AnyClaim } from '../claim/claim.ts';
import type { ClaimEvidence } from '../evidence/evidence.ts';
import type { UserData } from '../generators/userData.ts';

/** Why a claim cannot run on the user's data, or null when it can. */
export const skipReason = (claim: AnyClaim, data: UserData): string | null => {
  const { batch } = claim.forAll;
  if (batch === undefined) return 'it speaks of no batch of samples';
  const narrower = Object.entries(claim.suppose).find(([, h]) => h.narrow !== undefined && batch in h.narrow);
  if (narrower !== undefined) return `its hypothesis '${narrower[1].words}' constructs the batch`;
  const field = claim.forAll.fields[batch];
  const sizes: Readonly<Record<string, readonly [number, number]>> = Object.assign({}, claim.forAll.dims, ...Object.values(claim.suppose).map((h) => h.narrowDims));
  const [columns, ...others] = [...(field.axes?.[1] ?? [])].reverse();
  const [lo, hi] = columns === undefined ? [1, 1] : sizes[columns];
  const cols = data.rows.cols;
  const upper = hi === lo ? ` exactly ${lo}` : ` at least ${lo}`;
  if (cols < lo || (lo === hi && cols !== lo)) return `it needs${upper} column${lo === 1 ? '' : 's'}, ${data.name} has ${cols}`;
  // The columns of the data make one block: several blocks would need to know where one ends.
  const many = others.find((name) => sizes[name][0] > 1);
  if (many !== undefined) return `it needs samples of ${sizes[many][0]} blocks or more (${many}), ${data.name} has one`;
  if (!field.valid(data.rows)) return `${data.name} has entries outside of what it admits for the ${field.what}`;
  return null;
};

/**
 * Why a claim that ran on the user's data says nothing of them: a regime without which it would hold vacuously never occurred.
 * Null when all of them did, or where it was refuted nonetheless. Such a claim is left out, and named: it is not green, and it does not differ either.
 */
export const unreachedReason = ({ verdict, cases, fault }: ClaimEvidence, data: UserData): string | null => {
  const missed = Object.entries(cases.coverage).find(([, { share }]) => share === 0);
  return verdict === 'inconclusive' && fault === null && cases.run > 0 && missed !== undefined ? `the regime '${missed[0]}' never occurs in the ${cases.run} cases drawn from ${data.name}` : null;
};
