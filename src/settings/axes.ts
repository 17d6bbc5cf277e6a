import type { Matrix } from '../linalg/matrix.ts';
import { matrixOf } from '../linalg/matrix.ts';
import type { Axis, Dims } from './field.ts';

/** The length of an axis: the product of its sizes, 1 for []. */
export const axisLength = (axis: Axis, dims: Dims): number => {
  let length = 1;
  for (const name of axis) length *= dims[name] ?? 0;
  return length;
};

/** The positions along the axis that stay when the indices `dropped` of size `dim` go; row-major over the names. */
export const keptPositions = (axis: Axis, dims: Dims, dim: string, dropped: ReadonlySet<number>): number[] => {
  const length = axisLength(axis, dims);
  const at = axis.indexOf(dim);
  const inner = axisLength(axis.slice(at + 1), dims);
  const size = dims[dim] ?? 1;
  return Array.from({ length }, (_, position) => position).filter(
    (position) => at < 0 || !dropped.has(Math.floor(position / inner) % size),
  );
};

/** The matrix without the indices `dropped` of size `dim`, along both axes. */
export const withoutIndices = (
  m: Matrix,
  axes: readonly [Axis, Axis],
  dims: Dims,
  dim: string,
  dropped: ReadonlySet<number>,
): Matrix => {
  if (!axes[0].includes(dim) && !axes[1].includes(dim)) return m;
  const rows = keptPositions(axes[0], dims, dim, dropped);
  const cols = keptPositions(axes[1], dims, dim, dropped);
  return matrixOf(rows.length, cols.length, (i, j) => m.data[(rows[i] as number) * m.cols + (cols[j] as number)] as number);
};
