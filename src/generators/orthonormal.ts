import { floats } from '../linalg/floats.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { row, transpose, zeros } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import type { Stream } from './stream.ts';

/** v − (v·u)u in place, for a unit u. */
const project = (v: Float64Array, u: Float64Array): void => {
  const along = dot(v, u);
  for (let i = 0; i < v.length; i++) v[i] -= along * u[i];
};

/**
 * Orthonormal rows, Haar-distributed in the complement of the given orthonormal directions `avoid` (k×cols).
 * Gram–Schmidt on normal rows: R has a positive diagonal, so no sign correction is due (Mezzadri 2007, §4).
 */
const orthonormalRows = (stream: Stream, rows: number, cols: number, avoid: readonly Float64Array[]): Matrix => {
  const out = zeros(rows, cols);
  const basis = [...avoid];
  for (let i = 0; i < rows; i++) {
    // A view of the rows costs more than they hold where there is one.
    const v = rows === 1 ? out.data : row(out, i);
    let length = 0;
    // A remainder of 1e-6 carries ten digits after the second pass below; shorter ones are drawn again.
    while (!(length > 1e-6)) {
      stream.normals(v);
      for (const u of basis) project(v, u);
      length = norm(v);
    }
    // Twice is enough: one pass leaves errors of ε·κ, the second of ε.
    for (const u of basis) project(v, u);
    length = norm(v);
    for (let j = 0; j < cols; j++) v[j] /= length;
    basis.push(v);
  }
  return out;
};

/**
 * A random rows×cols matrix with orthonormal rows (rows ≤ cols) or columns, Haar-distributed; with `centred`,
 * columns that also sum to zero: as many as fit (rows − 1), the others being zero.
 */
export const drawOrthonormal = (stream: Stream, rows: number, cols: number, options: { readonly centred?: boolean } = {}): Matrix => {
  if (options.centred === true) {
    const fit = Math.min(cols, rows - 1);
    const ones = floats(rows).fill(1 / Math.sqrt(rows));
    const frame = orthonormalRows(stream, fit, rows, [ones]);
    const out = zeros(rows, cols);
    for (let i = 0; i < rows; i++) for (let j = 0; j < fit; j++) out.data[i * cols + j] = frame.data[j * rows + i];
    return out;
  }
  return rows <= cols ? orthonormalRows(stream, rows, cols, []) : transpose(orthonormalRows(stream, cols, rows, []));
};
