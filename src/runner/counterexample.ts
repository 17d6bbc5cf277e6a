import { isResidual } from '../claim/residual.ts';
import type { Confirmation, Counterexample } from '../evidence/evidence.ts';
import { canonicalJson } from '../evidence/json.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import { write } from '../settings/written.ts';
import { candidates, confirmed, mostWork } from './confirm.ts';
import type { Context, Found } from './context.ts';
import { violatesBy } from './evaluate.ts';
import { measured } from './measured.ts';
import { programOf } from './program.ts';
import { reduce, reductionBudget } from './reduce.ts';
import { remembered } from './remembered.ts';
import { deriveSeed } from './seed.ts';
import { valueToken } from './token.ts';

type Attempt = Context['judge']['attempt'];

/** What the second path says of an instance that violates; null where it does not, or does not violate at all. */
const levelOf = ({ claim }: Context, attempt: Attempt, instance: AnyInstance): { readonly level: Confirmation; readonly limit: string | null } | null => {
  const evaluated = attempt(instance);
  if (evaluated === null || evaluated.status !== 'violated' || !isResidual(evaluated.conclusion)) return null;
  const { level, limit } = confirmed(claim, instance, evaluated.conclusion);
  return level === null ? null : { level, limit };
};

/** Whether the second path sees a candidate violate, and what to say of one for which no work is left. */
type Seen = (instance: AnyInstance, whenExhausted: boolean) => boolean;

/** What the second path may spend on the perturbations of a reduced instance: a fifth of a second or so. */
const robustnessWork = mostWork / 4;

/** Of a candidate: one on which the second path throws is not what was found. */
const seenIn = (attempt: Attempt, second: ReturnType<typeof candidates>): Seen => {
  return (instance, whenExhausted) => {
    try {
      const evaluated = attempt(instance);
      return evaluated !== null && evaluated.status === 'violated' && isResidual(evaluated.conclusion) && (second(instance, evaluated.conclusion) ?? whenExhausted);
    } catch {
      return false;
    }
  };
};

/**
 * Whether the violation survives small perturbations: relative steps of 2⁻²⁰ in the free fields, at least nine times in
 * ten, by the second path too as long as its work lasts, since next to a kink a finite difference still sees it.
 */
const survives = (context: Context, seen: Seen, instance: AnyInstance, tries: number): boolean => {
  const { claim, dropped, options, source } = context;
  const random = stream(deriveSeed(options.seed, claim.id, dropped ?? '', 'stability'));
  const most = Math.floor(tries / 10);
  for (let k = 0, failed = 0; k < tries; k++) {
    if (!seen(source.perturb(random, instance, 2 ** -20), true) && ++failed > most) return false;
  }
  return true;
};

/** Whether the instance has no neighbours: a seed, sizes and choices alone, with no free number. */
const isDiscrete = ({ claim, source }: Context, instance: AnyInstance): boolean => {
  const text = (one: AnyInstance): string => canonicalJson(write(claim.forAll, one));
  return text(source.perturb(stream(0), instance, 2 ** -20)) === text(instance);
};

/**
 * Says of finds, as they were drawn, which are no accident of ties or kinks; reducing one that is seldom ends at a
 * robust counterexample. All of them together may cost what one confirmation may, after which none is said to be robust.
 */
export const robustIn = (context: Context): ((found: Found) => boolean) => {
  const seen = seenIn(context.judge.attempt, candidates(context.claim, mostWork, false));
  return ({ instance }) => survives(context, context.judge.violates, instance, 20) && survives(context, (candidate) => seen(candidate, false), instance, 3);
};

interface Simplest {
  readonly instance: AnyInstance;
  readonly level: Confirmation;
  readonly limit: string | null;
  readonly robust: boolean;
  readonly evaluations: number;
}

/**
 * Reduces a find: by `violates` alone; if that ran into a rounding artefact, or onto a kink that the find itself was
 * away from, once more with what was lost asked of every step. Null when no reduction is confirmed.
 */
const simplest = async (context: Context, found: AnyInstance): Promise<Simplest | null> => {
  const { claim, dropped, options, source, judge, pacer } = context;
  const seed = deriveSeed(options.seed, claim.id, dropped ?? '', 'reduce');
  const attempt = remembered(judge.attempt);
  const seen = seenIn(attempt, candidates(claim));
  const besides = seenIn(attempt, candidates(claim, robustnessWork));
  const robust = (instance: AnyInstance): boolean => survives(context, besides, instance, 20);
  const demands: ((instance: AnyInstance) => boolean)[] = [
    violatesBy(attempt),
    (i) => seen(i, false),
    (i) => seen(i, false) && survives(context, seen, i, 3),
  ];
  let best: Simplest | null = null;
  let evaluations = 0;
  for (const [k, demand] of demands.entries()) {
    if ((k === 1 && best !== null) || (k === 2 && (best === null || best.robust || !demand(found)))) continue;
    const breathe = async (done: number): Promise<void> => {
      if (pacer.due()) await pacer.pause({ claim: claim.id, dropped, phase: k === 0 ? 'reduce' : 'confirm', done, asked: reductionBudget, worst: 0, discards: 0 });
    };
    const reduced = await reduce(claim.forAll, source, found, demand, seed, breathe);
    evaluations += reduced.evaluations;
    const second = levelOf(context, attempt, reduced.instance);
    if (second === null) continue;
    const stands = robust(reduced.instance);
    if (best === null || stands) best = { instance: reduced.instance, ...second, robust: stands, evaluations };
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
    ...(best.limit === null ? {} : { limit: best.limit }),
    stability: isDiscrete(context, best.instance) ? 'discrete' : best.robust ? 'robust' : 'degenerate',
    foundBy: found.foundBy,
    found: found.evaluations,
    reduced: best.evaluations,
    replay: valueToken(claim.id, dropped, claim.forAll, best.instance),
    program: programOf(claim, best.instance, best.level),
  };
};
