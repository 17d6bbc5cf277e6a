import { describe, expect, test } from 'vitest';
import { shareOf } from './claims.ts';

describe('shareOf', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];

  test('one file takes all, two share, every item falls to exactly one, whatever the order of the files', () => {
    expect(shareOf(items, 'claims.test.ts', ['claims.test.ts'])).toEqual(items);
    const files = ['claims.2.test.ts', 'claims.1.test.ts'];
    expect(shareOf(items, 'claims.1.test.ts', files)).toEqual(['a', 'c', 'e']);
    expect(shareOf(items, 'claims.2.test.ts', files)).toEqual(['b', 'd']);
  });

  test('refuses a file that would take no share and leave its claims untested', () => {
    expect(() => shareOf(items, 'theorems.test.ts', ['claims.1.test.ts'])).toThrow('theorems.test.ts is none of the test files claims.1.test.ts; name it');
  });
});
