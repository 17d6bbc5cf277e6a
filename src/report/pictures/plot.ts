import type { Plot, Series } from '../../claim/picture.ts';
import { type Markup, markup } from '../html/markup.ts';
import { type Area, fixed, ink, levelAxis, type Scaled, scaled, uprightAxis, uprightTitle, widthOf } from './axes.ts';
import { drawing } from './drawing.ts';

/** Told apart without colour: every series has its own dashes and its own shape, the seventh those of the first in another weight. */
const dashes = ['', '7 3', '2 2.5', '9 3 2 3', '14 4', '5 3 1 3 1 3'];
const shapes = ['M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0Z', 'M-3.8-3.8h7.6v7.6h-7.6Z', 'M0-4.8L4.7 3.7H-4.7Z', 'M0-5.4L4.4 0L0 5.4L-4.4 0Z', 'M-1.6-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2Z', 'M0 4.8L4.7-3.7H-4.7Z'];

const [width, height] = [560, 250];

const lined = ({ draw }: Series): boolean => draw !== 'points';
const pointed = ({ draw }: Series): boolean => draw !== 'line';

const stroke = (k: number): Markup => markup`fill="none" stroke="${ink}" stroke-width="${k < dashes.length ? 1.6 : 2.6}" stroke-linejoin="round"${dashes[k % dashes.length] === '' ? null : markup` stroke-dasharray="${dashes[k % dashes.length]}"`}`;
const mark = (k: number, x: number, y: number): Markup => markup`<path d="${shapes[k % shapes.length]}" transform="translate(${fixed(x)} ${fixed(y)})"${k < shapes.length ? null : markup` fill="none" stroke="${ink}" stroke-width="1.4"`}/>`;

/** The points joined in their order, anew after every gap. */
const path = (places: readonly (readonly [number, number])[]): string => {
  let pen = 'M';
  return places.map(([x, y]) => {
    const finite = Number.isFinite(x) && Number.isFinite(y);
    const step = finite ? `${pen}${fixed(x)} ${fixed(y)}` : '';
    pen = finite ? 'L' : 'M';
    return step;
  }).join('');
};

const drawn = (one: Series, k: number, x: Scaled, y: Scaled): Markup => {
  const places = one.x.map((value, i) => [x.at(value), y.at(one.y[i])] as const);
  const ends = (one.spread ?? []).flatMap((by, i) => {
    const [low, high] = [one.y[i] - by, one.y[i] + by].map((value) => y.at(value));
    return Number.isFinite(low) && Number.isFinite(high) ? [[places[i][0], low, high] as const] : [];
  });
  // About a line without marks a band, else a bar at each point.
  const band = pointed(one) || ends.length === 0 ? null : markup`<path d="${path([...ends.map(([px, low]) => [px, low] as const), ...ends.toReversed().map(([px, , high]) => [px, high] as const)])}Z" fill="${ink}" fill-opacity="0.14" stroke="none"/>`;
  const bars = band === null ? ends.map(([px, low, high]) => `M${fixed(px)} ${fixed(low)}V${fixed(high)}`) : [];
  return markup`<g data-series="${one.name}">${band}${lined(one) ? markup`<path d="${path(places)}" ${stroke(k)}/>` : null}${bars.length === 0 ? null : markup`<path d="${bars.join('')}" stroke="${ink}" fill="none"/>`}${pointed(one) ? places.filter(([px, py]) => Number.isFinite(px) && Number.isFinite(py)).map(([px, py]) => mark(k, px, py)) : null}</g>`;
};

const sample = 34;
const line = 20;

/** What each series is called, beside a piece of it; in two columns where the names leave room. */
const legend = (series: readonly Series[], top: number): { readonly content: Markup; readonly height: number } => {
  if (series.length === 1) return { content: markup``, height: 0 };
  const widest = Math.max(...series.map(({ name }) => widthOf(name) + sample + 28));
  const columns = Math.max(1, Math.min(4, series.length, Math.floor(width / widest)));
  const content = series.map((one, k) => {
    const [x, y] = [4 + (k % columns) * (width / columns), top + Math.floor(k / columns) * line];
    return markup`${lined(one) ? markup`<path d="M${fixed(x)} ${fixed(y)}h${sample}" ${stroke(k)}/>` : null}${pointed(one) ? mark(k, x + sample / 2, y) : null}<text x="${fixed(x + sample + 7)}" y="${fixed(y + 4)}">${one.name}</text>`;
  });
  return { content: markup`<g>${content}</g>`, height: line * Math.ceil(series.length / columns) };
};

/** Series over common axes as SVG: lines told apart by dashes, points by shapes, gaps left open. */
export const plot = ({ title, description, series, x, y }: Plot): string => {
  const vertical = [30, 30 + height] as const;
  const ends = series.flatMap((one) => one.y.flatMap((value, i) => (one.spread === undefined ? [value] : [value - one.spread[i], value + one.spread[i]])));
  const upright = scaled(y, ends, [vertical[1], vertical[0]]);
  const left = 14 + Math.max(...upright.ticks.map(({ label }) => widthOf(label)));
  const over = (right: number): Scaled => scaled(x, series.flatMap((one) => one.x), [left, right]);
  // The last label stands half beyond the axis.
  const area: Area = { left, right: width - 6 - widthOf(over(width).ticks.at(-1)?.label ?? '') / 2, top: vertical[0], bottom: vertical[1] };
  const level = over(area.right);
  const names = legend(series, area.bottom + 64);
  return drawing(
    { title, description },
    width,
    area.bottom + 48 + (names.height === 0 ? 0 : names.height + 10),
    markup`${uprightTitle(area, y.words)}${uprightAxis(area, upright)}${levelAxis(area, level, x.words)}${series.map((one, k) => drawn(one, k, level, upright))}${names.content}`,
  );
};
