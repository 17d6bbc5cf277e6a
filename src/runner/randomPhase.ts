import * as fc from 'fast-check';
import { arbitrary } from '../generators/generator.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import type { Context, Found } from './context.ts';
import { Fault } from './evaluate.ts';
import { deriveSeed } from './seed.ts';
import type { Tally } from './tally.ts';

const sliceSize = 32;
/** A search whose guards reject more than this many instances for each accepted one gives up. */
export const discardsPerCase = 50;

/** How many cases a search asks for; a find may lower it while they are drawn. */
export interface Quota {
  runs: number;
}

/**
 * Instances drawn by fast-check, in slices of seeds, and evaluated one by one outside of it: `fc.check` would not let
 * the event loop run within a slice, so that a slow claim could not be interrupted. Yields the violating ones.
 */
export async function* randomPhase(context: Context, quota: Quota, seen: Tally): AsyncGenerator<Found> {
  const { claim, dropped, options, source, judge, pacer } = context;
  const cases = arbitrary<{ seed: number; instance: AnyInstance }>({
    draw: (s) => {
      const seed = s.seed();
      return { seed, instance: source.draw(stream(seed)) };
    },
    simpler: () => [],
    valid: () => true,
  });
  for (let slice = 0; seen.count < quota.runs; slice++) {
    if (seen.discards > discardsPerCase * Math.max(seen.count, sliceSize)) return;
    for (const { seed, instance } of fc.sample(cases, { seed: deriveSeed(options.seed, claim.id, dropped ?? '', 'random', slice), numRuns: sliceSize })) {
      if (seen.count >= quota.runs) break;
      if (pacer.due()) await pacer.pause({ claim: claim.id, dropped, phase: 'random', done: seen.count, asked: quota.runs, worst: seen.worst?.ratio ?? 0, discards: seen.discards });
      const fault = source.fault(instance);
      if (fault !== null) throw new Fault(`the generator drew an invalid instance: ${fault}`);
      const evaluated = judge.evaluate(instance);
      seen.add(evaluated, instance, seed);
      if (evaluated.status === 'violated') yield { instance, foundBy: 'random', evaluations: seen.count };
    }
  }
}
