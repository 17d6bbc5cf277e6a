import type { Counterexample } from '../evidence/evidence.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import { write } from '../settings/written.ts';
import { confirm } from './confirm.ts';
import type { Context, Found } from './context.ts';
import { measured } from './measured.ts';
import { reduce } from './reduce.ts';
import { deriveSeed } from './seed.ts';
import { valueToken } from './token.ts';

/** Whether the violation survives small perturbations: relative steps of 2⁻²⁰ in the fields, at least 18 of 20 times. */
const stabilityOf = ({ claim, dropped, options, source, judge }: Context, instance: AnyInstance): Counterexample['stability'] => {
  const random = stream(deriveSeed(options.seed, claim.id, dropped ?? '', 'stability'));
  let survived = 0;
  for (let k = 0; k < 20; k++) if (judge.violates(source.perturb(random, instance, 2 ** -20))) survived++;
  return survived >= 18 ? 'robust' : 'degenerate';
};

/** Reduces and confirms a find; null when the second path contradicts the violation for every reduction of it. */
export const establish = async (context: Context, found: Found, before: number): Promise<Counterexample | null> => {
  const { claim, dropped, options, source, judge, pace } = context;
  await pace({ claim: claim.id, dropped, phase: 'reduce', done: 0, asked: 0, worst: 0, discards: 0 }, true);
  const seed = deriveSeed(options.seed, claim.id, dropped ?? '', 'reduce');
  const confirmedAt = (instance: AnyInstance): ReturnType<typeof confirm> => confirm(claim, instance);
  let reduced = reduce(claim.forAll, source, found.instance, judge.violates, seed);
  let level = confirmedAt(reduced.instance);
  if (level === null) {
    // The reduction ran into a rounding artefact: again, with the second path asked at every step.
    reduced = reduce(claim.forAll, source, found.instance, (i) => judge.violates(i) && confirmedAt(i) !== null, seed);
    level = confirmedAt(reduced.instance);
  }
  if (level === null) return null;
  const evaluated = judge.evaluate(reduced.instance);
  if (evaluated.status === 'discarded' || 'undecided' in evaluated.conclusion) return null;
  return {
    instance: write(claim.forAll, reduced.instance),
    residual: measured(evaluated.conclusion),
    confirmed: level,
    stability: stabilityOf(context, reduced.instance),
    foundBy: found.foundBy,
    found: before + found.evaluations,
    reduced: reduced.evaluations,
    replay: valueToken(claim.id, dropped, claim.forAll, reduced.instance),
  };
};

