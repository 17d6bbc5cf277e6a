import { parse } from 'csv-parse/browser/esm/sync';
import type { Cell, RawTable } from './numericTable.ts';
import { UserDataError } from './userDataError.ts';

/** Decimal notation, and the spellings of what is a number but not a finite one. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const notFinite = /^[+-]?(nan|inf|infinity)$/i;

/** A number where the text is one; '0x10' and '1_000' are text, 'NaN' and 'inf' numbers that are not finite. */
export const cellOf = (text: string): Cell => {
  const trimmed = text.trim();
  if (decimal.test(trimmed)) return Number(trimmed);
  return notFinite.test(trimmed) ? (/nan/i.test(trimmed) ? NaN : trimmed.startsWith('-') ? -Infinity : Infinity) : trimmed;
};

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly empty_lines: number };
}

const read = (name: string, text: string, delimiter: string): Line[] => {
  try {
    // `info` wraps each record, which the package's types do not say.
    return parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as Line[];
  } catch (error) {
    throw new UserDataError(`${name}: not readable as CSV: ${error instanceof Error ? error.message : String(error)}; check the quotes`);
  }
};

/** The separator of the first line: the commonest of comma, semicolon and tab outside quotes. */
const delimiterOf = (text: string): string => {
  const first = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (mark: string): number => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

/** The table of a CSV text: separated by commas, semicolons or tabs; the first line is a header unless one of its cells is a number. */
export const csvTable = (name: string, text: string): RawTable => {
  const lines = read(name, text, delimiterOf(text));
  const [first] = lines;
  if (first === undefined) throw new UserDataError(`${name}: the file is empty; give a header and at least two rows of numbers`);
  const width = first.record.length;
  const ragged = lines.find((line) => line.record.length !== width);
  if (ragged !== undefined) {
    throw new UserDataError(`${name}: line ${ragged.info.lines} has ${ragged.record.length} cells, line ${first.info.lines} has ${width}; give every row the same number of cells`);
  }
  // In a file of one column a blank line is a blank cell, not an empty line.
  if (width === 1 && (lines.at(-1)?.info.empty_lines ?? 0) > (first.info.empty_lines ?? 0)) {
    throw new UserDataError(`${name}: a blank line between the values of its only column; fill it in, or remove it`);
  }
  const isNumber = (text_: string): boolean => typeof cellOf(text_) === 'number';
  const header = !first.record.some(isNumber);
  const hint = header || first.record.every(isNumber) ? '' : ' (read as data: a header holds no numbers)';
  const body = header ? lines.slice(1) : lines;
  return {
    columns: first.record.map((cell, j) => (header && cell !== '' ? cell : `column ${j + 1}`)),
    records: body.map((line) => line.record.map(cellOf)),
    place: (i) => `line ${body[i]?.info.lines ?? '?'}${i === 0 ? hint : ''}`,
  };
};
