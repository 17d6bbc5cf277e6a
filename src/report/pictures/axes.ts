import { scaleLinear, scaleLog } from 'd3-scale';
import type { Axis } from '../../claim/picture.ts';
import { type Markup, markup } from '../html/markup.ts';
import { formatRough, powerOfTen } from '../number.ts';

/** One ink, whatever its colour: that of the text around in a page, which follows its light or dark ground. */
export const ink = 'currentColor';

/** The size of labels, in the units of the drawing. */
export const labelSize = 13;

/** About how wide a text of labels is: no font is at hand where pictures are drawn. */
export const widthOf = (text: string, size = labelSize): number => 0.56 * size * [...text].length;

/** Coordinates to a tenth: finer than any screen shows. */
export const fixed = (x: number): string => String(Math.round(x * 10) / 10);

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Where values stand along an axis; NaN for those that have no place on it. */
export interface Scaled {
  at(value: number): number;
  readonly ticks: readonly Tick[];
}

const padded = (least: number, most: number): [number, number] => (least < most ? [least, most] : [least - (Math.abs(least) || 1) / 2, most + (Math.abs(most) || 1) / 2]);

const linear = (axis: Axis, least: number, most: number, range: readonly [number, number], about: number): Scaled => {
  const scale = scaleLinear().domain(padded(least, most)).range([...range]);
  if (axis.ticks === undefined) scale.nice(about);
  const values = axis.ticks ?? scale.ticks(about);
  const size = Math.max(...values.map(Math.abs));
  const format = size >= 1e5 || size < 1e-3 ? formatRough : axis.ticks === undefined ? scale.tickFormat(about) : (value: number) => String(value).replace('-', '−');
  return { at: (value) => scale(value), ticks: values.map((value) => ({ at: scale(value), label: format(value) })) };
};

const logarithmic = (axis: Axis, least: number, most: number, range: readonly [number, number], about: number): Scaled => {
  const [lo, hi] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const [bottom, top] = hi - lo > 1 ? [lo, hi] : [lo, Math.max(hi, lo + 1)];
  const scale = scaleLog().domain([10 ** bottom, 10 ** top]).range([...range]);
  const every = Math.ceil((top - bottom) / about);
  const powers = Array.from({ length: top - bottom + 1 }, (_, k) => bottom + k).filter((n) => n % every === 0);
  const values = axis.ticks?.map((value) => ({ value, label: String(value) })) ?? powers.flatMap((n) => (top - bottom > 2 ? [1] : [1, 2, 5]).map((m) => ({ value: m * 10 ** n, label: m === 1 ? powerOfTen(n) : '' }))).filter(({ value }) => value <= 10 ** top);
  return { at: (value) => scale(value), ticks: values.map(({ value, label }) => ({ at: scale(value), label })) };
};

/** The axis over all values that are to stand on it, along `range`, with about as many ticks as said; without any values, over 0 to 1, or 1 to 10. */
export const scaled = (axis: Axis, values: readonly number[], range: readonly [number, number], about = 6): Scaled => {
  const log = axis.scale === 'log';
  const all = [...values, ...(axis.ticks ?? [])].filter((value) => Number.isFinite(value) && (!log || value > 0));
  const extent = (start: number, pick: (a: number, b: number) => number): number => all.reduce((a, b) => pick(a, b), start);
  const [least, most] = all.length === 0 ? (log ? [1, 10] : [0, 1]) : [extent(Infinity, Math.min), extent(-Infinity, Math.max)];
  return (log ? logarithmic : linear)(axis, least, most, range, about);
};

/** The area of a drawing in which values stand. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const text = (x: number, y: number, anchor: 'start' | 'middle' | 'end', words: string, weight = ''): Markup =>
  words === '' ? markup`` : markup`<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}"${weight === '' ? null : markup` font-weight="${weight}"`}>${words}</text>`;

/** The words of the upright axis stand above it, where they are read without turning the head. */
export const uprightTitle = ({ left, top }: Area, words: string): Markup => text(Math.min(left, 4), top - 14, 'start', words, '500');

/** Ticks, labels and grid lines of the upright axis. */
export const uprightAxis = ({ left, right, top, bottom }: Area, { ticks }: Scaled): Markup =>
  markup`<g>${ticks.map(({ at }) => markup`<path d="M${fixed(left)} ${fixed(at)}H${fixed(right)}" stroke="${ink}" stroke-opacity="0.14"/>`)}<path d="M${fixed(left)} ${fixed(top)}V${fixed(bottom)}" stroke="${ink}" stroke-opacity="0.6" fill="none"/>${ticks.map(({ at, label }) => text(left - 7, at + 4, 'end', label))}</g>`;

/** Ticks, labels and words of the level axis. */
export const levelAxis = ({ left, right, bottom }: Area, { ticks }: Scaled, words: string): Markup =>
  markup`<g><path d="M${fixed(left)} ${fixed(bottom)}H${fixed(right)}${ticks.map(({ at }) => `M${fixed(at)} ${fixed(bottom)}v5`).join('')}" stroke="${ink}" stroke-opacity="0.6" fill="none"/>${ticks.map(({ at, label }) => text(at, bottom + 19, 'middle', label))}${text((left + right) / 2, bottom + 39, 'middle', words, '500')}</g>`;
