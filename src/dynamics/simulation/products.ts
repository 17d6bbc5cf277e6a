/** out[at + m] = v · row_m for m < count: v = vector[vAt..vAt+length), row_m = rows[rAt + m·length..). Four rows a pass; allocates nothing. */
export const dotRows = (out: Float64Array, at: number, vector: Float64Array, vAt: number, length: number, rows: Float64Array, rAt: number, count: number): void => {
  let m = 0;
  for (; m + 3 < count; m += 4) {
    const r0 = rAt + m * length;
    const r1 = r0 + length;
    const r2 = r1 + length;
    const r3 = r2 + length;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let o = 0; o < length; o++) {
      const v = vector[vAt + o];
      s0 += v * rows[r0 + o];
      s1 += v * rows[r1 + o];
      s2 += v * rows[r2 + o];
      s3 += v * rows[r3 + o];
    }
    out[at + m] = s0;
    out[at + m + 1] = s1;
    out[at + m + 2] = s2;
    out[at + m + 3] = s3;
  }
  for (; m < count; m++) {
    const r0 = rAt + m * length;
    let sum = 0;
    for (let o = 0; o < length; o++) sum += vector[vAt + o] * rows[r0 + o];
    out[at + m] = sum;
  }
};

/** out ← Aᵀ, A: rows×cols, row-major; out: cols×rows, not A. Allocates nothing. */
export const transposeInto = (A: Float64Array, rows: number, cols: number, out: Float64Array): void => {
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < cols; c++, at++) out[c * rows + r] = A[at];
};
