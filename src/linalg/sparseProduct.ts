/** out ← A·B on row-major arrays. A: rows×inner, B: inner×cols, out: rows×cols, none of them overlapping `out`. */
export type Product = (A: Float64Array, rows: number, inner: number, B: Float64Array, cols: number, out: Float64Array) => void;

/**
 * A product of matrices that skips the zeros of its first factor: out_rj = Σ_{k: A_rk ≠ 0} A_rk B_kj. It allocates once, for inner sizes
 * up to `largest`; throws where an inner size is larger.
 */
export const sparseProduct = (largest: number): Product => {
  const [starts, values] = [new Int32Array(largest), new Float64Array(largest)];
  return (A, rows, inner, B, cols, out) => {
    if (inner > largest) throw new RangeError(`sparseProduct: the inner size is ${inner}, expected at most ${largest}, for which it was made`);
    for (let r = 0; r < rows; r++) {
      let count = 0;
      for (let k = 0; k < inner; k++) {
        const value = A[r * inner + k];
        starts[count] = k * cols;
        values[count] = value;
        count += value === 0 ? 0 : 1;
      }
      let j = 0;
      // Eight sums stay in registers while the rows of B go by: a store for every term costs more than the term.
      for (; j + 8 <= cols; j += 8) {
        let a = 0;
        let b = 0;
        let c = 0;
        let d = 0;
        let e = 0;
        let f = 0;
        let g = 0;
        let h = 0;
        for (let k = 0; k < count; k++) {
          const value = values[k];
          const at = starts[k] + j;
          a += value * B[at];
          b += value * B[at + 1];
          c += value * B[at + 2];
          d += value * B[at + 3];
          e += value * B[at + 4];
          f += value * B[at + 5];
          g += value * B[at + 6];
          h += value * B[at + 7];
        }
        const to = r * cols + j;
        out[to] = a;
        out[to + 1] = b;
        out[to + 2] = c;
        out[to + 3] = d;
        out[to + 4] = e;
        out[to + 5] = f;
        out[to + 6] = g;
        out[to + 7] = h;
      }
      for (; j < cols; j++) {
        let sum = 0;
        for (let k = 0; k < count; k++) sum += values[k] * B[starts[k] + j];
        out[r * cols + j] = sum;
      }
    }
  };
};
