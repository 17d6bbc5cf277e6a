import { floats } from '../linalg/floats.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { row, zeros } from '../linalg/matrix.ts';
import { dot, norm, normalise } from '../linalg/vector.ts';
import { drawMatrix, drawUnit } from './matrixFamilies.ts';
import type { Stream } from './stream.ts';

export const weightKinds = ['gaussian', 'grid', 'unit', 'axis', 'nearKink', 'onKink', 'antipode', 'duplicate'] as const;
export type WeightKind = (typeof weightKinds)[number];

/** u with its component along x replaced by `left`·x/‖x‖²; undefined when x leaves no other direction. */
const beside = (u: Float64Array, x: Float64Array, left: number): Float64Array | undefined => {
  const size = norm(x);
  if (u.length < 2 || !(size > 0 && size < Infinity)) return undefined;
  const direction = normalise(x);
  // Twice: one projection leaves ε·‖x‖ of the product, which for large x exceeds the distance asked for.
  let out = u;
  for (let pass = 0; pass < 2; pass++) {
    const along = dot(out, direction);
    out = out.map((value, i) => value - along * direction[i]);
  }
  return norm(out) > 1e-3 ? out.map((value, i) => value + (left / size) * direction[i]) : undefined;
};

/** A w with Σ w_k x_k = 0 without rounding: an axis where x is zero, else x_j e_i − x_i e_j, whose two products are equal. */
const exactlyOrthogonal = (stream: Stream, x: Float64Array): Float64Array | undefined => {
  const out = floats(x.length);
  const free = [...x.keys()].filter((k) => x[k] === 0);
  if (free.length > 0) {
    out[stream.pick(free)] = stream.pick([1, -1]);
    return out;
  }
  if (x.length < 2) return undefined;
  const i = stream.integer(0, x.length - 2);
  const j = stream.integer(i + 1, x.length - 1);
  out[i] = x[j];
  out[j] = -x[i];
  return out;
};

const drawRow = (stream: Stream, kind: WeightKind, cols: number, earlier: readonly Float64Array[], x: Matrix | undefined): Float64Array => {
  const other = (): Float64Array => (earlier.length > 0 ? stream.pick(earlier) : drawUnit(stream, cols));
  const sample = (): Float64Array => (x === undefined ? drawUnit(stream, cols) : row(x, stream.integer(0, x.rows - 1)));
  switch (kind) {
    case 'gaussian':
    case 'grid':
      return drawMatrix(stream, 1, cols, kind).data;
    case 'unit':
      return drawUnit(stream, cols);
    case 'axis': {
      const out = floats(cols);
      out[stream.integer(0, cols - 1)] = stream.pick([1, -1]);
      return out;
    }
    case 'nearKink': {
      const near = sample();
      const w = beside(drawUnit(stream, cols), near, stream.pick([1e-9, -1e-9, 8e-9]));
      // For a sample of 1e5 and more, rounding alone moves the product past 1e-8.
      return w !== undefined && Math.abs(dot(w, near)) <= 1e-8 ? w : (exactlyOrthogonal(stream, near) ?? drawUnit(stream, cols));
    }
    case 'onKink':
      return exactlyOrthogonal(stream, sample()) ?? drawUnit(stream, cols);
    case 'antipode':
      return other().map((value) => -value + 0);
    case 'duplicate':
      return other().slice();
  }
};

/**
 * Weights: one neuron a row, rows×cols. Each row is of the given kind or a random one; `x` (N×cols) lends the
 * samples that a row is nearly (|w·x| ≤ 1e-8) or exactly orthogonal to, where the sample allows it (not in one
 * dimension). Rows are never NaN; a `grid` row may be zero. Throws when x has other than `cols` columns.
 */
export const drawWeights = (stream: Stream, rows: number, cols: number, x?: Matrix, kind?: WeightKind): Matrix => {
  if (x !== undefined && x.cols !== cols) {
    throw new RangeError(`drawWeights: x is ${x.rows}×${x.cols}, expected N×${cols} (one column a weight)`);
  }
  const out = zeros(rows, cols);
  const earlier: Float64Array[] = [];
  for (let i = 0; i < rows; i++) {
    const w = drawRow(stream, kind ?? stream.pick(weightKinds), cols, earlier, x);
    for (let c = 0; c < cols; c++) out.data[i * cols + c] = w[c];
    earlier.push(w);
  }
  return out;
};
