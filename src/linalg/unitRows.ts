import { maxAbs, row, zeros, type Matrix } from './matrix.ts';
import { normalise } from './vector.ts';

/** Rows w/‖w‖: rows×cols → rows×cols; throws on a row that is zero or not finite: it has no direction. */
export const unitRows = (m: Matrix): Matrix => {
  const out = zeros(m.rows, m.cols);
  for (let i = 0; i < m.rows; i++) {
    const w = row(m, i);
    // Scaled first: the squares of entries beyond 1e±154 leave float64, the row itself does not.
    const top = maxAbs({ data: w });
    if (!(top > 0 && top < Infinity)) throw new RangeError(`unitRows: row ${i} of the ${m.rows}×${m.cols} matrix has largest entry ${top}; it has no direction`);
    row(out, i).set(normalise(w.map((value) => value / top)));
  }
  return out;
};
