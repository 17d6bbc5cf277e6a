import type { FieldLine, Measured, WrittenInstance, WrittenSeen } from '../evidence/evidence.ts';
import { formatNumber } from './number.ts';

type Rows = readonly (readonly number[])[];

/** A titled block of lines of equal width. */
interface Block {
  readonly width: number;
  readonly lines: readonly string[];
}

const most = { rows: 12, cols: 8 } as const;

const isRows = (value: unknown): value is Rows => Array.isArray(value) && value.every((row) => Array.isArray(row));

const cellsOf = (rows: Rows): string[][] =>
  rows.slice(0, most.rows).map((row) => [
    ...row.slice(0, most.cols).map(formatNumber),
    ...(row.length > most.cols ? ['…'] : []),
  ]);

/** Names of the axes by field: { x: 'N×d' }. */
type Axes = Readonly<Record<string, string>>;

const axesOf = (fields: readonly FieldLine[]): Axes =>
  Object.fromEntries(fields.flatMap(({ name, axes }) => (axes === null ? [] : [[name, axes.join('×')]])));

const matrixBlock = (name: string, rows: Rows, axes: Axes): Block => {
  const cells = cellsOf(rows);
  const widths = (cells[0] ?? []).map((_, j) => Math.max(...cells.map((row) => row[j].length)));
  const body = cells.map((row) => `[ ${row.map((cell, j) => cell.padStart(widths[j])).join('  ')} ]`);
  const shape = axes[name] ?? `${rows.length}×${rows[0]?.length ?? 0}`;
  const lines = [`${name}  ${shape}`, ...body, ...(rows.length > most.rows ? ['  …'] : [])];
  const width = Math.max(...lines.map((line) => line.length));
  return { width, lines: lines.map((line) => line.padEnd(width)) };
};

const beside = (blocks: readonly Block[]): string[] => {
  const height = Math.max(0, ...blocks.map((block) => block.lines.length));
  return Array.from({ length: height }, (_, i) =>
    blocks.map((block) => block.lines[i] ?? ' '.repeat(block.width)).join('    ').trimEnd(),
  );
};

/** Matrices side by side, as many in a band as fit into `width` characters. */
const bands = (blocks: readonly Block[], width: number): string[] => {
  const out: Block[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (used + 4 + block.width > width) {
      out.push([]);
      used = -4;
    }
    out.at(-1)?.push(block);
    used += 4 + block.width;
  }
  return out.flatMap((band, i) => [...(i > 0 ? [''] : []), ...beside(band)]);
};

/** Items with commas, as many on a line as fit into `width`. */
const joined = (items: readonly string[], width: number): string[] => {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 2 + item.length <= width) lines[lines.length - 1] = `${last}, ${item}`;
    else lines.push(item);
  }
  return lines;
};

/** Values by name: scalars on one line, then the matrices (lists as one row) side by side, each under its name and axes or shape. */
export const valueLines = (values: Readonly<Record<string, WrittenSeen>>, width = 100, axes: Axes = {}): string[] => {
  const scalars: string[] = [];
  const blocks: Block[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) {
      blocks.push(matrixBlock(name, isRows(value) && value.length > 0 ? value : [value as readonly number[]], axes));
    } else {
      scalars.push(`${name} = ${typeof value === 'number' ? formatNumber(value) : String(value)}`);
    }
  }
  return [...joined(scalars, width), ...bands(blocks, width)];
};

/** The intermediate values beside the residual itself, which is printed on its own line. */
export const otherSeen = ({ what, seen }: Measured): Readonly<Record<string, WrittenSeen>> =>
  Object.fromEntries(Object.entries(seen).filter(([name]) => name !== what));

/** The sizes and fields of an instance apart. */
const split = (instance: WrittenInstance): { dims: Record<string, number>; fields: Record<string, WrittenSeen> } => {
  const dims: Record<string, number> = {};
  const fields: Record<string, WrittenSeen> = {};
  for (const [name, value] of Object.entries(instance)) {
    if (typeof value === 'object' && !Array.isArray(value)) Object.assign(dims, value);
    else fields[name] = value as WrittenSeen;
  }
  return { dims, fields };
};

/** An instance for the page: sizes, scalars, then its matrices side by side under name and axes (N×d; the shape where the fields are not described). */
export const instanceLines = (instance: WrittenInstance, width = 100, described: readonly FieldLine[] = []): string[] => {
  const { dims, fields } = split(instance);
  const sizes = Object.entries(dims).map(([name, size]) => `${name} = ${size}`);
  const lines = valueLines(fields, width, axesOf(described));
  if (sizes.length === 0) return lines;
  // Sizes share a line with the scalars, which come first where there are any.
  const scalars = Object.values(fields).some((value) => !Array.isArray(value)) ? `;  ${lines[0]}` : '';
  return [sizes.join(', ') + scalars, ...(scalars === '' ? lines : lines.slice(1))];
};

/** An instance in one line, matrices as [1 0; 0 1], or its sizes alone when that is longer than `width`. */
export const instanceInline = (instance: WrittenInstance, width = 100): string => {
  const { dims, fields } = split(instance);
  const parts = Object.entries(fields).map(([name, value]) => {
    if (!Array.isArray(value)) return `${name} = ${typeof value === 'number' ? formatNumber(value) : String(value)}`;
    const rows: Rows = isRows(value) ? value : [value as readonly number[]];
    return `${name} = [${rows.map((row) => row.map(formatNumber).join(' ')).join('; ')}]`;
  });
  const full = parts.join(', ');
  return full.length <= width ? full : Object.entries(dims).map(([name, size]) => `${name} = ${size}`).join(', ');
};
