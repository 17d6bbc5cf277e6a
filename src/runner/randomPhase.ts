import fc from 'fast-check';
import { arbitrary } from '../generators/generator.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import type { Context, Found } from './context.ts';
import { Fault } from './evaluate.ts';
import { deriveSeed } from './seed.ts';
import type { Tally } from './tally.ts';

const sliceSize = 32;
/** A search whose guards reject more than this many instances for each accepted one gives up. */
const discardsPerCase = 50;

/** fast-check over seeds of instances, in slices, so that progress and interruption are seen between them. */
export const randomPhase = async (context: Context, runs: number, seen: Tally): Promise<Found | null> => {
  const { claim, dropped, options, source, judge, pace } = context;
  const cases = arbitrary<{ seed: number; instance: AnyInstance }>({
    draw: (s) => {
      const seed = s.seed();
      return { seed, instance: source.draw(stream(seed)) };
    },
    simpler: () => [],
    valid: () => true,
  });
  for (let slice = 0; seen.count < runs; slice++) {
    if (seen.discards > discardsPerCase * Math.max(seen.count, sliceSize)) return null;
    await pace({ claim: claim.id, dropped, phase: 'random', done: seen.count, asked: runs, worst: seen.worst?.ratio ?? 0, discards: seen.discards });
    let broken: unknown;
    const details = fc.check(
      fc.property(cases, ({ seed, instance }) => {
        if (seen.count >= runs) return;
        try {
          const fault = source.fault(instance);
          if (fault !== null) throw new Fault(`the generator drew an invalid instance: ${fault}`);
          const evaluated = judge.evaluate(instance);
          seen.add(evaluated, instance, seed);
          if (evaluated.status === 'discarded') return;
          if (evaluated.status === 'violated') return false;
        } catch (error) {
          broken = error;
          throw error;
        }
      }),
      { seed: deriveSeed(options.seed, claim.id, dropped ?? '', 'random', slice), numRuns: sliceSize, endOnFailure: true },
    );
    if (broken !== undefined) throw broken;
    if (details.counterexample !== null) {
      return { instance: details.counterexample[0].instance, foundBy: 'random', evaluations: seen.count };
    }
  }
  return null;
};

