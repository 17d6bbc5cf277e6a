import type { Cell, RawTable } from './numericTable.ts';
import { UserDataError } from './userDataError.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const cellOf = (value: unknown): Cell => (typeof value === 'number' ? value : value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

const place = (i: number): string => `record ${i + 1}`;

const expected = 'an array of arrays, an array of objects, or an object of arrays';

/** The table of a JSON text: [[1, 2], …], [{"a": 1, "b": 2}, …] or {"a": [1, …], "b": [2, …]}. */
export const jsonTable = (name: string, text: string): RawTable => {
  if (text.trim() === '') throw new UserDataError(`${name}: the file is empty; give ${expected}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserDataError(`${name}: not readable as JSON: ${error instanceof Error ? error.message : String(error)}; JSON knows no NaN and no trailing commas`);
  }
  if (isObject(value)) {
    const columns = Object.keys(value);
    const lists = columns.map((column) => {
      const list = value[column];
      if (!Array.isArray(list)) throw new UserDataError(`${name}: ${JSON.stringify(column)} is not an array; expected ${expected}`);
      return list as readonly unknown[];
    });
    const length = lists[0]?.length ?? 0;
    const uneven = lists.findIndex((list) => list.length !== length);
    if (uneven >= 0) {
      throw new UserDataError(`${name}: column ${JSON.stringify(columns[uneven])} has ${lists[uneven]?.length} values, column ${JSON.stringify(columns[0])} has ${length}; give all columns one length`);
    }
    if (length === 0) throw new UserDataError(`${name}: it holds no values; give ${expected} with at least two records`);
    return { columns, place, records: Array.from({ length }, (_, i) => lists.map((list) => cellOf(list[i]))) };
  }
  if (!Array.isArray(value) || value.length === 0) throw new UserDataError(`${name}: it holds no records; expected ${expected}`);
  const records: readonly unknown[] = value;
  if (records.every(isObject)) {
    const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
    return { columns, place, records: records.map((record) => columns.map((column) => cellOf(record[column]))) };
  }
  if (records.every((record): record is readonly unknown[] => Array.isArray(record))) {
    const width = records[0]?.length ?? 0;
    const ragged = records.findIndex((record) => record.length !== width);
    if (ragged >= 0) throw new UserDataError(`${name}: record ${ragged + 1} has ${records[ragged]?.length} values, record 1 has ${width}; give every record the same number`);
    return { columns: Array.from({ length: width }, (_, j) => `column ${j + 1}`), place, records: records.map((record) => record.map(cellOf)) };
  }
  const odd = records.findIndex((record) => Array.isArray(record) !== Array.isArray(records[0]) || isObject(record) !== isObject(records[0]) || typeof record !== 'object');
  throw new UserDataError(`${name}: record ${Math.max(odd, 0) + 1} is ${JSON.stringify(records[Math.max(odd, 0)])?.slice(0, 40)}; expected ${expected}`);
};
