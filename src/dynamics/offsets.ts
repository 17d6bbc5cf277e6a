/**
 * The offsets that `centred` takes off: m_c, the entry of smallest magnitude in column c of two tables, into m.
 * a, b: rows×cols, row-major, of at least that length; m: cols.
 */
export const offsets = (a: Float64Array, b: Float64Array, rows: number, cols: number, m: Float64Array): void => {
  for (let c = 0; c < cols; c++) {
    let nearest = Infinity;
    // Nothing is nearer to 0 than a 0: gated tables, which are full of them, end the search early.
    for (let at = c; at < rows * cols && nearest !== 0; at += cols) if (Math.abs(a[at]) < Math.abs(nearest)) nearest = a[at];
    for (let at = c; at < rows * cols && nearest !== 0; at += cols) if (Math.abs(b[at]) < Math.abs(nearest)) nearest = b[at];
    m[c] = nearest;
  }
};
