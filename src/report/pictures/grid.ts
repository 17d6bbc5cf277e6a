import { scaleBand, scaleLinear } from 'd3-scale';
import type { Grid } from '../../claim/picture.ts';
import { type Markup, markup } from '../html/markup.ts';
import { formatRough } from '../number.ts';
import { fixed, ink, uprightTitle, widthOf } from './axes.ts';
import { drawing } from './drawing.ts';

const width = 560;

/** Above it, the values would not be read anyway. */
const mostWritten = 256;

/** Ink by opacity, at most so much that ink is read on it: more is darker on paper and lighter on a dark ground. */
const [faintest, strongest] = [0.02, 0.45];

const label = (value: number): string => String(Number(value.toPrecision(4)));

/** A value in each cell as SVG, the first row at the bottom; cells without a value are left out. */
export const grid = ({ title, description, x, y, value, columns, rows, values }: Grid): string => {
  const all = values.flat().filter(Number.isFinite);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const shade = scaleLinear(most > least ? [least, most] : [least - 1, least + 1], [faintest, strongest]);
  const [left, top] = [16 + Math.max(...rows.map((row) => widthOf(label(row)))), 52];
  const bottom = top + rows.length * Math.min(34, Math.max(14, 320 / rows.length));
  const across = scaleBand(columns.keys(), [left, width - 4]);
  const up = scaleBand(rows.keys(), [bottom, top]);
  const [wide, high] = [across.bandwidth(), up.bandwidth()];
  const cell = (v: number, r: number, c: number): Markup => {
    if (!Number.isFinite(v)) return markup``;
    const [px, py] = [across(c) ?? left, up(r) ?? bottom];
    const words = all.length > mostWritten ? '' : formatRough(v);
    return markup`<rect x="${fixed(px)}" y="${fixed(py)}" width="${fixed(wide)}" height="${fixed(high)}" fill-opacity="${shade(v).toFixed(3)}" stroke="${ink}" stroke-opacity="0.25"/>${words === '' ? null : markup`<text x="${fixed(px + wide / 2)}" y="${fixed(py + high / 2 + 4)}" text-anchor="middle">${words}</text>`}`;
  };
  const every = Math.ceil((columns.length * 44) / (width - left));
  const content = markup`<text x="4" y="15" font-weight="500">${value.words}</text>${uprightTitle({ left, right: width, top: top + 3, bottom }, y.words)}<g>${values.map((row, r) => row.map((v, c) => cell(v, r, c)))}</g><g>${rows.map((row, r) => markup`<text x="${fixed(left - 8)}" y="${fixed((up(r) ?? bottom) + high / 2 + 4)}" text-anchor="end">${label(row)}</text>`)}${columns.map((column, c) => (c % every === 0 ? markup`<text x="${fixed((across(c) ?? left) + wide / 2)}" y="${fixed(bottom + 18)}" text-anchor="middle">${label(column)}</text>` : markup``))}<text x="${fixed((left + width) / 2)}" y="${fixed(bottom + 38)}" text-anchor="middle" font-weight="500">${x.words}</text></g>`;
  return drawing({ title, description }, width, bottom + 48, content);
};
