import { zeros, type Matrix } from './matrix.ts';

/** Rows w/‖w‖: rows×cols → rows×cols; throws on a row that is zero or not finite: it has no direction. */
export const unitRows = (m: Matrix): Matrix => {
  const out = zeros(m.rows, m.cols);
  const { cols } = m;
  for (let i = 0; i < m.rows; i++) {
    const at = i * cols;
    // Scaled first: the squares of entries beyond 1e±154 leave float64, the row itself does not.
    let top = 0;
    for (let k = at; k < at + cols; k++) top = Math.max(top, Math.abs(m.data[k]));
    if (!(top > 0 && top < Infinity)) throw new RangeError(`unitRows: row ${i} of the ${m.rows}×${m.cols} matrix has largest entry ${top}; it has no direction`);
    let square = 0;
    for (let k = at; k < at + cols; k++) {
      const entry = m.data[k] / top;
      out.data[k] = entry;
      square += entry * entry;
    }
    const length = Math.sqrt(square);
    for (let k = at; k < at + cols; k++) out.data[k] /= length;
  }
  return out;
};
