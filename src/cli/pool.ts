import { Worker } from 'node:worker_threads';
import type { ClaimEvidence } from '../evidence/evidence.ts';
import type { Progress } from '../runner/progress.ts';
import type { Job, Report } from './job.ts';
import { root } from './root.ts';

/** What came of the jobs: those not in `finished` or `failed` were interrupted. */
export interface Outcome {
  readonly finished: readonly { readonly evidence: ClaimEvidence; readonly seconds: number }[];
  readonly failed: readonly { readonly id: string; readonly message: string }[];
}

export interface PoolOptions {
  readonly workers: number;
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  onFinished(evidence: ClaimEvidence, seconds: number): void;
}

const start = (): Worker => new Worker(new URL('bin/worker.js', root));

/**
 * Takes the job that a thread does next out of `waiting`: the first about a kind of object that it has met, whose runs it has made; else the first about a
 * kind that no thread has; else the last. `own`: the kinds that it has met; `met`: those that any thread has.
 */
export const takeNext = (waiting: Job[], own: Set<string>, met: Set<string>): Job | undefined => {
  const known = waiting.findIndex(({ object }) => own.has(object));
  const at = known >= 0 ? known : waiting.findIndex(({ object }) => !met.has(object));
  const [job] = waiting.splice(at, 1);
  if (job !== undefined) for (const kinds of [own, met]) kinds.add(job.object);
  return job;
};

/** Distributes the jobs over worker threads, one at a time each; an abort ends the threads and keeps what is finished. */
export const runJobs = async (jobs: readonly Job[], { workers, signal, onProgress, onFinished }: PoolOptions): Promise<Outcome> => {
  const waiting = [...jobs];
  const met = new Set<string>();
  const finished: { evidence: ClaimEvidence; seconds: number }[] = [];
  const failed: { id: string; message: string }[] = [];

  const handle = (worker: Worker, job: Job): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        worker.off('message', onReport).off('error', onError).off('exit', onExit);
        resolve();
      };
      const fail = (message: string): void => {
        failed.push({ id: job.id, message });
        end();
      };
      const onReport = (report: Report): void => {
        if (report.type === 'progress') return onProgress(report.progress);
        if (report.type === 'failed') return fail(report.message);
        finished.push(report);
        onFinished(report.evidence, report.seconds);
        end();
      };
      const onError = (error: Error): void => fail(error.stack ?? error.message);
      // A thread that ends without a report was ended by the abort, or crashed.
      const onExit = (code: number): void => (signal.aborted ? end() : fail(`the worker thread ended with code ${code}`));
      worker.on('message', onReport).on('error', onError).on('exit', onExit);
      worker.postMessage(job);
    });

  const serve = async (): Promise<void> => {
    let worker: Worker | undefined;
    const stop = (): void => void worker?.terminate();
    const own = new Set<string>();
    signal.addEventListener('abort', stop);
    for (let job = takeNext(waiting, own, met); job !== undefined && !signal.aborted; job = takeNext(waiting, own, met)) {
      const before = failed.length;
      worker ??= start();
      await handle(worker, job);
      // After a failure the thread may be gone or in disorder: the next job gets a fresh one.
      if (failed.length > before) {
        await worker.terminate();
        worker = undefined;
      }
    }
    signal.removeEventListener('abort', stop);
    await worker?.terminate();
  };

  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, serve));
  return { finished, failed };
};
