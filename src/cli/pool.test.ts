import { expect, test } from 'vitest';
import type { Job } from './job.ts';
import { takeNext } from './pool.ts';

/** "a1": the first job about an a. */
const jobs = (...names: readonly string[]): Job[] => names.map((name) => ({ id: name, url: '', object: name[0], options: { seed: 1 } }));

test('a thread takes jobs about kinds it has met, then about new ones, then the last of those that others are at; every job once', () => {
  const waiting = jobs('a1', 'b1', 'a2', 'b2', 'c1', 'b3', 'b4');
  const [one, other, met] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const taken = (own: Set<string>): string | undefined => takeNext(waiting, own, met)?.id;
  expect(taken(one)).toBe('a1');
  expect(taken(other)).toBe('b1');
  expect(taken(one)).toBe('a2');
  expect(taken(one)).toBe('c1');
  expect(taken(other)).toBe('b2');
  expect(taken(one)).toBe('b4');
  expect(taken(one)).toBe('b3');
  expect(taken(one)).toBeUndefined();
  expect(waiting).toEqual([]);
});
