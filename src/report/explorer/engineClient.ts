/// <reference lib="dom" />
import type { ClaimEvidence } from '../../evidence/evidence.ts';
import type { Progress } from '../../runner/progress.ts';
import type { Answer, Ask, Explored, Start as From } from './messages.ts';

const patience = 20_000;

/** Starts workers that run the suite as it is written into this page. */
export type Start = () => Worker;

export const starterOf = (source: string): Start => {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return () => new Worker(address);
};

const send = (worker: Worker, ask: Ask): void => worker.postMessage(ask);

/** Asks the one exploring worker; a newer question of the same claim takes the place of an older one that waits. */
export const exploringClient = (started: Start) => {
  let worker: Worker | null = null;
  let ticket = 0;
  let current: { ticket: number; done: (explored: Explored) => void; refused: (message: string) => void; timer: ReturnType<typeof setTimeout> } | null = null;
  let waiting: (() => void) | null = null;

  const finish = (): void => {
    if (current !== null) clearTimeout(current.timer);
    current = null;
    const next = waiting;
    waiting = null;
    next?.();
  };

  const restart = (message: string): void => {
    worker?.terminate();
    worker = null;
    current?.refused(message);
    finish();
  };

  const begin = (claim: string, start: From, done: (explored: Explored) => void, refused: (message: string) => void): void => {
    if (worker === null) {
      worker = started();
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if ((data.type !== 'explored' && data.type !== 'refused') || data.ticket !== current?.ticket) return;
        if (data.type === 'explored') current.done(data.explored);
        else current.refused(data.message);
        finish();
      });
      worker.addEventListener('error', (event) => restart(event.message || 'this browser does not start the worker'));
    }
    ticket++;
    current = { ticket, done, refused, timer: setTimeout(() => restart(`no answer within ${patience / 1000} s; the instance is too large to explore`), patience) };
    send(worker, { type: 'explore', ticket, claim, start });
  };

  return (claim: string, start: From, done: (explored: Explored) => void, refused: (message: string) => void): void => {
    if (current === null) begin(claim, start, done, refused);
    else waiting = () => begin(claim, start, done, refused);
  };
};

export type Exploring = ReturnType<typeof exploringClient>;

export interface RunHandlers {
  progress(progress: Progress): void;
  done(evidence: ClaimEvidence, seconds: number): void;
  failed(claim: string, message: string): void;
  /** All done, or stopped. */
  ended(): void;
}

/**
 * Verifies claims in parallel workers, in their order but that a worker goes on with the kin of its last claim where there are any: claims of
 * one part of a paper share training runs, which a worker makes once. Returns what stops them.
 */
export const runClaims = (started: Start, claims: readonly string[], seed: number, on: RunHandlers, kinOf: (claim: string) => string = (claim) => claim): (() => void) => {
  const queue = [...claims];
  const workers = new Set<Worker>();
  let left = claims.length;
  let stopped = false;

  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    for (const worker of workers) worker.terminate();
    on.ended();
  };

  const serve = (): void => {
    const worker = started();
    workers.add(worker);
    let claim = '';
    const next = (): void => {
      const kin = kinOf(claim);
      [claim = ''] = queue.splice(Math.max(0, queue.findIndex((other) => kinOf(other) === kin)), 1);
      if (claim === '') worker.terminate();
      else send(worker, { type: 'verify', claim, seed });
    };
    const settled = (): void => {
      left--;
      if (left === 0) stop();
      else next();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.type === 'progress') on.progress(data.progress);
      if (data.type === 'done') on.done(data.evidence, data.seconds);
      if (data.type === 'failed') on.failed(data.claim, data.message);
      if (data.type === 'done' || data.type === 'failed') settled();
    });
    worker.addEventListener('error', (event) => {
      on.failed(claim, event.message || 'this browser does not start the worker');
      settled();
    });
    next();
  };

  for (let k = 0; k < Math.min(claims.length, Math.max(1, navigator.hardwareConcurrency || 2), 8); k++) serve();
  return stop;
};
