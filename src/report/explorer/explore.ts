import type { AnyClaim } from '../../claim/claim.ts';
import type { Depicted } from '../../claim/traces/flowed.ts';
import { type Picture, settledPicture } from '../../claim/picture.ts';
import { isResidual } from '../../claim/residual.ts';
import { fieldLines } from '../../evidence/fieldLines.ts';
import { stream } from '../../generators/stream.ts';
import { confirm } from '../../runner/confirm.ts';
import { statusOf } from '../../runner/evaluate.ts';
import { measured, observed, writtenSeenOf } from '../../runner/measured.ts';
import { deriveSeed } from '../../runner/seed.ts';
import { instanceOf, parseToken, valueToken } from '../../runner/token.ts';
import type { AnyInstance, Field, Value } from '../../settings/field.ts';
import { instances } from '../../settings/instances.ts';
import { read, write } from '../../settings/written.ts';
import type { Explored, Start, Turn } from './messages.ts';

const keptBut = (claim: AnyClaim, dropped: readonly string[]) =>
  Object.entries(claim.suppose).filter(([name]) => !dropped.includes(name)).map(([, h]) => h);

const draws = 500;

/** A drawn instance that meets the guards kept and misses those dropped; throws when none of the draws does. */
const drawn = (claim: AnyClaim, seed: number, dropped: readonly string[]): AnyInstance => {
  const source = instances(claim.forAll, keptBut(claim, dropped));
  for (let k = 0; k < draws; k++) {
    const instance = source.draw(stream(deriveSeed(seed, claim.id, 'explore', k)));
    if (Object.entries(claim.suppose).every(([name, h]) => h.holds(instance) !== dropped.includes(name))) return instance;
  }
  throw new Error(`none of ${draws} draws meets the hypotheses assumed and misses the others`);
};

/**
 * A hypothesis made true of an instance, or free to fail: the fields that it constructs are drawn under it, or without it until it fails
 * while the others assumed still hold. An instance of which that is so already, or a hypothesis that constructs nothing, changes nothing.
 */
const turned = (claim: AnyClaim, instance: AnyInstance, turn: Turn | undefined): AnyInstance => {
  const h = turn === undefined ? undefined : claim.suppose[turn.hypothesis];
  if (turn === undefined || h?.narrow === undefined || h.holds(instance) === turn.assumed) return instance;
  const others = keptBut(claim, [...turn.dropped, turn.hypothesis]).filter((other) => other.holds(instance));
  for (let k = 0; k < draws; k++) {
    const random = stream(deriveSeed(0, claim.id, turn.hypothesis, k));
    let out = instance;
    for (const key of Object.keys(h.narrow)) {
      const field = { ...claim.forAll.fields[key], ...(turn.assumed ? h.narrow[key] : {}) } as Field;
      out = { ...out, [key]: field.draw(random, out.dims, out as unknown as Readonly<Record<string, Value>>) };
    }
    if (h.holds(out) === turn.assumed && others.every((other) => other.holds(out))) return out;
  }
  return instance;
};

/** The pictures that the claim draws of an instance; none where it has no answer for it. */
const traced = (claim: AnyClaim, instance: AnyInstance): Record<string, Depicted> => {
  const pictures = Object.entries(claim.traces?.(instance) ?? {});
  return Object.fromEntries(pictures.map(([name, picture]) => [name, settledPicture({ ...picture, description: '' } as Picture)]));
};

const started = (claim: AnyClaim, start: Start): AnyInstance => {
  if ('written' in start) return turned(claim, read(claim.forAll, start.written), start.turn);
  if ('seed' in start) return drawn(claim, start.seed, start.dropped);
  const token = parseToken(start.token);
  if (token.seed === null) return instanceOf(token, claim.forAll);
  return instances(claim.forAll, keptBut(claim, token.dropped === null ? [] : [token.dropped])).draw(stream(token.seed));
};

/** The names that fields of names take in 64 draws, and the one they have. */
const choicesOf = (claim: AnyClaim, instance: AnyInstance): Record<string, string[]> => {
  const random = stream(0);
  const names = Object.entries(claim.forAll.fields).filter(([, field]) => field.kind === 'choice');
  return Object.fromEntries(
    names.map(([key, field]) => {
      const seen = Array.from({ length: 64 }, () => field.draw(random, instance.dims, instance as unknown as Readonly<Record<string, Value>>) as string);
      return [key, [...new Set([instance[key] as string, ...seen])].sort()];
    }),
  );
};

/** Evaluates one instance of a claim, whichever hypotheses it meets; throws with what is wrong when it is no instance of the setting. */
export const explore = (claim: AnyClaim, start: Start): Explored => {
  const instance = started(claim, start);
  const fault = instances(claim.forAll, []).fault(instance);
  if (fault !== null) throw new Error(fault);
  const conclusion = claim.then(instance);
  const status = statusOf(conclusion);
  return {
    instance: write(claim.forAll, instance),
    fields: fieldLines(claim.forAll),
    hypotheses: Object.entries(claim.suppose).map(([name, h]) => ({ name, words: h.words, holds: h.holds(instance) })),
    conclusion: 'undecided' in conclusion ? { undecided: conclusion.undecided, seen: writtenSeenOf(conclusion.seen) } : isResidual(conclusion) ? measured(conclusion) : observed(conclusion),
    status,
    confirmed: isResidual(conclusion) && status === 'violated' ? confirm(claim, instance, conclusion) : null,
    pictures: traced(claim, instance),
    ...(claim.untraced === undefined ? {} : { untraced: claim.untraced }),
    tokens: Object.fromEntries(['', ...Object.keys(claim.suppose)].map((name) => [name, valueToken(claim.id, name === '' ? null : name, claim.forAll, instance)])),
    choices: choicesOf(claim, instance),
  };
};
