import type { AnyClaim } from '../claim/claim.ts';
import type { UserData } from '../generators/userData.ts';

/** Why a claim cannot run on the user's data, or null when it can. */
export const skipReason = (claim: AnyClaim, data: UserData): string | null => {
  const { batch } = claim.forAll;
  if (batch === undefined) return 'it speaks of no batch of samples';
  const narrower = Object.entries(claim.suppose).find(([, h]) => h.narrow !== undefined && batch in h.narrow);
  if (narrower !== undefined) return `its hypothesis '${narrower[1].words}' constructs the batch`;
  const columns = claim.forAll.fields[batch]?.axes?.[1].at(-1);
  const [lo, hi] = (columns === undefined ? undefined : claim.forAll.dims[columns]) ?? [1, Infinity];
  if (lo === hi && data.rows.cols !== lo) return `it needs exactly ${lo} columns, ${data.name} has ${data.rows.cols}`;
  return null;
};
