import { area as areaOf, line as lineOf, symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from 'd3-shape';
import type { Plot, Series } from '../../claim/picture.ts';
import { type Markup, markup } from '../html/markup.ts';
import { type Area, fixed, ink, levelAxis, type Scaled, scaled, uprightAxis, uprightTitle, widthOf } from './axes.ts';
import { drawing } from './drawing.ts';

/** Told apart without colour: every series has its own dashes and its own shape, the seventh those of the first in another weight. */
const dashes = ['', '7 3', '2 2.5', '9 3 2 3', '14 4', '5 3 1 3 1 3'];
const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar].map((type) => symbol(type, 50).digits(1)() ?? '');

const height = 250;

const lined = ({ draw }: Series): boolean => draw !== 'points';
const pointed = ({ draw }: Series): boolean => draw !== 'line';

const stroke = (k: number): Markup => markup`fill="none" stroke="${ink}" stroke-width="${k < dashes.length ? 1.6 : 2.6}" stroke-linejoin="round"${dashes[k % dashes.length] === '' ? null : markup` stroke-dasharray="${dashes[k % dashes.length]}"`}`;
const mark = (k: number, x: number, y: number): Markup => markup`<path d="${shapes[k % shapes.length]}" transform="translate(${fixed(x)} ${fixed(y)})"${k < shapes.length ? null : markup` fill="none" stroke="${ink}" stroke-width="1.4"`}/>`;

type Place = readonly [x: number, y: number];
const isPlace = (place: readonly number[]): boolean => place.every(Number.isFinite);

/** The points joined in their order, anew after every gap. */
const joined = lineOf<Place>().defined(isPlace).digits(1);

/** Between the lower and the upper side, anew after every gap. */
const between = areaOf<readonly [x: number, low: number, high: number]>().defined(isPlace).y0(([, low]) => low).y1(([, , high]) => high).digits(1);

const drawn = (one: Series, k: number, x: Scaled, y: Scaled): Markup => {
  const places = one.x.map((value, i): Place => [x.at(value), y.at(one.y[i])]);
  const ends = (one.spread ?? []).map((by, i) => [places[i][0], y.at(one.y[i] - by), y.at(one.y[i] + by)] as const);
  // About a line without marks a band, else a bar at each point.
  const band = pointed(one) ? null : between(ends);
  const bars = pointed(one) ? ends.filter(isPlace).map(([px, low, high]) => joined([[px, low], [px, high]])) : [];
  return markup`<g data-series="${one.name}">${band === null || band === '' ? null : markup`<path d="${band}" fill="${ink}" fill-opacity="0.14" stroke="none"/>`}${lined(one) ? markup`<path d="${joined(places) ?? ''}" ${stroke(k)}/>` : null}${bars.length === 0 ? null : markup`<path d="${bars.join('')}" stroke="${ink}" fill="none"/>`}${pointed(one) ? places.filter(isPlace).map(([px, py]) => mark(k, px, py)) : null}</g>`;
};

const sample = 34;
const line = 20;

/** What each series is called, beside a piece of it; in two columns where the names leave room. */
const legend = (series: readonly Series[], top: number, width: number): { readonly content: Markup; readonly height: number } => {
  if (series.length === 1) return { content: markup``, height: 0 };
  const widest = Math.max(...series.map(({ name }) => widthOf(name) + sample + 28));
  const columns = Math.max(1, Math.min(4, series.length, Math.floor(width / widest)));
  const content = series.map((one, k) => {
    const [x, y] = [4 + (k % columns) * (width / columns), top + Math.floor(k / columns) * line];
    return markup`${lined(one) ? markup`<path d="M${fixed(x)} ${fixed(y)}h${sample}" ${stroke(k)}/>` : null}${pointed(one) ? mark(k, x + sample / 2, y) : null}<text x="${fixed(x + sample + 7)}" y="${fixed(y + 4)}">${one.name}</text>`;
  });
  return { content: markup`<g>${content}</g>`, height: line * Math.ceil(series.length / columns) };
};

/** Series over common axes as SVG, as wide as said: lines told apart by dashes, points by shapes, gaps left open. */
export const plot = ({ title, description, series, x, y }: Plot, width: number): string => {
  const vertical = [30, 30 + height] as const;
  const ends = series.flatMap((one) => one.y.flatMap((value, i) => (one.spread === undefined ? [value] : [value - one.spread[i], value + one.spread[i]])));
  const upright = scaled(y, ends, [vertical[1], vertical[0]]);
  const left = 14 + Math.max(...upright.ticks.map(({ label }) => widthOf(label)));
  const over = (right: number): Scaled => scaled(x, series.flatMap((one) => one.x), [left, right], Math.min(6, Math.floor(width / 90)));
  // The last label stands half beyond the axis.
  const area: Area = { left, right: width - 6 - widthOf(over(width).ticks.at(-1)?.label ?? '') / 2, top: vertical[0], bottom: vertical[1] };
  const level = over(area.right);
  const names = legend(series, area.bottom + 64, width);
  return drawing(
    { title, description },
    width,
    area.bottom + 48 + (names.height === 0 ? 0 : names.height + 10),
    markup`${uprightTitle(area, y.words)}${uprightAxis(area, upright)}${levelAxis(area, level, x.words)}${series.map((one, k) => drawn(one, k, level, upright))}${names.content}`,
  );
};
