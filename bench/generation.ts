import * as fc from 'fast-check';
import { arbitrary } from '../src/generators/generator.ts';
import { matrix } from '../src/generators/matrix.ts';
import { norm } from '../src/linalg/vector.ts';
import { median, perSecond, processorTime, short, spread, table } from './measure.ts';

const [rows, cols] = [128, 32];
const flat = { size: 'max', maxLength: rows * cols } as const;
const entry = fc.double({ min: -5, max: 5, noNaN: true });

/** Values to shrink from are full-sized; what they shrink to is not. */
const kinds = [
  {
    name: 'arbitrary(matrix)',
    full: arbitrary(matrix({ rows: [rows, rows], cols: [cols, cols] })).map((m) => m.data),
    start: arbitrary(matrix({ rows: [rows, rows], cols: [cols, cols], families: ['gaussian'] })),
    free: arbitrary(matrix({ rows: [1, rows], cols: [1, cols] })),
    rowsOf: (m: unknown) => m as { readonly cols: number; readonly data: Float64Array },
  },
  {
    name: 'fc.array(fc.double)',
    full: fc.array(entry, { ...flat, minLength: rows * cols }),
    start: fc.array(entry, { ...flat, minLength: rows * cols }),
    free: fc.array(entry, flat),
    rowsOf: (data: unknown) => ({ cols, data: data as readonly number[] }),
  },
] as const;

type Kind = (typeof kinds)[number];

/** The planted fault: some row is longer than 4.2. */
const fails = (kind: Kind, value: unknown): boolean => {
  const { cols: width, data } = kind.rowsOf(value);
  for (let at = 0; at < data.length; at += width) if (norm(data.slice(at, at + width)) > 4.2) return true;
  return false;
};

interface Shrunk {
  readonly milliseconds: number;
  readonly tried: number;
  readonly size: number;
  readonly largest: number;
}

/** Shrinks the seed's first value to the end, as fast-check would: the first simpler value that still fails, again and again. */
const shrink = (kind: Kind, seed: number): Shrunk => {
  let value: unknown = fc.sample(kind.start as fc.Arbitrary<unknown>, { seed, numRuns: 1 })[0];
  if (!fails(kind, value)) throw new Error(`bench: ${kind.name} of seed ${seed} has no row longer than 4.2 to begin with`);
  const free = kind.free as fc.Arbitrary<unknown>;
  const started = processorTime();
  let tried = 0;
  let next: fc.Value<unknown> | undefined = new fc.Value(value, undefined);
  for (let at = next; next !== undefined; at = next ?? at) {
    next = undefined;
    for (const candidate of free.shrink(at.value, at.context)) {
      tried++;
      if (!fails(kind, candidate.value)) continue;
      next = candidate;
      value = candidate.value;
      break;
    }
  }
  const { data } = kind.rowsOf(value);
  return { milliseconds: 1000 * (processorTime() - started), tried, size: data.length, largest: Math.max(...[...data].map(Math.abs)) };
};

/** Generation and shrinking of a 128×32 batch, ours and entry by entry, in interleaved rounds. */
export const generation = (rounds: number, seconds: number): string => {
  const rates: number[][] = kinds.map(() => []);
  const shrunk: Shrunk[][] = kinds.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    kinds.forEach((kind, k) => {
      let seed = 1000 * round;
      const many = 8;
      const rate = many * perSecond(() => fc.sample(kind.full as fc.Arbitrary<ArrayLike<number>>, { seed: seed++, numRuns: many })[0]?.[0] ?? 0, seconds);
      const least = shrink(kind, round + 1);
      // Round 0 warms the engine up.
      if (round === 0) return;
      rates[k]?.push(rate);
      shrunk[k]?.push(least);
    });
  }
  const of = (k: number, key: keyof Shrunk): string => short(median((shrunk[k] ?? []).map((s) => s[key])));
  const ratios = (a: readonly number[] = [], b: readonly number[] = []): string => `${spread(a.map((value, i) => value / (b[i] ?? Number.NaN)))} ×`;
  return table([
    [`${rows}×${cols}`, 'generate, ms', 'shrink, ms', 'values tried', 'entries left', 'the largest'],
    ...kinds.map(({ name }, k) => [name, short(1000 / median(rates[k] ?? [])), of(k, 'milliseconds'), of(k, 'tried'), of(k, 'size'), String(median((shrunk[k] ?? []).map((s) => s.largest)))]),
    ['ours faster by', ratios(rates[0], rates[1]), ratios(shrunk[1]?.map((s) => s.milliseconds), shrunk[0]?.map((s) => s.milliseconds)), '', '', ''],
  ]);
};
