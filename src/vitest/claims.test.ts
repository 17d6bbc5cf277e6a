import { describe, expect, test } from 'vitest';
import { shareOf } from './claims.ts';

describe('shareOf', () => {
  const items = ['a1', 'b1', 'a2', 'c1', 'a3', 'd1', 'b2', 'e1'];
  const kind = (item: string): string => item[0];

  test('one file takes all, several share, every item falls to exactly one, kinds stay together, whatever the order of the files', () => {
    expect(shareOf(items, kind, 'claims.test.ts', ['claims.test.ts'])).toEqual(items);
    const files = ['claims.2.test.ts', 'claims.1.test.ts'];
    // Three of a, then two of b in the other; c, d and e fill up.
    expect(shareOf(items, kind, 'claims.1.test.ts', files)).toEqual(['a1', 'a2', 'a3', 'd1']);
    expect(shareOf(items, kind, 'claims.2.test.ts', files)).toEqual(['b1', 'c1', 'b2', 'e1']);
  });

  test('refuses a file that would take no share and leave its claims untested', () => {
    expect(() => shareOf(items, kind, 'theorems.test.ts', ['claims.1.test.ts'])).toThrow('theorems.test.ts is none of the test files claims.1.test.ts; name it');
  });
});
