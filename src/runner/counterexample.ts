import { isResidual } from '../claim/residual.ts';
import type { Confirmation, Counterexample } from '../evidence/evidence.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import { write } from '../settings/written.ts';
import { confirm } from './confirm.ts';
import type { Context, Found } from './context.ts';
import { measured } from './measured.ts';
import { programOf } from './program.ts';
import { reduce, reductionBudget } from './reduce.ts';
import { deriveSeed } from './seed.ts';
import { valueToken } from './token.ts';

/** The level at which the second path confirms that an instance violates; null where it does not, or does not violate at all. */
const levelOf = ({ claim, judge }: Context, instance: AnyInstance): Confirmation | null => {
  const evaluated = judge.attempt(instance);
  if (evaluated === null || evaluated.status !== 'violated' || !isResidual(evaluated.conclusion)) return null;
  return confirm(claim, instance, evaluated.conclusion);
};

/** The same of a candidate: one on which the second path throws is not what was found. */
const isConfirmed = (context: Context, instance: AnyInstance): boolean => {
  try {
    return levelOf(context, instance) !== null;
  } catch {
    return false;
  }
};

/**
 * Whether the violation survives small perturbations: relative steps of 2⁻²⁰ in the free fields, at least nine times in
 * ten, by the second path too, since next to a kink a finite difference still sees it.
 */
const survives = (context: Context, instance: AnyInstance, tries: number): boolean => {
  const { claim, dropped, options, source } = context;
  const random = stream(deriveSeed(options.seed, claim.id, dropped ?? '', 'stability'));
  const most = Math.floor(tries / 10);
  for (let k = 0, failed = 0; k < tries; k++) {
    if (!isConfirmed(context, source.perturb(random, instance, 2 ** -20)) && ++failed > most) return false;
  }
  return true;
};

/**
 * Reduces a find: by `violates` alone; if that ran into a rounding artefact, or onto a kink that the find itself was
 * away from, once more with what was lost asked of every step. Null when no reduction is confirmed.
 */
const simplest = async (context: Context, found: AnyInstance): Promise<{ readonly instance: AnyInstance; readonly level: Confirmation; readonly robust: boolean; readonly evaluations: number } | null> => {
  const { claim, dropped, options, source, judge, pacer } = context;
  const seed = deriveSeed(options.seed, claim.id, dropped ?? '', 'reduce');
  const robust = (instance: AnyInstance): boolean => survives(context, instance, 20);
  const demands: ((instance: AnyInstance) => boolean)[] = [
    judge.violates,
    (i) => isConfirmed(context, i),
    (i) => isConfirmed(context, i) && survives(context, i, 3),
  ];
  let best: Awaited<ReturnType<typeof simplest>> = null;
  let evaluations = 0;
  for (const [k, demand] of demands.entries()) {
    if ((k === 1 && best !== null) || (k === 2 && (best === null || best.robust || !demand(found)))) continue;
    const breathe = async (done: number): Promise<void> => {
      if (pacer.due()) await pacer.pause({ claim: claim.id, dropped, phase: k === 0 ? 'reduce' : 'confirm', done, asked: reductionBudget, worst: 0, discards: 0 });
    };
    const reduced = await reduce(claim.forAll, source, found, demand, seed, breathe);
    evaluations += reduced.evaluations;
    const level = levelOf(context, reduced.instance);
    if (level === null) continue;
    const stands = robust(reduced.instance);
    if (best === null || stands) best = { instance: reduced.instance, level, robust: stands, evaluations };
  }
  return best === null ? null : { ...best, evaluations };
};

/** The counterexample of a find, reduced and confirmed; null when the second path contradicts every reduction of it. */
export const establish = async (context: Context, found: Found): Promise<Counterexample | null> => {
  const { claim, dropped, judge, pacer } = context;
  await pacer.pause({ claim: claim.id, dropped, phase: 'reduce', done: 0, asked: reductionBudget, worst: 0, discards: 0 });
  const best = await simplest(context, found.instance);
  if (best === null) return null;
  const evaluated = judge.evaluate(best.instance);
  if (evaluated.status === 'discarded' || !isResidual(evaluated.conclusion)) return null;
  return {
    instance: write(claim.forAll, best.instance),
    residual: measured(evaluated.conclusion),
    confirmed: best.level,
    stability: best.robust ? 'robust' : 'degenerate',
    foundBy: found.foundBy,
    found: found.evaluations,
    reduced: best.evaluations,
    replay: valueToken(claim.id, dropped, claim.forAll, best.instance),
    program: programOf(claim, best.instance, best.level),
  };
};
