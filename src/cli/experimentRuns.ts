import { Worker } from 'node:worker_threads';
import { root } from './root.ts';

/** One run of an experiment, for a worker thread to make. */
export interface RunJob {
  /** The experiment's id, and the address of its file. */
  readonly id: string;
  readonly url: string;
  readonly row: string;
  readonly seed: number;
  /** Units of work. */
  readonly work: number;
}

/** What the thread reports. */
export type RunReport =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'done'; readonly outcome: unknown; readonly millisecondsPerUnit: number }
  | { readonly type: 'failed'; readonly message: string };

export interface RunOptions {
  readonly workers: number;
  readonly signal: AbortSignal;
  onProgress(job: RunJob, done: number): void;
  onFinished(job: RunJob, outcome: unknown, millisecondsPerUnit: number): Promise<void>;
}

/** Makes the runs, several threads at a time; an abort ends the threads, and what is finished has been reported. Rejects when a run throws. */
export const makeRuns = async (jobs: readonly RunJob[], { workers, signal, onProgress, onFinished }: RunOptions): Promise<void> => {
  const waiting = [...jobs];

  const make = (worker: Worker, job: RunJob): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        worker.off('message', onReport).off('error', onError).off('exit', onExit);
        settle();
      };
      const fail = (message: string): void => end(() => reject(new Error(`${job.id}, ${job.row}, seed ${job.seed}: ${message}`)));
      const onReport = (report: RunReport): void => {
        if (report.type === 'progress') onProgress(job, report.done);
        else if (report.type === 'failed') fail(report.message);
        else end(() => resolve(onFinished(job, report.outcome, report.millisecondsPerUnit)));
      };
      const onError = (error: Error): void => fail(error.stack ?? error.message);
      const onExit = (code: number): void => (signal.aborted ? end(resolve) : fail(`the worker thread ended with code ${code}`));
      worker.on('message', onReport).on('error', onError).on('exit', onExit);
      worker.postMessage(job);
    });

  const serve = async (): Promise<void> => {
    const worker = new Worker(new URL('bin/experimentWorker.js', root));
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop);
    try {
      for (let job = waiting.shift(); job !== undefined && !signal.aborted; job = waiting.shift()) await make(worker, job);
    } finally {
      // After a failure the others finish the run they are at, and no more.
      waiting.length = 0;
      signal.removeEventListener('abort', stop);
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, serve));
};
