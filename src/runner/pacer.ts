import type { VerifyOptions } from './options.ts';
import { Interrupted, type Progress } from './progress.ts';

const breath = 50;

/**
 * Reports progress and lets the event loop run, at most every 50 ms of work; the clock decides only when to pause,
 * never what is computed. Throws `Interrupted` when the signal has aborted.
 */
export const pacer = ({ onProgress, signal }: Pick<VerifyOptions, 'onProgress' | 'signal'>) => {
  let last = performance.now();
  return async (progress: Progress, always = false): Promise<void> => {
    const now = performance.now();
    if (!always && now - last < breath) return;
    onProgress?.(progress);
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
    if (signal?.aborted === true) throw new Interrupted(`interrupted in ${progress.claim}`);
  };
};
