import type { Evidence } from '../evidence/evidence.ts';
import { counted } from './number.ts';

/** The numbers of a run that a reader wants first. */
export interface Tally {
  readonly asRecorded: number;
  readonly differ: number;
  readonly faults: number;
  readonly skipped: number;
  readonly notTested: number;
}

export const tally = (e: Pick<Evidence, 'claims' | 'skipped' | 'notTested'>): Tally => ({
  asRecorded: e.claims.filter((c) => c.asRecorded).length,
  differ: e.claims.filter((c) => !c.asRecorded && c.fault === null).length,
  faults: e.claims.filter((c) => c.fault !== null).length,
  skipped: e.skipped.length,
  notTested: e.notTested?.length ?? 0,
});

/** "9 claims: 8 as recorded, 1 differs, 0 skipped, 0 faults of ours", and "; 3 items not tested" where there are such. */
export const tallyWords = (e: Pick<Evidence, 'claims' | 'skipped' | 'notTested'>): string => {
  const { asRecorded, differ, faults, skipped, notTested } = tally(e);
  return `${counted(e.claims.length, 'claim')}: ${asRecorded} as recorded, ${differ} ${differ === 1 ? 'differs' : 'differ'}, ${skipped} skipped, ${counted(faults, 'fault')} of ours${notTested === 0 ? '' : `; ${counted(notTested, 'item')} not tested`}`;
};
