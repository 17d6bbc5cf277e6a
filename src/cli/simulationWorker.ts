import { parentPort, workerData } from 'node:worker_threads';
import { training } from '../dynamics/simulation/simulate.ts';
import { stream } from '../generators/stream.ts';
import type { SimulationJob, SimulationReport } from './simulationJobs.ts';

/** The body of a worker thread: makes the one run it was started for. */
const post = (report: SimulationReport): void => parentPort?.postMessage(report);

const { setup, seed } = workerData as SimulationJob;
const run = training(setup, stream(seed));
const start = performance.now();
for (let state = run.next(); ; state = run.next()) {
  if (state.done === true) {
    post({ type: 'done', outcome: state.value, millisecondsPerStep: (performance.now() - start) / Math.max(1, setup.steps) });
    break;
  }
  if (state.value % 100 === 0) post({ type: 'steps', done: state.value });
}
