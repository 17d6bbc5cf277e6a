import type { AnyClaim } from '../../claim/claim.ts';
import { verify } from '../../runner/verify.ts';
import { explore } from './explore.ts';
import type { Answer, Ask } from './messages.ts';

/** A claim as the worker carries it, with the replay tokens of its stored counterexamples. */
export interface Carried {
  readonly claim: AnyClaim;
  readonly witnesses: readonly string[];
}

/** The part of a worker's global scope that is used. */
interface Scope {
  addEventListener(type: 'message', listener: (event: { readonly data: Ask }) => void): void;
  postMessage(answer: Answer): void;
}

/** Often enough to see that something moves: the page has the same two cores. */
const breath = 500;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The body of the report's Web Worker: explores instances and verifies claims, as the command line does. */
export const serve = (carried: readonly Carried[], scope: Scope): void => {
  const byId = new Map(carried.map((c) => [c.claim.id, c]));

  const entryOf = (id: string): Carried => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`this report carries no code for ${id}`);
    return found;
  };

  const run = async (id: string, seed: number): Promise<void> => {
    try {
      const { claim, witnesses } = entryOf(id);
      const start = performance.now();
      const evidence = await verify(claim, { seed, witnesses, breath, onProgress: (progress) => scope.postMessage({ type: 'progress', progress }) });
      scope.postMessage({ type: 'done', evidence, seconds: (performance.now() - start) / 1000 });
    } catch (error) {
      scope.postMessage({ type: 'failed', claim: id, message: wordsOf(error) });
    }
  };

  scope.addEventListener('message', ({ data }) => {
    if (data.type === 'verify') {
      void run(data.claim, data.seed);
      return;
    }
    try {
      scope.postMessage({ type: 'explored', ticket: data.ticket, explored: explore(entryOf(data.claim).claim, data.start) });
    } catch (error) {
      scope.postMessage({ type: 'refused', ticket: data.ticket, message: wordsOf(error) });
    }
  });
};
