import type { VerifyOptions } from './options.ts';
import { Interrupted, type Progress } from './progress.ts';

/** Reports progress and lets the event loop run; the clock decides only when to pause, never what is computed. */
export interface Pacer {
  /** Whether `breath` milliseconds of work have passed since the last pause: ask before making a snapshot, between any two evaluations. */
  due(): boolean;
  /** Reports the snapshot and lets the event loop run; throws `Interrupted` when the signal has aborted. */
  pause(progress: Progress): Promise<void>;
}

export const pacer = ({ onProgress, signal, breath = 50 }: Pick<VerifyOptions, 'onProgress' | 'signal' | 'breath'>): Pacer => {
  let last = performance.now();
  return {
    due: () => signal?.aborted === true || performance.now() - last >= breath,
    async pause(progress) {
      onProgress?.(progress);
      await new Promise((resolve) => setTimeout(resolve, 0));
      last = performance.now();
      if (signal?.aborted === true) throw new Interrupted(`interrupted in ${progress.claim}`);
    },
  };
};
