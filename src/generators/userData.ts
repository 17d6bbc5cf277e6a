import type { Matrix } from '../linalg/matrix.ts';

/** A user's table: numeric columns only, with notes on what was left out and why. */
export interface UserData {
  /** The file's name, for messages and the evidence. */
  readonly name: string;
  readonly columns: readonly string[];
  /** One row a record, one column a numeric column. */
  readonly rows: Matrix;
  readonly notes: readonly string[];
}
