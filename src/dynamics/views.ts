import { floats } from '../linalg/floats.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries } from '../linalg/matrix.ts';

/** Two views of N samples: row i of `x` is x[i], row i of `xPrime` is x[i′]; both N×d. */
export interface Views {
  readonly x: Matrix;
  readonly xPrime: Matrix;
}

/** `map` on both views. */
export const mapViews = (views: Views, map: (view: Matrix) => Matrix): Views => ({ x: map(views.x), xPrime: map(views.xPrime) });

/** The number N of samples; throws, in the name of the function `where`, when the views differ in shape or have no row. */
export const sampleCount = (where: string, { x, xPrime }: Views): number => {
  if (x.rows !== xPrime.rows || x.cols !== xPrime.cols) {
    throw new RangeError(`${where}: x is ${x.rows}×${x.cols} and xPrime ${xPrime.rows}×${xPrime.cols}; the two views have one shape N×d`);
  }
  if (x.rows < 1) throw new RangeError(`${where}: x is ${x.rows}×${x.cols}; at least one sample (N ≥ 1) is needed`);
  return x.rows;
};

/**
 * a − 1mᵀ, with m_c the entry of smallest magnitude in column c of both views (a: N×d each).
 * Whatever only sees differences of rows may be computed from it. A large common offset goes (and exactly so,
 * by Sterbenz); a column that holds a zero, or one huge row among small ones, is left as it is, where the
 * mean would have smeared the huge row over the small ones.
 */
export const centred = (a: Views): Views => {
  const m = floats(a.x.cols).fill(Infinity);
  for (const { rows, cols, data } of [a.x, a.xPrime]) {
    for (let i = 0; i < rows; i++) {
      for (let c = 0; c < cols; c++) {
        const entry = data[i * cols + c];
        if (Math.abs(entry) < Math.abs(m[c])) m[c] = entry;
      }
    }
  }
  return m.every((entry) => entry === 0) ? a : mapViews(a, (view) => mapEntries(view, (entry, _, c) => entry - m[c]));
};
