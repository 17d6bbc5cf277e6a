import { expect, test } from 'vitest';
import { madeOnce } from './madeOnce.ts';

test('makes a value once for equal arguments, also an undefined one, and again for others', () => {
  const asked: unknown[] = [];
  const made = madeOnce((setup: { readonly steps: number }, seed: number): number | undefined => {
    asked.push([setup, seed]);
    return seed === 0 ? undefined : setup.steps + seed;
  });
  expect([made({ steps: 2 }, 1), made({ steps: 2 }, 1), made({ steps: 2 }, 3), made({ steps: 2 }, 0), made({ steps: 2 }, 0)]).toEqual([3, 3, 5, undefined, undefined]);
  expect(asked).toHaveLength(3);
});
