import type { Matrix } from '../linalg/matrix.ts';
import type { Generator } from './generator.ts';
import { drawMatrix, matrixFamilies, type MatrixFamily } from './matrixFamilies.ts';
import { simplerEntries } from './simplerEntries.ts';
import { simplerMatrices } from './simplerMatrices.ts';
import type { Stream } from './stream.ts';

export { drawMatrix, matrixFamilies, simplerEntries, simplerMatrices, type MatrixFamily };

type Range = readonly [number, number];

const checked = (name: string, [lo, hi]: Range): void => {
  if (!(Number.isInteger(lo) && Number.isInteger(hi) && lo >= 1 && lo <= hi)) {
    throw new RangeError(`matrix: ${name} range over [${lo}, ${hi}]; expected whole numbers 1 ≤ min ≤ max`);
  }
};

/** A size in [lo, hi]; one time in four one of the two smallest, where sums are empty and spectra trivial. */
const drawSize = (stream: Stream, [lo, hi]: Range): number => stream.integer(lo, stream.chance(0.25) ? Math.min(lo + 1, hi) : hi);

/** Matrices of sizes in the inclusive ranges, from the families (all by default); throws on an empty range or no family. */
export const matrix = (options: { readonly rows: Range; readonly cols: Range; readonly families?: readonly MatrixFamily[] }): Generator<Matrix> => {
  const { rows, cols, families } = options;
  checked('rows', rows);
  checked('cols', cols);
  if (families?.length === 0) throw new RangeError(`matrix: no families to draw from; name some of ${matrixFamilies.join(', ')}`);
  const least = { minRows: rows[0], minCols: cols[0] };
  return {
    draw: (stream) => drawMatrix(stream, drawSize(stream, rows), drawSize(stream, cols), families && stream.pick(families)),
    *simpler(m) {
      yield* simplerMatrices(m, least);
      yield* simplerEntries(m);
    },
    valid: (m) =>
      m.rows >= rows[0] && m.rows <= rows[1] && m.cols >= cols[0] && m.cols <= cols[1] && m.data.length === m.rows * m.cols && m.data.every(Number.isFinite),
  };
};
