import type { Matrix } from '../../linalg/matrix.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import { UserDataError } from './userDataError.ts';

/** A user's table: numeric columns only, with notes on what was left out and why. */
export interface UserData {
  /** The file's name, for messages and the evidence. */
  readonly name: string;
  readonly columns: readonly string[];
  /** One row a record, one column a numeric column. */
  readonly rows: Matrix;
  readonly notes: readonly string[];
}

/** A cell as read: a number, or the text that stands in its place. */
export type Cell = number | string;

/** A table before its columns are judged; `place(i)` names record i as the user counts it ("line 3"). */
export interface RawTable {
  readonly columns: readonly string[];
  readonly records: readonly (readonly Cell[])[];
  readonly place: (record: number) => string;
  readonly notes?: readonly string[];
}

/** Beyond this, squares of differences leave the range where float64 and the tolerances of claims are at ease. */
const largeScale = 1e6;

const shown = (cell: Cell): string => (cell === '' ? 'blank' : typeof cell === 'number' ? String(cell) : JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell));

/** Names that occur more than once get " (2)", " (3)", …, each with a note. */
const distinctNames = (name: string, columns: readonly string[], notes: string[]): string[] => {
  const taken = new Set<string>(columns);
  const seen = new Set<string>();
  return columns.map((column, j) => {
    if (!seen.has(column)) {
      seen.add(column);
      return column;
    }
    let copy = 2;
    while (taken.has(`${column} (${copy})`)) copy++;
    const renamed = `${column} (${copy})`;
    taken.add(renamed);
    notes.push(`${name}: the column name ${JSON.stringify(column)} occurs again as column ${j + 1}; that one is called ${JSON.stringify(renamed)} here`);
    return renamed;
  });
};

/**
 * The numeric columns of a table. A column with at least half of its cells finite numbers is numeric, and every
 * other cell in it an error; a column with fewer is text and left out with a note. Throws `UserDataError`.
 */
export const numericTable = (name: string, table: RawTable): UserData => {
  const { records, place } = table;
  const notes = [...(table.notes ?? [])];
  if (records.length === 0) throw new UserDataError(`${name}: only a header, no records; add at least two rows of numbers`);
  if (records.length === 1) throw new UserDataError(`${name}: only one record (${place(0)}); claims compare samples, add at least a second row`);
  const columns = distinctNames(name, table.columns, notes);
  const kept = columns.flatMap((column, j) => {
    const isNumber = (record: readonly Cell[]): boolean => typeof record[j] === 'number' && Number.isFinite(record[j]);
    const first = records.findIndex((record) => !isNumber(record));
    if (first < 0) return [j];
    const cell = records[first]?.[j] ?? '';
    const where = `${place(first)}, column ${j + 1} (${JSON.stringify(column)})`;
    // NaN and infinities are failed numbers, not text: they count for the column being numeric.
    const numeric = records.filter((record) => typeof record[j] === 'number').length;
    if (2 * numeric >= records.length) {
      throw new UserDataError(`${name}: ${where} is ${shown(cell)}, expected a finite number (${numeric} of ${records.length} cells of the column are numbers); fill it in, or remove the row or the column`);
    }
    notes.push(`${name}: column ${JSON.stringify(column)} left out, not numeric: first at ${where}: ${shown(cell)}`);
    return [];
  });
  if (kept.length === 0) {
    throw new UserDataError(`${name}: no numeric column among ${columns.length} (${columns.slice(0, 8).map((c) => JSON.stringify(c)).join(', ')}); at least one column of numbers is needed`);
  }
  const rows = matrixOf(records.length, kept.length, (i, k) => Number(records[i]?.[kept[k] as number]) + 0);
  kept.forEach((j, k) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < rows.rows; i++) {
      low = Math.min(low, rows.data[i * rows.cols + k]);
      high = Math.max(high, rows.data[i * rows.cols + k]);
    }
    if (low === high) notes.push(`${name}: column ${JSON.stringify(columns[j])} is constant (${low}); kept`);
    if (Math.max(-low, high) > largeScale) notes.push(`${name}: column ${JSON.stringify(columns[j])} reaches ${Math.max(-low, high).toPrecision(3)}, beyond 1e6; kept as it is, rounding errors grow with its square`);
  });
  return { name, columns: kept.map((j) => columns[j] as string), rows, notes };
};
