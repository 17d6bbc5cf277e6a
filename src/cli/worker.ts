import { parentPort } from 'node:worker_threads';
import { verify } from '../runner/verify.ts';
import { loadClaim } from './corpus.ts';
import type { Job, Report } from './job.ts';

/** The body of a worker thread: verifies the claims it is sent, one at a time. */
const post = (report: Report): void => parentPort?.postMessage(report);

parentPort?.on('message', async ({ id, url, options }: Job) => {
  try {
    const { claim } = await loadClaim({ id, url });
    const start = performance.now();
    const evidence = await verify(claim, { ...options, onProgress: (progress) => post({ type: 'progress', progress }) });
    post({ type: 'done', evidence, seconds: (performance.now() - start) / 1000 });
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
