import { parentPort } from 'node:worker_threads';
import { stream } from '../generators/stream.ts';
import type { RunJob, RunReport } from './experimentRuns.ts';
import { loadExperiment } from './experiments.ts';

/** The body of a worker thread: makes the runs it is sent, one at a time. */
const post = (report: RunReport): void => parentPort?.postMessage(report);

const reportEvery = 200;

parentPort?.on('message', async ({ url, row, seed, work }: RunJob) => {
  try {
    const { rows, run } = await loadExperiment(url);
    const own = rows.find(({ name }) => name === row);
    if (own === undefined) throw new Error(`there is no row '${row}'`);
    const steps = run(own.setup, stream(seed));
    const start = performance.now();
    let told = start;
    for (let state = steps.next(); ; state = steps.next()) {
      const now = performance.now();
      if (state.done === true) {
        post({ type: 'done', outcome: state.value, millisecondsPerUnit: (now - start) / Math.max(1, work) });
        break;
      }
      if (now - told > reportEvery) {
        told = now;
        post({ type: 'progress', done: state.value });
      }
    }
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
