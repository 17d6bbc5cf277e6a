import type { Targeted } from '../evidence/evidence.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import type { Context, Found } from './context.ts';
import { deriveSeed } from './seed.ts';
import { roundUp } from './tally.ts';

/** A (1+1) evolution strategy on value/tolerance with restarts; its finds void the binomial bound and are reported apart. */
export const targetedPhase = async (context: Context, budget: number, start: AnyInstance | null): Promise<Targeted & { found: Found | null; grey: boolean }> => {
  const { claim, dropped, options, source, judge, pace } = context;
  const random = stream(deriveSeed(options.seed, claim.id, dropped ?? '', 'targeted'));
  const patience = 40;
  let evaluations = 0;
  let best = 0;
  let grey = false;
  let current: AnyInstance | null = start;
  let height = -1;
  while (evaluations < budget) {
    current ??= source.draw(random);
    height = -1;
    let step = 0.5;
    for (let idle = 0; idle < patience && evaluations < budget; ) {
      if (evaluations % 16 === 0) await pace({ claim: claim.id, dropped, phase: 'targeted', done: evaluations, asked: budget, worst: best, discards: 0 });
      const candidate: AnyInstance = height < 0 ? current : source.mutate(random, current, step);
      evaluations++;
      const evaluated = source.fault(candidate) === null ? judge.attempt(candidate) : null;
      if (evaluated !== null && evaluated.status !== 'discarded' && evaluated.ratio >= height && evaluated.status !== 'undecided') {
        idle = evaluated.ratio > height ? 0 : idle + 1;
        height = evaluated.ratio;
        current = candidate;
        best = Math.max(best, height);
        step = Math.min(step * 1.5, 4);
        grey ||= evaluated.status === 'grey';
        if (evaluated.status === 'violated') {
          return { evaluations, best: roundUp(best), grey, found: { instance: candidate, foundBy: 'targeted', evaluations: 0 } };
        }
      } else {
        idle++;
        step = Math.max(step * 0.93, 1e-6);
        // A start that is discarded has no height to climb from.
        if (height < 0) break;
      }
    }
    current = null;
  }
  return { evaluations, best: roundUp(best), grey, found: null };
};

