import { expect, test } from 'vitest';
import { fromRows } from '../linalg/matrix.ts';
import { complexity, simplerThan } from './complexity.ts';
import type { AnyInstance } from './field.ts';
import { loose } from './everySetting.testing.ts';
import { anyMatrix, choice, magnitude } from './fields.ts';
import { setting } from './setting.ts';

const s = loose(setting({ id: 's', words: 'w', dims: { N: [1, 4] }, fields: { x: anyMatrix('x', [['N'], []]), c: magnitude('c', [0, 4]), h: choice('h', 'a', 'b') } }));
const at = (x: number[], c = 1, h = 'a'): AnyInstance => ({ dims: { N: x.length }, x: fromRows(x.map((v) => [v])), c, h });

test.each<[string, readonly AnyInstance[]]>([
  ['number of entries before all else', [at([0, 0, 0]), at([9.7, 0.1]), at([0.1], 0.3, 'b'), at([0])]],
  ['non-zero entries before what they are', [at([1, 1, 1]), at([0, 0.1, 7]), at([0, 0, 0.3])]],
  ['simpler entries', [at([0, 0.1]), at([0, -3]), at([0, 3]), at([0, 2]), at([0, -1]), at([0, 1]), at([0, 0])]],
  ['simpler numbers', [at([1], 0.3), at([1], 4), at([1], 2), at([1], 1), at([1], 0)]],
  ['simpler names', [at([1], 1, 'b'), at([1], 1, 'a')]],
])('%s', (_, descending) => {
  for (let i = 0; i < descending.length; i++) {
    for (let j = 0; j < descending.length; j++) {
      expect(simplerThan(complexity(s, descending[i]), complexity(s, descending[j])), `${i} against ${j}`).toBe(i > j);
    }
  }
});

test('−0 is as simple as 0', () => expect(complexity(s, at([-0]))).toEqual(complexity(s, at([0]))));
