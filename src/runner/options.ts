import type { UserData } from '../generators/userData.ts';
import type { Progress } from './progress.ts';

/** What a caller may set about a verification; everything else is in the claim. */
export interface VerifyOptions {
  /** Base seed; the seeds of a claim's searches derive from it and the claim id, whatever the order or sharding. */
  readonly seed: number;
  /** Random cases per search, instead of the claim's own number. */
  readonly runs?: number;
  /** Evaluations of the targeted phase, instead of the default share of the runs. */
  readonly targeted?: number;
  /** The user's own data, resampled in place of the drawn batch. */
  readonly data?: UserData;
  /** Replay tokens of stored counterexamples of this claim, run first. */
  readonly witnesses?: readonly string[];
  readonly onProgress?: (progress: Progress) => void;
  /** Milliseconds of work between two reports of progress, 50 by default. In a page every report costs a pause of 4 ms, and a layout. */
  readonly breath?: number;
  /** Aborting rejects with `Interrupted` at the next slice. */
  readonly signal?: AbortSignal;
}
