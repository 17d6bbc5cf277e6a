import { floats } from './floats.ts';

/** A dense real matrix, row-major: entry (i, j) is `data[i * cols + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/** Wraps row-major `data` (length rows·cols) as a matrix; throws when the length does not fit. */
export const matrix = (rows: number, cols: number, data: ArrayLike<number>): Matrix => {
  if (data.length !== rows * cols) {
    throw new RangeError(`matrix: ${data.length} entries given for ${rows}×${cols} (${rows * cols} expected)`);
  }
  return { rows, cols, data: data instanceof Float64Array ? data : Float64Array.from(data) };
};

/** The rows×cols matrix of zeros. */
export const zeros = (rows: number, cols: number): Matrix => ({ rows, cols, data: floats(rows * cols) });

/** The rows×cols matrix with entry `value(i, j)`. */
export const matrixOf = (rows: number, cols: number, value: (i: number, j: number) => number): Matrix => {
  const out = zeros(rows, cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out.data[i * cols + j] = value(i, j);
  return out;
};

/** The matrix with the given rows, all of one length; throws on ragged input. */
export const fromRows = (rows: readonly (readonly number[])[]): Matrix => {
  const cols = rows[0]?.length ?? 0;
  const out = zeros(rows.length, cols);
  // Plain loops here and in toRows: Float64Array.from and Array.from cost ten times as much for rows of a few entries.
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i];
    if (r.length !== cols) throw new RangeError(`fromRows: row ${i} has ${r.length} entries, row 0 has ${cols}`);
    for (let j = 0; j < cols; j++) out.data[i * cols + j] = r[j];
  }
  return out;
};

/** The n×n identity. */
export const identity = (n: number): Matrix => matrixOf(n, n, (i, j) => (i === j ? 1 : 0));

/** Row i as a view (no copy): writing to it writes to the matrix. */
export const row = (m: Matrix, i: number): Float64Array => m.data.subarray(i * m.cols, (i + 1) * m.cols);

/** The rows as nested arrays, for printing and serialising. */
export const toRows = ({ rows, cols, data }: Matrix): number[][] => {
  const out: number[][] = [];
  for (let i = 0; i < rows; i++) {
    const entries: number[] = [];
    for (let j = 0; j < cols; j++) entries.push(data[i * cols + j]);
    out.push(entries);
  }
  return out;
};

/** Aᵀ: (rows×cols) → (cols×rows). */
export const transpose = (m: Matrix): Matrix => matrixOf(m.cols, m.rows, (i, j) => m.data[j * m.cols + i]);

/** A·B: (n×k)·(k×m) → n×m; throws when the inner sizes differ. */
export const multiply = (a: Matrix, b: Matrix): Matrix => {
  if (a.cols !== b.rows) {
    throw new RangeError(`multiply: ${a.rows}×${a.cols} times ${b.rows}×${b.cols}; the inner sizes ${a.cols} and ${b.rows} differ`);
  }
  const out = zeros(a.rows, b.cols);
  const [left, right, product] = [a.data, b.data, out.data];
  const [inner, cols] = [a.cols, b.cols];
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < inner; k++) {
      const aik = left[i * inner + k];
      if (aik === 0) continue;
      for (let j = 0, to = i * cols, from = k * cols; j < cols; j++) product[to + j] += aik * right[from + j];
    }
  }
  return out;
};

/** A·v: (n×k)·k → n. */
export const multiplyVector = (a: Matrix, v: ArrayLike<number>): Float64Array => {
  if (a.cols !== v.length) throw new RangeError(`multiplyVector: ${a.rows}×${a.cols} times a vector of ${v.length}`);
  const out = floats(a.rows);
  for (let i = 0; i < a.rows; i++) {
    let sum = 0;
    for (let j = 0; j < a.cols; j++) sum += a.data[i * a.cols + j] * v[j];
    out[i] = sum;
  }
  return out;
};

/** The matrix with `value(entry, i, j)` at every entry. */
export const mapEntries = (m: Matrix, value: (entry: number, i: number, j: number) => number): Matrix =>
  matrixOf(m.rows, m.cols, (i, j) => value(m.data[i * m.cols + j], i, j));

/** The matrix with row k replaced by `value(row k)`, of the same length. */
export const mapRows = (m: Matrix, value: (entries: Float64Array) => ArrayLike<number>): Matrix => {
  const out = zeros(m.rows, m.cols);
  for (let k = 0; k < m.rows; k++) row(out, k).set(value(row(m, k)));
  return out;
};

/** max |A_ij|, 0 for an empty matrix. */
export const maxAbs = (m: { readonly data: ArrayLike<number> }): number => {
  let out = 0;
  for (let i = 0; i < m.data.length; i++) out = Math.max(out, Math.abs(m.data[i]));
  return out;
};

/** max |A_ij − B_ij|; throws when the shapes differ. */
export const maxAbsDifference = (a: Matrix, b: Matrix): number => {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new RangeError(`maxAbsDifference: ${a.rows}×${a.cols} against ${b.rows}×${b.cols}`);
  }
  let out = 0;
  for (let i = 0; i < a.data.length; i++) out = Math.max(out, Math.abs(a.data[i] - b.data[i]));
  return out;
};

/** Whether shapes and all entries are equal (0 and −0 are equal, NaN equals nothing). */
export const equal = (a: Matrix, b: Matrix): boolean =>
  a.rows === b.rows && a.cols === b.cols && a.data.every((v, i) => v === b.data[i]);
