import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries, matrixOf, zeros } from '../linalg/matrix.ts';
import { drawOrthonormal } from './orthonormal.ts';
import type { Stream } from './stream.ts';

type Draw = (stream: Stream, rows: number, cols: number) => Matrix;

const entries = (entry: (stream: Stream) => number): Draw => (stream, rows, cols) => {
  const out = zeros(rows, cols);
  for (let i = 0; i < out.data.length; i++) out.data[i] = entry(stream);
  return out;
};

const gaussian: Draw = (stream, rows, cols) => {
  const out = zeros(rows, cols);
  stream.normals(out.data);
  return out;
};

/** Normal rows, row i times factor(i). */
const scaledRows = (stream: Stream, rows: number, cols: number, factor: (i: number) => number): Matrix => {
  const out = gaussian(stream, rows, cols);
  for (let i = 0; i < rows; i++) {
    const by = factor(i);
    for (let k = i * cols; k < (i + 1) * cols; k++) out.data[k] *= by;
  }
  return out;
};

const scaled = (exponents: readonly number[]): Draw => (stream, rows, cols) => {
  const scale = 10 ** stream.pick(exponents);
  return scaledRows(stream, rows, cols, () => scale);
};

/** A uniformly distributed unit vector. */
export const drawUnit = (stream: Stream, length: number): Float64Array => drawOrthonormal(stream, 1, length).data;

/** Normal rows x, each changed to x + shift(u·x)·u for one random unit u. */
const along = (shift: (product: number, stream: Stream) => number): Draw => (stream, rows, cols) => {
  const out = gaussian(stream, rows, cols);
  const u = drawUnit(stream, cols);
  for (let i = 0; i < rows; i++) {
    let product = 0;
    for (let j = 0; j < cols; j++) product += u[j] * out.data[i * cols + j];
    const by = shift(product, stream);
    for (let j = 0; j < cols; j++) out.data[i * cols + j] += by * u[j];
  }
  return out;
};

/** The families whose matrices are in general position, or on a coarse grid. */
const spread = {
  gaussian,
  uniform: entries((s) => 2 * s.uniform() - 1),
  /** Multiples of 1/4 up to 2: exact, with ties and zeros. */
  grid: entries((s) => s.integer(-8, 8) / 4),
  signs: entries((s) => s.integer(-1, 1)),
} satisfies Record<string, Draw>;

/** The families where theorems break: ties, low rank, extreme scales, kinks, repeated eigenvalues. */
const degenerate = {
  /** At most half of the rows (rounded up) are distinct. */
  duplicates: (stream, rows, cols) => {
    const few = (stream.chance(0.5) ? spread.grid : gaussian)(stream, Math.ceil(rows / 2), cols);
    const source = Array.from({ length: rows }, () => stream.integer(0, few.rows - 1));
    return matrixOf(rows, cols, (i, j) => few.data[source[i] * cols + j]);
  },
  /** At least one row is zero, the others with probability 1/2. */
  zeroRows: (stream, rows, cols) => {
    const sure = stream.integer(0, rows - 1);
    const isZero = Array.from({ length: rows }, (_, i) => i === sure || stream.chance(0.5));
    const out = gaussian(stream, rows, cols);
    for (let i = 0; i < rows; i++) if (isZero[i]) out.data.fill(0, i * cols, (i + 1) * cols);
    return out;
  },
  rankOne: (stream, rows, cols) => {
    const factor = stream.chance(0.5) ? spread.grid : gaussian;
    const [left, right] = [factor(stream, rows, 1).data, factor(stream, 1, cols).data];
    return matrixOf(rows, cols, (i, j) => left[i] * right[j] + 0);
  },
  orthonormal: drawOrthonormal,
  oneHot: (stream, rows, cols) => {
    const hot = Array.from({ length: rows }, () => stream.integer(0, cols - 1));
    return matrixOf(rows, cols, (i, j) => (hot[i] === j ? 1 : 0));
  },
  /** One row is 1e4 times longer. */
  hugeRow: (stream, rows, cols) => {
    const huge = stream.integer(0, rows - 1);
    return scaledRows(stream, rows, cols, (i) => (i === huge ? 1e4 : 1));
  },
  tiny: scaled([-4, -8, -12]),
  huge: scaled([3, 5, 8]),
  /** Student's t with two degrees of freedom: no variance. */
  heavyTails: entries((s) => s.normal() / Math.sqrt(-Math.log1p(-Math.max(s.uniform(), 2 ** -53)))),
  /** All rows in one closed half-space through 0: a ReLU that is dead, or always on. */
  halfSpace: along((product) => (product < 0 ? -2 * product : 0)),
  zero: (_, rows, cols) => zeros(rows, cols),
  /** Every row within 1e-8 of one hyperplane through 0: u·x ≈ 0 for all rows x. */
  kink: along((product, stream) => stream.pick([0, 1e-9, -1e-9, 8e-9]) - product),
  /** Centred rows whose covariance is the identity on its range: one eigenvalue, repeated min(cols, rows − 1) times. */
  isotropic: (stream, rows, cols) => mapEntries(drawOrthonormal(stream, rows, cols, { centred: true }), (x) => x * Math.sqrt(rows)),
} satisfies Record<string, Draw>;

export type MatrixFamily = keyof typeof spread | keyof typeof degenerate;

const draws: Readonly<Record<MatrixFamily, Draw>> = { ...spread, ...degenerate };
const spreadFamilies = Object.keys(spread) as MatrixFamily[];
const degenerateFamilies = Object.keys(degenerate) as MatrixFamily[];

/** The names of the families, the well-spread ones first. */
export const matrixFamilies: readonly MatrixFamily[] = [...spreadFamilies, ...degenerateFamilies];

/**
 * A rows×cols matrix of the family; without one, half of the matrices are well spread and half degenerate.
 * Throws on a size that is not a positive whole number.
 */
export const drawMatrix = (stream: Stream, rows: number, cols: number, family?: MatrixFamily): Matrix => {
  if (!(Number.isInteger(rows) && Number.isInteger(cols) && rows >= 1 && cols >= 1)) {
    throw new RangeError(`drawMatrix: ${rows}×${cols} asked for; both sizes must be whole numbers ≥ 1`);
  }
  const chosen = family ?? stream.pick(stream.chance(0.5) ? spreadFamilies : degenerateFamilies);
  return draws[chosen](stream, rows, cols);
};
