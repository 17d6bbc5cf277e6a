import type { Targeted } from '../evidence/evidence.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import type { Context, Found } from './context.ts';
import { Fault, type Judged } from './evaluate.ts';
import { deriveSeed } from './seed.ts';
import { roundUp } from './tally.ts';

/** Evaluations without progress after which the climb starts anew. */
const patience = 60;

/** A (1+1) evolution strategy on value/tolerance with restarts; its finds void the binomial bound and are reported apart. */
export const targetedPhase = async (context: Context, budget: number, start: AnyInstance | null): Promise<Targeted & { readonly found: Found | null; readonly open: string | null }> => {
  const { claim, dropped, options, source, judge, pacer } = context;
  const random = stream(deriveSeed(options.seed, claim.id, dropped ?? '', 'targeted'));
  let evaluations = 0;
  let best = 0;
  let open: string | null = null;

  /** A fresh draw is held to what its generators promise; a neighbour that is not admissible is no fault. */
  const tried = (candidate: AnyInstance, fresh: boolean): Judged | null => {
    evaluations++;
    const fault = source.fault(candidate);
    if (!fresh) return fault === null ? judge.attempt(candidate) : null;
    if (fault !== null) throw new Fault(`the generator drew an invalid instance: ${fault}`);
    const evaluated = judge.evaluate(candidate);
    return evaluated.status === 'discarded' ? null : evaluated;
  };

  for (let from = start; evaluations < budget; from = null) {
    let current = from ?? source.draw(random);
    let height = -Infinity;
    let fresh = true;
    let step = 0.5;
    for (let idle = 0; idle < patience && evaluations < budget; ) {
      if (pacer.due()) await pacer.pause({ claim: claim.id, dropped, phase: 'targeted', done: evaluations, asked: budget, worst: best, discards: 0 });
      const candidate = fresh ? current : source.mutate(random, current, step);
      const evaluated = tried(candidate, fresh);
      if (evaluated !== null && 'undecided' in evaluated.conclusion) open ??= `the targeted search met an undecided case: ${evaluated.conclusion.undecided}`;
      if (evaluated !== null && evaluated.ratio >= height && evaluated.status !== 'undecided') {
        fresh = false;
        // A neutral move, of a field that the conclusion does not see, tells nothing of the step.
        if (evaluated.ratio > height) step = Math.min(step * 1.5, 4);
        idle = evaluated.ratio > height ? 0 : idle + 1;
        height = evaluated.ratio;
        current = candidate;
        best = Math.max(best, height);
        if (evaluated.status === 'grey') open ??= `the targeted search met a residual in the rounding grey zone (${evaluated.ratio.toPrecision(2)} times its tolerance)`;
        if (evaluated.status === 'violated') {
          return { evaluations, best: roundUp(best), open, found: { instance: candidate, foundBy: 'targeted', evaluations } };
        }
      } else {
        idle++;
        step = Math.max(step * 0.85, 1e-6);
        // A start that is discarded has no height to climb from.
        if (fresh) break;
      }
    }
  }
  return { evaluations, best: roundUp(best), open, found: null };
};
