/** out ← Aᵀ, A: rows×cols, row-major; out: cols×rows, not A, or its columns from `shift` on where its rows are `stride` long. Allocates nothing. */
export const transposeInto = (A: Float64Array, rows: number, cols: number, out: Float64Array, stride = rows, shift = 0): void => {
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < cols; c++, at++) out[c * stride + shift + r] = A[at];
};
