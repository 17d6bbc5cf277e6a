import type { Table } from '../arithmetic/arithmetic.ts';

/** Two views of N samples over a number system: row i of `x` is x[i], row i of `xPrime` is x[i′]; both N×d. */
export interface TableViews<S> {
  readonly x: Table<S>;
  readonly xPrime: Table<S>;
}
