import { describe, expect, test } from 'vitest';
import { stream } from '../../generators/stream.ts';
import { alignment } from './alignment.ts';
import { tokenScales } from './network.ts';
import { drawPatterns } from './patterns.ts';
import { gather, scatter } from './gather.ts';
import { loggedSetup, smallSetup, type Setup } from './setup.ts';
import { sgdStep } from './sgd.ts';
import { simulate, training } from './simulate.ts';

describe('sgdStep', () => {
  test('two steps on w²/2 with momentum and decay by hand', () => {
    const [w, v] = [Float64Array.of(1), new Float64Array(1)];
    const sgd = { rate: 0.5, momentum: 0.5, decay: 0.25 };
    sgdStep(sgd, w, v, Float64Array.of(1));
    expect([w[0], v[0]]).toEqual([0.375, 1.25]); // v = 1 + ¼
    sgdStep(sgd, w, v, Float64Array.of(w[0]));
    expect([w[0], v[0]]).toEqual([0.375 - 0.5 * 1.09375, 1.09375]); // v = ½·1.25 + (1 + ¼)·0.375
  });
});

test('gather sums a row of every table, scatter is its transpose: by hand, for an odd and an even number of tables, from an offset', () => {
  // Tables of three rows of two entries, 8 from one to the next: 10k + r and −(10k + r) in row r of table k.
  const entries = Float64Array.from({ length: 30 }, (_, c) => (c < 3 || (c - 3) % 8 >= 6 ? Number.NaN : (c % 2 === 1 ? 1 : -1) * (10 * Math.floor((c - 3) / 8) + Math.floor(((c - 3) % 8) / 2))));
  for (const [tables, which, expected] of [[2, [0, 1, 2, 2], [11, -11, 14, -14]], [3, [0, 1, 2, 2, 2, 0], [33, -33, 34, -34]]] as const) {
    const layout = { tables, row: 2, between: 8 };
    const f = new Float64Array(4).fill(Number.NaN);
    gather(layout, entries, 3, Int32Array.from(which), 2, f);
    expect([...f]).toEqual(expected);
    const sums = new Float64Array(30);
    scatter(layout, sums, 3, Int32Array.from(which), 2, Float64Array.of(1, 2, 10, 20));
    const asked = new Float64Array(30);
    which.forEach((r, c) => [1, 2].forEach((entry, o) => (asked[3 + 8 * (c % tables) + 2 * r + o] += entry * (c < tables ? 1 : 10))));
    expect(sums).toEqual(asked);
  }
});

describe('alignment', () => {
  const setup: Setup = { ...smallSetup, locations: 2, tokens: 3, tokensPerLocation: 1, beta: 2, patternLength: 1, redrawn: 0 };
  const layout = (filters: readonly (readonly (readonly number[])[])[]): Float64Array =>
    Float64Array.from({ length: 12 }, (_, at) => filters[Math.floor(at / 6)][at % 2][Math.floor((at % 6) / 2)]);

  test('the best cosine of a token over the filters, averaged over tokens, then locations', () => {
    const W1 = layout([[[3, 4, 0], [0, 0, -1]], [[1, 0, 0], [0, 0, 0]]]);
    const patterns = { tokenAt: new Int32Array(0), occurs: Uint8Array.of(1, 0, 1, 1, 0, 0) };
    const scales = tokenScales(setup);
    // Floors: max|W|/1000 = 0.004 and 0.001; at location 1: r = 3/5.004, 4/5.004, and 0 for the token with a negative filter.
    const plus = [(3 / 5.004 + 0) / 2, 1 / 1.001];
    const minus = [4 / 5.004, 0];
    const found = alignment(setup, patterns, W1, scales);
    // A few roundings at size 1.
    expect(found.chiPlus).toBeCloseTo((plus[0] + plus[1]) / 2, 14);
    expect(found.chiMinus).toBeCloseTo((minus[0] + minus[1]) / 2, 14);
    expect(alignment({ ...setup, activation: 'linear' }, patterns, W1, scales).chiPlus).toBeCloseTo(((3 / 5.004 + 1 / 1.004) / 2 + plus[1]) / 2, 14);
    // Half of the tokens (here two of three) at ½, the last at 2: filter 1 becomes (3/2, 2, 0), filter 2 (0, 0, −2).
    expect(alignment({ ...setup, split: 2 }, { ...patterns, occurs: Uint8Array.of(1, 0, 0, 1, 0, 0) }, W1, tokenScales({ ...setup, split: 2 })).chiPlus).toBeCloseTo((1.5 / 2.502 + 0.5 / 0.5005) / 2, 14);
  });

  test('locations without tokens of a kind are skipped and counted', () => {
    const W1 = layout([[[1, 0, 0], [0, 1, 0]], [[1, 0, 0], [0, 0, 1]]]);
    expect(alignment(setup, { tokenAt: new Int32Array(0), occurs: Uint8Array.of(1, 1, 1, 0, 0, 0) }, W1, tokenScales(setup))).toMatchObject({ skippedPlus: 1, skippedMinus: 1 });
  });

  test.each([['relu', 1, 0.25], ['relu', 2, 0.32], ['relu', 5, 0.36], ['linear', 1, 0.33], ['linear', 2, 0.36], ['linear', 5, 0.39]] as const)(
    'an untrained %s network with β = %d reaches %d on either kind of token',
    (activation, beta, expected) => {
      const untrained: Setup = { ...loggedSetup, activation, beta, steps: 0 };
      const runs = [1, 2, 3, 4].map((seed) => simulate(untrained, stream(seed)));
      for (const kind of ['chiPlus', 'chiMinus'] as const) {
        const mean = runs.reduce((sum, run) => sum + run[kind], 0) / runs.length;
        // Recorded to two digits by an independent implementation over ten seeds; the spread over seeds is some 0.02.
        expect(Math.abs(mean - expected)).toBeLessThan(0.03);
      }
    },
  );
});

describe('simulate', () => {
  const setup: Setup = { ...smallSetup, steps: 60 };

  test('same draws, same outcome; other draws, another', () => {
    expect(simulate(setup, stream(1))).toEqual(simulate(setup, stream(1)));
    expect(simulate(setup, stream(2))).not.toEqual(simulate(setup, stream(1)));
  });

  test('yields every step, and the loss falls', () => {
    expect([...training({ ...setup, steps: 5 }, stream(1))]).toEqual([1, 2, 3, 4, 5]);
    // The quadratic loss lies between −10.2 and 10, and starts near −1: views share half of their tokens.
    const loss = (steps: number): number => simulate({ ...setup, loss: 'quadratic', steps }, stream(1)).loss;
    expect(loss(400)).toBeLessThan(loss(1) - 2);
  });

  test('the network sees the embedding scaled: its patterns are the same, its outcome is not', () => {
    expect(drawPatterns(setup, stream(1))).toEqual(drawPatterns({ ...setup, split: 3 }, stream(1)));
    expect(simulate({ ...setup, split: 3 }, stream(1)).chiPlus).not.toBe(simulate(setup, stream(1)).chiPlus);
  });
});
