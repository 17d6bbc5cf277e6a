import { Worker } from 'node:worker_threads';
import type { Setup } from '../dynamics/simulation/setup.ts';
import type { Outcome } from '../dynamics/simulation/simulate.ts';
import { root } from './root.ts';

/** One run of the simulation, made in a worker thread of its own. */
export interface SimulationJob {
  readonly row: string;
  readonly setup: Setup;
  readonly seed: number;
}

/** What the thread reports. */
export type SimulationReport =
  | { readonly type: 'steps'; readonly done: number }
  | { readonly type: 'done'; readonly outcome: Outcome; readonly millisecondsPerStep: number };

export interface SimulationOptions {
  readonly workers: number;
  readonly signal: AbortSignal;
  onSteps(job: SimulationJob, done: number): void;
  onFinished(job: SimulationJob, outcome: Outcome, millisecondsPerStep: number): Promise<void>;
}

const make = (job: SimulationJob, { signal, onSteps, onFinished }: SimulationOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('bin/simulationWorker.js', root), { workerData: job });
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop);
    let saved: Promise<void> | undefined;
    worker
      .on('message', (report: SimulationReport) => {
        if (report.type === 'steps') onSteps(job, report.done);
        else saved = onFinished(job, report.outcome, report.millisecondsPerStep);
      })
      .on('error', reject)
      .on('exit', (code) => {
        signal.removeEventListener('abort', stop);
        if (saved === undefined && !signal.aborted) reject(new Error(`the worker of ${job.row}, seed ${job.seed}, ended with code ${code}`));
        else resolve(saved);
      });
  });

/** Makes the runs, several at a time; an abort ends the threads, and what is finished has been reported. */
export const makeRuns = async (jobs: readonly SimulationJob[], options: SimulationOptions): Promise<void> => {
  const waiting = [...jobs];
  const serve = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined && !options.signal.aborted; job = waiting.shift()) await make(job, options);
  };
  await Promise.all(Array.from({ length: Math.min(options.workers, jobs.length) }, serve));
};
