import { copyOf } from '../linalg/floats.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries, maxAbs } from '../linalg/matrix.ts';
import { descending, entryCost } from './simplicity.ts';

/** The whole number next to x: nearest, towards zero, away from zero. */
const wholeNeighbours = (x: number): number[] => [Math.round(x), Math.trunc(x), Math.sign(x) * Math.ceil(Math.abs(x))];

/** x rounded to the multiples of 2⁻ᵏ; −0 becomes 0. */
const snap = (x: number, k: number): number => {
  const scaled = x * 2 ** k;
  return Math.abs(scaled) < 2 ** 52 ? Math.round(scaled) / 2 ** k + 0 : x;
};

/** x rounded to one significant bit, away from zero: the power of two at or beyond it. */
const power = (x: number): number => (x === 0 ? 0 : Math.sign(x) * 2 ** Math.ceil(Math.log2(Math.abs(x))));

/** Whole numbers between x and 0, bisecting towards x: a bound is met in log² steps. */
const bisected = (x: number): number[] => Array.from({ length: 16 }, (_, k) => Math.trunc(x) - Math.trunc(x / 2 ** (k + 1)));

/** Simpler doubles, the boldest first: 0, ±1, ±2, whole numbers, halves, powers of two, coarser grids. */
export const simplerNumbers = (x: number): number[] => {
  const sign = Math.sign(x);
  const own = entryCost(x);
  const candidates = [
    0, sign, -sign, 2 * sign, -2 * sign,
    ...wholeNeighbours(x), ...bisected(x), Math.trunc(x) - sign,
    -x, sign / 2, power(x), power(x) / 2, snap(x, 1), snap(x, 2), sign / 4, snap(x, 3), snap(x, 4), snap(x, 8), snap(x, 16), x / 2, x * 2, x * 1024,
  ];
  return [...new Set(candidates.map((c) => c + 0))].filter((c) => Number.isFinite(c) && entryCost(c) < own);
};

/** The matrix with `value` at the entries from, from+step, … (count of them). */
const overwritten = (m: Matrix, value: (x: number) => number, from: number, step: number, count: number): Matrix => {
  const data = copyOf(m.data);
  for (let i = 0; i < count; i++) data[from + i * step] = value(data[from + i * step]) + 0; // + 0 makes −0 a 0
  return { ...m, data };
};

/** Changes of every entry at once, the boldest first. */
function* wholeMoves(m: Matrix): Iterable<Matrix> {
  const all = (value: (x: number) => number): Matrix => overwritten(m, value, 0, 1, m.data.length);
  yield all(() => 0);
  yield all(Math.sign);
  yield all(Math.abs);
  const top = maxAbs(m);
  // A power of two changes no digit: tiny and huge matrices are tried at scale one before anything is rounded.
  const scale = top > 0 ? 2 ** -Math.floor(Math.log2(top)) : 1;
  const scales = Number.isFinite(scale) && scale > 0 && (top < 0.5 || top >= 16) ? [scale, scale * 4, 1] : [1];
  for (const k of [0, 1, 2, 3, 4, 8, 16]) for (const s of scales) yield all((x) => snap(x * s, k));
  yield all((x) => x * scale);
  yield all((x) => x / 2);
  // What depends on differences of rows alone keeps its value when one of them moves to the origin.
  for (let i = 0; i < m.rows; i++) yield mapEntries(m, (x, _, j) => x - m.data[i * m.cols + j] + 0);
}

/** Each row, then each column, as [first index, step, length]. */
function* lines(m: Matrix): Iterable<readonly [number, number, number]> {
  for (let i = 0; i < m.rows; i++) yield [i * m.cols, 1, m.cols];
  if (m.rows > 1) for (let j = 0; j < m.cols; j++) yield [j, m.cols, m.rows];
}

function* lineMoves(m: Matrix): Iterable<Matrix> {
  const size = m.data.length;
  for (let block = size >> 1; block > 1 && block >= m.cols; block >>= 1) {
    for (let from = 0; from < size; from += block) yield overwritten(m, () => 0, from, 1, Math.min(block, size - from));
  }
  for (const value of [() => 0, Math.sign, Math.abs, (x: number) => snap(x, 0), (x: number) => snap(x, 2)]) {
    for (const [from, step, count] of lines(m)) if (count > 1) yield overwritten(m, value, from, step, count);
  }
}

/** Row i replaced by row j, for neighbours and for the first row. */
function* copiedRows(m: Matrix): Iterable<Matrix> {
  for (let i = 0; i < m.rows; i++) {
    for (const j of new Set([0, i - 1, i + 1])) {
      if (j < 0 || j >= m.rows || j === i) continue;
      const data = copyOf(m.data);
      data.copyWithin(i * m.cols, j * m.cols, (j + 1) * m.cols);
      yield { ...m, data };
    }
  }
}

/**
 * Matrices of the same shape that are strictly simpler (`isSimpler`), the boldest first and lazily:
 * all entries at once (0, signs, rescaled and rounded, moved so that a row is 0), blocks, rows and columns, copies of other rows, then
 * every entry alone.
 */
export function* simplerEntries(m: Matrix): Iterable<Matrix> {
  for (const moves of [wholeMoves(m), lineMoves(m), copiedRows(m)]) yield* descending(m, moves);
  for (let i = 0; i < m.data.length; i++) {
    for (const x of simplerNumbers(m.data[i])) yield overwritten(m, () => x, i, 1, 1);
  }
}
