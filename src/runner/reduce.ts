import type { AnyInstance, Dims } from '../settings/field.ts';
import { complexity, simplerThan } from '../settings/complexity.ts';
import type { Instances } from '../settings/instances.ts';
import type { Setting } from '../settings/setting.ts';
import { stream } from '../generators/stream.ts';

/** Evaluations that a reduction may spend. */
export const reductionBudget = 500;

export interface Reduced {
  readonly instance: AnyInstance;
  readonly evaluations: number;
}

/**
 * The simplest violating instance found within the budget: sizes are deleted index by index; fresh draws at
 * smaller sizes help where deletions are stuck; then fields are simplified one at a time. A move is accepted
 * only if the candidate `violates` and is strictly simpler.
 */
export const reduce = async (
  setting: Setting,
  source: Instances,
  start: AnyInstance,
  violates: (instance: AnyInstance) => boolean,
  seed: number,
  breathe: (evaluations: number) => Promise<void> = async () => undefined,
): Promise<Reduced> => {
  let evaluations = 0;
  const spend = async (instance: AnyInstance): Promise<boolean> => {
    await breathe(evaluations++);
    return violates(instance);
  };

  /** Follows one kind of move for as long as it finds a violating instance that is strictly simpler. */
  const follow = async (from: AnyInstance, candidates: (instance: AnyInstance) => Iterable<AnyInstance>): Promise<AnyInstance> => {
    let current = from;
    let cost = complexity(setting, current);
    for (let moved = true; moved; ) {
      moved = false;
      for (const candidate of candidates(current)) {
        if (evaluations >= reductionBudget) return current;
        const candidateCost = complexity(setting, candidate);
        if (!simplerThan(candidateCost, cost) || source.fault(candidate) !== null || !(await spend(candidate))) continue;
        current = candidate;
        cost = candidateCost;
        moved = true;
        break;
      }
    }
    return current;
  };

  /** A violating draw whose sizes are at most `caps`, at least one of them smaller; undefined when none of the tries violates. */
  const smallerDraw = async (caps: Dims, tries: number): Promise<AnyInstance | undefined> => {
    const random = stream(seed);
    const shrinkable = Object.keys(caps).filter((name) => (caps[name] ?? 0) > (source.sizes[name]?.[0] ?? 1));
    for (let t = 0; t < tries && shrinkable.length > 0 && evaluations < reductionBudget; t++) {
      const name = random.pick(shrinkable);
      const candidate = source.draw(random, { ...caps, [name]: (caps[name] ?? 1) - 1 });
      if (source.fault(candidate) === null && (await spend(candidate))) return candidate;
    }
    return undefined;
  };

  // Sizes first: entries of samples that will be deleted are not worth simplifying.
  let best = await follow(start, source.smaller);
  for (;;) {
    const fresh = await smallerDraw(best.dims, 40);
    if (fresh === undefined) break;
    best = await follow(fresh, source.smaller);
  }
  for (let before: AnyInstance | undefined; before !== best; ) {
    before = best;
    for (const simplification of source.simplifications) best = await follow(best, simplification);
    best = await follow(best, source.smaller);
  }
  return { instance: best, evaluations };
};
