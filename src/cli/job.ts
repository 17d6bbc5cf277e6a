import type { ClaimEvidence } from '../evidence/evidence.ts';
import type { VerifyOptions } from '../runner/options.ts';
import type { Progress } from '../runner/progress.ts';

/** One claim for a worker to verify; everything here crosses threads by structured clone. */
export interface Job {
  readonly id: string;
  readonly url: string;
  /** The kind of object that the claim is about. */
  readonly object: string;
  readonly options: Omit<VerifyOptions, 'onProgress' | 'signal'>;
}

/** What a worker reports about its job. */
export type Report =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly evidence: ClaimEvidence; readonly seconds: number }
  | { readonly type: 'failed'; readonly message: string };
