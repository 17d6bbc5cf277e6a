import { expect, test } from 'vitest';
import { madeOnce, madeOnceEach } from './madeOnce.ts';

test('makes a value once for equal arguments, also an undefined one, and again for others', () => {
  const asked: unknown[] = [];
  const made = madeOnce((setup: { readonly steps: number }, seed: number): number | undefined => {
    asked.push([setup, seed]);
    return seed === 0 ? undefined : setup.steps + seed;
  });
  expect([made({ steps: 2 }, 1), made({ steps: 2 }, 1), made({ steps: 2 }, 3), made({ steps: 2 }, 0), made({ steps: 2 }, 0)]).toEqual([3, 3, 5, undefined, undefined]);
  expect(asked).toHaveLength(3);
});

test('makes a value once for every object, also an undefined one, and again for another of the same entries', () => {
  let asked = 0;
  const made = madeOnceEach(({ t }: { readonly t: number }): number | undefined => {
    asked++;
    return t === 0 ? undefined : t;
  });
  const [one, none] = [{ t: 1 }, { t: 0 }];
  expect([made(one), made(one), made(none), made(none), made({ t: 1 })]).toEqual([1, 1, undefined, undefined, 1]);
  expect(asked).toBe(3);
});
