import type { FieldLine, WrittenInstance, WrittenSeen } from '../../evidence/evidence.ts';
import { formatNumber } from '../number.ts';
import { type Markup, markup } from './markup.ts';
import { symbol } from './symbol.ts';

type Rows = readonly (readonly number[])[];

const most = { rows: 16, cols: 10 } as const;

/** A double for the page, with a minus sign instead of a hyphen. */
export const number = (x: number): string => formatNumber(x).replace(/^-|(?<=e)-/g, '−');

const isRows = (value: unknown): value is Rows => Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row));

const rest = (shown: number, all: number, what: string): Markup | null =>
  shown < all ? markup`<span class="more">first ${shown} of ${all} ${what}</span>` : null;

/** A matrix in brackets under its name and axes; `cell` writes one entry. */
export const matrixTable = (name: Markup, axes: string | null, rows: Rows, cell: (entry: number, i: number, j: number) => Markup | string = number): Markup => {
  const cols = rows[0]?.length ?? 0;
  const shown = rows.slice(0, most.rows);
  // End tags that HTML allows to leave out would be a third of a page full of matrices.
  const body = shown.map((row, i) => markup`<tr>${row.slice(0, most.cols).map((entry, j) => markup`<td>${cell(entry, i, j)}`)}`);
  return markup`<figure><figcaption>${name} <small>${axes ?? `${rows.length}×${cols}`}</small></figcaption><table>${body}</table>${rest(shown.length, rows.length, 'rows')}${rest(Math.min(cols, most.cols), cols, 'columns')}</figure>`;
};

const scalar = (name: Markup, value: Markup | string): Markup => markup`<div><dt>${name}<dd>${value}</div>`;

const block = (scalars: readonly Markup[], matrices: readonly Markup[]): Markup =>
  markup`${scalars.length === 0 ? null : markup`<dl class="scalars">${scalars}</dl>`}${matrices.length === 0 ? null : markup`<div class="matrices">${matrices}</div>`}`;

const worded = (value: unknown): string =>
  typeof value === 'number' ? number(value) : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Named intermediate values: scalars on a line, then matrices, lists as one row. Values of an unknown kind are shown as data. */
export const seenValues = (seen: Readonly<Record<string, WrittenSeen>>): Markup => {
  const scalars: Markup[] = [];
  const matrices: Markup[] = [];
  for (const [name, value] of Object.entries(seen)) {
    const label = markup`<span class="name">${name}</span>`;
    if (isRows(value)) matrices.push(matrixTable(label, null, value));
    else if (Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'number')) matrices.push(matrixTable(label, value.length === 1 ? 'one value' : `${value.length} values`, [value]));
    else scalars.push(scalar(label, worded(value)));
  }
  return block(scalars, matrices);
};

/** How the entries of an instance are written: as text, or as controls of the explorer. */
export interface Cells {
  entry(field: string, value: number, i: number, j: number): Markup | string;
  name(field: string, value: string): Markup | string;
}

const asText: Cells = { entry: (_, value) => number(value), name: (_, value) => value };

/** An instance: its sizes, numbers and names on a line, then its matrices in brackets under symbol and axes. */
export const instanceValues = (instance: WrittenInstance, fields: readonly FieldLine[] = [], cells: Cells = asText): Markup => {
  const scalars: Markup[] = [];
  const matrices: Markup[] = [];
  for (const [name, value] of Object.entries(instance)) {
    const line = fields.find((f) => f.name === name);
    if (Array.isArray(value)) {
      const axes = line?.axes?.join('×') ?? null;
      matrices.push(matrixTable(symbol(name), axes, value as Rows, (entry, i, j) => cells.entry(name, entry, i, j)));
    } else if (typeof value === 'object') {
      scalars.push(...Object.entries(value).map(([size, n]) => scalar(symbol(size), String(n))));
    } else {
      scalars.push(scalar(symbol(name), typeof value === 'number' ? cells.entry(name, value, 0, 0) : cells.name(name, String(value))));
    }
  }
  return block(scalars, matrices);
};
