/** Tables of rows one after the other in an array: their number K, the entries of a row, and those from the beginning of a table to that of the next. */
export interface Tables {
  readonly tables: number;
  readonly row: number;
  readonly between: number;
}

/** f_n = Σ_k row which_nk of table k, the tables from `at` on in `entries`. which: N×K; f: N×row, overwritten. Allocates nothing. */
export const gather = ({ tables: K, row: O, between }: Tables, entries: Float64Array, at: number, which: Int32Array, N: number, f: Float64Array): void => {
  f.fill(0);
  for (let n = 0, c = 0; n < N; n++) {
    const to = n * O;
    let k = 0;
    // Two tables a pass: half the reads and writes of f.
    for (; k + 1 < K; k += 2, c += 2) {
      const one = at + k * between + which[c] * O;
      const two = at + (k + 1) * between + which[c + 1] * O;
      for (let o = 0; o < O; o++) f[to + o] += entries[one + o] + entries[two + o];
    }
    if (k < K) for (let o = 0, from = at + k * between + which[c++] * O; o < O; o++) f[to + o] += entries[from + o];
  }
};

/** The transpose of `gather`: adds f_n to row which_nk of every table k. Allocates nothing. */
export const scatter = ({ tables: K, row: O, between }: Tables, entries: Float64Array, at: number, which: Int32Array, N: number, f: Float64Array): void => {
  for (let n = 0, c = 0; n < N; n++) {
    const from = n * O;
    let k = 0;
    for (; k + 1 < K; k += 2, c += 2) {
      const one = at + k * between + which[c] * O;
      const two = at + (k + 1) * between + which[c + 1] * O;
      for (let o = 0; o < O; o++) {
        const entry = f[from + o];
        entries[one + o] += entry;
        entries[two + o] += entry;
      }
    }
    if (k < K) for (let o = 0, to = at + k * between + which[c++] * O; o < O; o++) entries[to + o] += f[from + o];
  }
};
