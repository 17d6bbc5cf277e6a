import type { Field } from './field.ts';

/** The seed of a run or a sample, of [1, last], so that claims share what few seeds make; no seed is simpler than another. */
export const seedUpTo = (what: string, last: number): Field<number> => ({
  kind: 'number',
  what,
  draw: (stream) => stream.integer(1, last),
  valid: (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32,
  simpler: () => [],
  mutate: (stream) => stream.integer(1, last),
});

/** Any 32-bit seed of what an instance draws for itself; no seed is simpler than another, and none has neighbours. */
export const anySeed = (what: string): Field<number> => ({ kind: 'number', what, draw: (stream) => stream.seed(), valid: Number.isInteger, simpler: () => [], mutate: (_, value) => value });
