import { describe, expect, it } from 'vitest';
import { stream, type Stream } from './stream.ts';

/** What the laws of a generator need to know about it. */
export interface LawfulGenerator<T> {
  draw(stream: Stream): T;
  valid(value: T): boolean;
  /** Absent for values that do not shrink. */
  simpler?(value: T): Iterable<T>;
  /** A strict, well-founded order. */
  isSimpler?(a: T, b: T): boolean;
  /** What a value of each family looks like: recognised, not asked for by name. */
  readonly families?: Readonly<Record<string, (value: T) => boolean>>;
}

const draws = 1000;
/** Shrinks looked at per value; a 6×6 matrix has a few hundred. */
const shrinksLookedAt = 400;

/** The laws of every generator: valid values, same seed same value, shrinks valid and strictly simpler, every family reached. */
export const generatorLaws = <T>(name: string, g: LawfulGenerator<T>): void => {
  describe(`${name}: laws`, () => {
    const values = (): T[] => Array.from({ length: draws }, (_, seed) => g.draw(stream(seed)));
    let made: readonly T[] | undefined;
    /** The same values for every law, which only look at them. */
    const once = (): readonly T[] => (made ??= values());

    it('draws valid values', () => {
      once().forEach((value, seed) => {
        if (!g.valid(value)) expect.fail(`seed ${seed} drew an invalid value: ${JSON.stringify(value)}`);
      });
    });

    it('draws the same value from the same seed, and more than one value', () => {
      const [first, second] = [once(), values()].map((all) => all.map((value) => JSON.stringify(value)));
      expect(first).toEqual(second);
      expect(new Set(first).size).toBeGreaterThan(1);
    });

    const { simpler, isSimpler, families } = g;
    if (simpler !== undefined && isSimpler !== undefined) {
      it('shrinks to valid and strictly simpler values, without changing the value shrunk', () => {
        let seen = 0;
        for (const value of once().slice(0, 120)) {
          const before = JSON.stringify(value);
          let looked = 0;
          for (const candidate of simpler(value)) {
            if (looked++ === shrinksLookedAt) break;
            seen++;
            if (!g.valid(candidate)) expect.fail(`${before} shrank to the invalid ${JSON.stringify(candidate)}`);
            if (!isSimpler(candidate, value)) expect.fail(`${before} shrank to ${JSON.stringify(candidate)}, which is not simpler`);
          }
          expect(JSON.stringify(value)).toBe(before);
        }
        expect(seen).toBeGreaterThan(0);
      });
    }
    for (const [family, recognises] of Object.entries(families ?? {})) {
      it(`reaches ${family} within ${draws} draws`, () => expect(once().some(recognises)).toBe(true));
    }
  });
};
