import type { Observation } from '../claim/residual.ts';
import type { Search, Sequential } from '../evidence/evidence.ts';
import { stream } from '../generators/stream.ts';
import type { Context } from './context.ts';
import { eProcess, falseAlarm, missBound } from './eProcess.ts';
import { Fault } from './evaluate.ts';
import { discardsPerCase } from './randomPhase.ts';
import { deriveSeed } from './seed.ts';
import type { Tally } from './tally.ts';

const rounded = (value: number): number => Number(value.toPrecision(3));

/**
 * Draws instances until one of two betting e-processes reaches 1/falseAlarm, or the budget ends: the one against
 * "mean ≤ null" holds the claim, the one against "mean ≥ null + effect" refutes it (fed 1 − x, whose mean is then at
 * most 1 − null − effect). An undecided case counts against both, so that leaving cases open decides nothing.
 * Throws a `Fault` when the observations of one claim differ in null or effect.
 */
export const sequentialPhase = async (context: Context, budget: number, seen: Tally): Promise<Pick<Search, 'verdict' | 'reason'> & { readonly sequential: Sequential | null }> => {
  const { claim, dropped, options, source, judge, pacer } = context;
  const seeds = stream(deriveSeed(options.seed, claim.id, dropped ?? '', 'sequential'));
  const target = 1 / falseAlarm;
  let first: Observation | null = null;
  let pair: { readonly rise: ReturnType<typeof eProcess>; readonly fall: ReturnType<typeof eProcess> } | null = null;
  let sum = 0;
  let early = 0;
  while (seen.count < budget && (pair === null || Math.max(pair.rise.wealth, pair.fall.wealth) < target)) {
    if (seen.discards > discardsPerCase * Math.max(seen.count, 32)) break;
    if (pacer.due()) await pacer.pause({ claim: claim.id, dropped, phase: 'random', done: seen.count, asked: budget, worst: 0, discards: seen.discards });
    const seed = seeds.seed();
    const instance = source.draw(stream(seed));
    const fault = source.fault(instance);
    if (fault !== null) throw new Fault(`the generator drew an invalid instance: ${fault}`);
    const evaluated = judge.evaluate(instance);
    seen.add(evaluated, instance, seed);
    if (evaluated.status === 'discarded') continue;
    const { conclusion } = evaluated;
    if (!('observation' in conclusion)) {
      if (pair === null) early++;
      pair?.rise.add(0);
      pair?.fall.add(0);
      continue;
    }
    if (first === null || pair === null) {
      first = conclusion;
      pair = { rise: eProcess(conclusion.null), fall: eProcess(1 - conclusion.null - conclusion.effect) };
      // Null and effect are known from here on; cases undecided before count all the same.
      for (; early > 0; early--) [pair.rise, pair.fall].forEach((process) => process.add(0));
    } else if (conclusion.null !== first.null || conclusion.effect !== first.effect) {
      throw new Fault(`the observations of ${claim.id} differ in null or effect: ${first.null} + ${first.effect}, then ${conclusion.null} + ${conclusion.effect}`);
    }
    sum += conclusion.observation;
    pair.rise.add(conclusion.observation);
    pair.fall.add(1 - conclusion.observation);
  }
  const gaveUp = seen.count < budget && seen.discards > discardsPerCase * Math.max(seen.count, 32);
  if (first === null || pair === null) {
    return { verdict: gaveUp ? 'gave up' : 'inconclusive', reason: `no observation in ${seen.count + seen.discards} instances (${seen.discards} discarded; ${seen.why || 'none undecided'})`, sequential: null };
  }
  const observations = seen.count - seen.undecided;
  const sequential: Sequential = {
    what: first.what,
    because: first.because,
    samples: seen.count,
    budget,
    mean: rounded(sum / observations),
    null: first.null,
    effect: first.effect,
    falseAlarm,
    miss: rounded(Math.max(missBound(first.null, first.null + first.effect, budget), missBound(1 - first.null - first.effect, 1 - first.null, budget))),
    wealthFor: rounded(pair.rise.wealth),
    wealthAgainst: rounded(pair.fall.wealth),
  };
  const mean = `mean ${sequential.mean} in ${observations} observations`;
  if (pair.rise.wealth >= target) return { verdict: 'held', reason: `${mean}: more than ${first.null}`, sequential };
  if (pair.fall.wealth >= target) return { verdict: 'refuted', reason: `${mean}: less than ${rounded(first.null + first.effect)}, the least that was claimed`, sequential };
  if (gaveUp) return { verdict: 'gave up', reason: `hypotheses met by ${seen.count} of ${seen.count + seen.discards} instances`, sequential };
  return { verdict: 'inconclusive', reason: `${mean}: not decided between at most ${first.null} and at least ${rounded(first.null + first.effect)}`, sequential };
};
