/** out ← Aᵀ, A: rows×cols, row-major; out: cols×rows, not A. Allocates nothing. */
export const transposeInto = (A: Float64Array, rows: number, cols: number, out: Float64Array): void => {
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < cols; c++, at++) out[c * rows + r] = A[at];
};
