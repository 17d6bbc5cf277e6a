import { describe, expect, test } from 'vitest';
import { claim, type AnyClaim } from '../claim/claim.ts';
import { parseUserData } from '../generators/userData.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { anyMatrix } from '../settings/fields.ts';
import { hypothesis, type Hypothesis } from '../settings/hypothesis.ts';
import { setting } from '../settings/setting.ts';
import { skipReason, unreachedReason } from './data.ts';
import { about, toyClaim, verdict } from './fixtures.testing.ts';
import { verify } from './verify.ts';

const table = (columns: number, value = 1.5) => parseUserData('my.csv', new TextEncoder().encode(`${Array.from({ length: columns }, (_, k) => `c${k}`).join()}\n${[1, 2, 3].map((r) => Array.from({ length: columns }, (_, k) => (k + r) * value).join()).join('\n')}\n`));

interface Shape {
  readonly dims: Readonly<Record<string, readonly [number, number]>>;
  readonly columns: readonly string[];
  readonly batch?: 'x';
  readonly suppose?: Readonly<Record<string, Hypothesis<{ readonly x: Matrix }>>>;
}
const made = ({ dims, columns, batch, suppose = {} }: Shape): AnyClaim =>
  claim({
    ...about('data'), suppose, then: () => verdict(true), without: Object.fromEntries(Object.keys(suppose).map((name) => [name, 'fails' as const])),
    forAll: setting({ id: 's', words: 'w', dims: { N: [1, 4], ...dims }, fields: { x: anyMatrix('samples', [['N'], columns]) }, ...(batch === undefined ? {} : { batch }) }),
  });
const dims = (ranges: Readonly<Record<string, readonly [number, number]>>) => hypothesis<{ readonly x: Matrix }>({ words: 'sizes', tex: 's', narrowDims: ranges, holds: () => true });

describe('skipReason', () => {
  test.each<[string, Shape, number, string | null]>([
    ['any number of columns', { dims: { d: [1, 5] }, columns: ['d'], batch: 'x' }, 30, null],
    ['no batch', { dims: { d: [1, 5] }, columns: ['d'] }, 2, 'it speaks of no batch of samples'],
    ['exactly two columns, two given', { dims: { d: [2, 2] }, columns: ['d'], batch: 'x' }, 2, null],
    ['exactly two columns, three given', { dims: { d: [2, 2] }, columns: ['d'], batch: 'x' }, 3, 'it needs exactly 2 columns, my.csv has 3'],
    ['at least two columns, one given', { dims: { d: [2, 5] }, columns: ['d'], batch: 'x' }, 1, 'it needs at least 2 columns, my.csv has 1'],
    ['one column, by a hypothesis', { dims: { d: [1, 5] }, columns: ['d'], batch: 'x', suppose: { plane: dims({ d: [1, 1] }) } }, 3, 'it needs exactly 1 column, my.csv has 3'],
    ['a batch of numbers', { dims: {}, columns: [], batch: 'x' }, 2, 'it needs exactly 1 column, my.csv has 2'],
    ['blocks, one allowed', { dims: { K: [1, 2], p: [1, 3] }, columns: ['K', 'p'], batch: 'x' }, 7, null],
    ['blocks, two at least', { dims: { K: [2, 3], p: [1, 3] }, columns: ['K', 'p'], batch: 'x' }, 6, 'it needs samples of 2 blocks or more (K), my.csv has one'],
    [
      'a batch that a hypothesis constructs',
      { dims: { d: [1, 5] }, columns: ['d'], batch: 'x', suppose: { hot: hypothesis({ words: 'samples are one-hot', tex: 'e', narrow: { x: anyMatrix('x', [['N'], ['d']]) }, holds: () => true }) } },
      2, "its hypothesis 'samples are one-hot' constructs the batch",
    ],
  ])('%s', (_, shape, columns, reason) => expect(skipReason(made(shape), table(columns))).toBe(reason));

  test('names entries that the setting does not admit, which are no fault of ours', () => {
    const c = made({ dims: { d: [1, 5] }, columns: ['d'], batch: 'x' });
    expect(skipReason(c, table(2, 1e-80))).toBe('my.csv has entries outside of what it admits for the samples');
    expect(skipReason(c, table(2, 1e80))).toMatch(/outside/);
    expect(skipReason(c, table(2, -1e6))).toBeNull();
  });

  test('is null exactly where verification runs without a fault', async () => {
    for (const columns of [1, 2, 3, 5]) {
      for (const [d, narrow] of [[[1, 5], [1, 5]], [[2, 2], [2, 2]], [[1, 5], [3, 3]], [[2, 5], [2, 5]]] as const) {
        const fits = hypothesis<{ readonly x: Matrix }>({ words: 'sizes', tex: 's', narrowDims: { d: narrow }, holds: ({ x }) => x.cols >= narrow[0] && (x.cols === narrow[0] || narrow[0] !== narrow[1]) });
        const c = made({ dims: { d }, columns: ['d'], batch: 'x', suppose: { fits } });
        const data = table(columns);
        if (skipReason(c, data) === null) expect((await verify(c, { seed: 1, runs: 20, data })).fault).toBeNull();
      }
    }
  });
});

test("a counterexample on a user's data is made of the user's records", async () => {
  const data = table(3);
  const records = new Set(['1.5,3,4.5', '3,4.5,6', '4.5,6,7.5']);
  const { counterexample, verdict: ruling } = await verify(toyClaim('records', ({ x }) => verdict(x.rows < 2)), { seed: 1, data });
  expect(ruling).toBe('refuted');
  const x = counterexample?.instance.x as number[][];
  expect(x).toHaveLength(2);
  for (const record of x) expect(records.has(String(record))).toBe(true);
});

describe('regimes with the user\'s data', () => {
  const covering = (when: (x: Matrix) => boolean): AnyClaim => ({ ...made({ dims: { d: [1, 5] }, columns: ['d'], batch: 'x' }), covers: { regime: { share: 0.9, when: (i) => when(i.x as Matrix) } } });

  test('one that occurs is enough, however rarely', async () => {
    const evidence = await verify(covering((x) => x.rows === 1), { seed: 1, runs: 100, data: table(2) });
    expect(evidence).toMatchObject({ verdict: 'held', cases: { coverage: { regime: { asked: 0.001 } } } });
    expect(evidence.cases.coverage.regime.share).toBeLessThan(0.9);
    expect(unreachedReason(evidence, table(2))).toBeNull();
  });

  test('one that never occurs leaves the claim inconclusive, and says why', async () => {
    const evidence = await verify(covering((x) => x.rows > 99), { seed: 1, runs: 100, data: table(2) });
    expect(evidence.verdict).toBe('inconclusive');
    expect(unreachedReason(evidence, table(2))).toBe("the regime 'regime' never occurs in the 100 cases drawn from my.csv");
  });

  test('without the user\'s data the share that was asked counts', async () => {
    expect(await verify(covering((x) => x.rows === 1), { seed: 1, runs: 100 })).toMatchObject({ verdict: 'inconclusive', cases: { coverage: { regime: { asked: 0.9 } } } });
  });
});
