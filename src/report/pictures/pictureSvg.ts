import type { TopLevelSpec } from 'vega-lite';
import type { Axis, Grid, Picture, Plot } from '../../claim/picture.ts';
import { escaped } from '../html/markup.ts';
import { legibleText } from '../legible.ts';

/** Told apart without colour: every series has its own dashes and its own shape. */
const dashes = [[1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [12, 4], [4, 4, 1, 4]];
const shapes = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'];

/** One ink, whatever its colour: that of the text around in a page, which follows its light or dark ground. */
const ink = 'currentColor';

const scale = (axis: Axis, zero = false) => ({ type: axis.scale ?? 'linear', zero, nice: axis.ticks === undefined }) as const;
/** Words of the evidence with hidden characters named, wherever they will stand. */
const words = (axis: Axis): string => legibleText(axis.words);
const axisOf = (axis: Axis) => ({ ...(axis.ticks === undefined ? {} : { values: [...axis.ticks] }), tickCount: 6 });

const plotSpec = ({ series: given, x, y }: Plot): TopLevelSpec => {
  const series = given.map((one) => ({ ...one, name: legibleText(one.name) }));
  const values = series.flatMap(({ name, draw, x: xs, y: ys, spread }) =>
    xs.flatMap((value, order) => {
      if (!Number.isFinite(value) || !Number.isFinite(ys[order])) return [];
      const by = spread?.[order];
      return [{ name, draw, order, x: value, y: ys[order], ...(by === undefined ? {} : { low: ys[order] - by, high: ys[order] + by }) }];
    }),
  );
  const domain = series.map(({ name }) => name);
  /** Lines are told apart by their dashes, points alone by their shapes. */
  const legend = (names: readonly string[]) =>
    series.length === 1 || names.length === 0 ? null : { title: null, orient: 'bottom' as const, columns: 2, values: [...names], symbolSize: 320, labelLimit: 400, columnPadding: 24 };
  const [lineLegend, pointLegend] = [legend(series.filter(({ draw }) => draw !== 'points').map(({ name }) => name)), legend(series.filter(({ draw }) => draw === 'points').map(({ name }) => name))];
  const position = {
    x: { field: 'x', type: 'quantitative', title: words(x), scale: scale(x), axis: axisOf(x) },
    y: { field: 'y', type: 'quantitative', title: words(y), scale: scale(y), axis: axisOf(y) },
  } as const;
  const dash = { field: 'name', type: 'nominal', scale: { domain, range: domain.map((_, k) => dashes[k % dashes.length]) }, legend: lineLegend } as const;
  const shape = { field: 'name', type: 'nominal', scale: { domain, range: domain.map((_, k) => shapes[k % shapes.length]) }, legend: pointLegend === null ? null : { ...pointLegend, symbolSize: 60 } } as const;
  const lined = series.some(({ draw }) => draw !== 'points');
  const pointed = series.some(({ draw }) => draw !== 'line');
  const spreads = series.some(({ spread }) => spread !== undefined);
  return {
    data: { values },
    layer: [
      ...(lined ? [{ transform: [{ filter: "datum.draw !== 'points'" }], mark: { type: 'line' as const, stroke: ink, strokeWidth: 1.6 }, encoding: { ...position, strokeDash: dash, detail: { field: 'name', type: 'nominal' as const }, order: { field: 'order', type: 'quantitative' as const } } }] : []),
      ...(spreads
        ? [{ transform: [{ filter: 'isValid(datum.low)' }], mark: { type: 'rule' as const, stroke: ink, strokeWidth: 1 }, encoding: { x: position.x, y: { field: 'low', type: 'quantitative' as const, title: words(y) }, y2: { field: 'high' } } }]
        : []),
      ...(pointed ? [{ transform: [{ filter: "datum.draw !== 'line'" }], mark: { type: 'point' as const, filled: true, fill: ink, opacity: 1, size: 45 }, encoding: { ...position, shape } }] : []),
    ],
    resolve: { legend: { strokeDash: 'independent', shape: 'independent' } },
  } as TopLevelSpec;
};

/** Above it, the values would not be read anyway. */
const mostWritten = 256;

const gridSpec = ({ x, y, value, columns, rows, values }: Grid): TopLevelSpec => {
  const cells = values.flatMap((row, r) => row.flatMap((v, c) => (Number.isFinite(v) ? [{ x: columns[c], y: rows[r], v }] : [])));
  const position = { x: { field: 'x', type: 'ordinal', title: words(x), axis: { labelAngle: 0 } }, y: { field: 'y', type: 'ordinal', title: words(y), sort: 'descending' } } as const;
  return {
    title: { text: legibleText(value.words), anchor: 'start', color: ink, fontSize: 12, fontWeight: 500 },
    data: { values: cells },
    layer: [
      // Ink by opacity, at most so much that ink is read on it: more is darker on paper and lighter on a dark ground.
      { mark: { type: 'rect', fill: ink, stroke: ink, strokeOpacity: 0.25 }, encoding: { ...position, fillOpacity: { field: 'v', type: 'quantitative', scale: { range: [0.02, 0.45] }, legend: null } } },
      ...(cells.length > mostWritten ? [] : [{ mark: { type: 'text' as const, fontSize: 11 }, encoding: { ...position, text: { field: 'v', type: 'quantitative' as const, format: '.3~g' } } }]),
    ],
  };
};

const config = {
  aria: false,
  font: 'Inter, Segoe UI, Helvetica Neue, Noto Sans, system-ui, sans-serif',
  axis: { labelColor: ink, titleColor: ink, tickColor: ink, domainColor: ink, gridColor: ink, gridOpacity: 0.15, labelFontSize: 11, titleFontSize: 12, titleFontWeight: 500, titlePadding: 8 },
  legend: { labelColor: ink, titleColor: ink, labelFontSize: 11, titleFontSize: 11, titleFontWeight: 500, symbolStrokeColor: ink, symbolFillColor: ink, symbolBaseStrokeColor: ink, symbolBaseFillColor: ink, symbolStrokeWidth: 1.6 },
  text: { color: ink },
  view: { stroke: 'transparent' },
} as const;

/** What a drawing is called and what it shows, for those who do not see it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

/** A Vega-Lite specification as SVG with its caption inside; the same specification gives the same bytes. No DOM, no network. */
export const specSvg = async (spec: TopLevelSpec, { title, description }: Caption): Promise<string> => {
  // Loaded here: half a second that only those who draw should wait.
  const [{ resetSVGDefIds, View, parse }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  resetSVGDefIds();
  const { spec: vega } = compile({ width: 520, height: 260, autosize: { type: 'pad' }, ...spec, background: 'transparent', config } as TopLevelSpec);
  const view = new View(parse(vega), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const [, width = '', height = '', box = '', rest = ''] = /^<svg[^>]* width="([^"]+)" height="([^"]+)" viewBox="([^"]+)">([\s\S]*)$/.exec(svg) ?? [];
  if (rest === '') throw new Error('specSvg: vega wrote an svg element with other attributes than width, height and viewBox');
  return `<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" width="${width}" height="${height}" viewBox="${box}"><title>${escaped(title)}</title><desc>${escaped(description)}</desc>${rest}`;
};

/** A picture as SVG, drawn in the colour of the text around it. */
export const pictureSvg = (picture: Picture): Promise<string> => specSvg(picture.kind === 'plot' ? plotSpec(picture) : gridSpec(picture), picture);

/** The same as a file of its own: ink on white, whatever the ground of its viewer. */
export const standalone = (svg: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${svg.replace('<svg ', '<svg style="color:#1b1c1e;background:#fff" ')}\n`;
