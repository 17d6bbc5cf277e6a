import { scaleLog } from 'd3-scale';
import { greyFactor } from '../../claim/residual.ts';
import { formatRough, powerOfTen } from '../number.ts';
import { type Markup, markup } from './markup.ts';

const width = 640;
const left = 64; // room for the zero
const right = 28;
const middle = 30;

const names = ['minimum', 'first quartile', 'median', 'third quartile', '99 %', 'maximum'];

const fixed = (x: number): string => String(Math.round(x * 10) / 10);

/**
 * The quantiles of value/tolerance (minimum, quartiles, 99 %, maximum) on a logarithmic axis as SVG: what holds (≤ 1), what rounding could
 * explain (≤ 8, hatched) and what is violated. Zeros stand at the left end, ∞ at the right. Nothing where there are no quantiles.
 */
export const ratioStrip = (quantiles: readonly number[]): Markup => {
  if (quantiles.length !== names.length || quantiles.some((q) => !(q >= 0))) return markup``;
  const [minimum, lower, median, upper, most, maximum] = quantiles;
  const finite = quantiles.filter((q) => q > 0 && q < Infinity);
  const lo = Math.min(-2, Math.floor(Math.log10(Math.min(1, ...finite))) - 1);
  const hi = Math.max(2, Math.ceil(Math.log10(Math.max(1, ...finite))) + 1);
  const scale = scaleLog().domain([10 ** lo, 10 ** hi]).range([left, width - right]);
  const x = (q: number): string => fixed(q === 0 ? left - 38 : q === Infinity ? width - 8 : scale(q));
  // At most eight of them.
  const every = Math.ceil((hi - lo) / 8);
  const ticks = Array.from({ length: hi - lo + 1 }, (_, i) => lo + i).filter((n) => n % every === 0);
  const words = `value over tolerance: ${quantiles.map((q, i) => `${names[i]} ${formatRough(q)}`).join(', ')}; at most 1 holds, beyond ${greyFactor} is violated`;
  const span = (from: string, to: string, kind: string, height: number): Markup =>
    markup`<rect class="${kind}" x="${from}" y="${middle - height / 2}" width="${fixed(Number(to) - Number(from))}" height="${height}"/>`;
  return markup`<svg class="strip" viewBox="0 0 ${width} 62" role="img"><title>${words}</title>${span(fixed(left - 50), x(1), 'zone holds', 28)}${span(x(1), x(greyFactor), 'zone grey', 28)}${span(x(greyFactor), String(width), 'zone violated', 28)}<path class="whisker" d="M${x(minimum)} ${middle}H${x(most)}"/>${span(x(lower), x(upper), 'box', 12)}<path class="median" d="M${x(median)} ${middle - 9}v18"/><path class="whisker" d="M${x(most)} ${middle - 6}v12"/><circle class="most" cx="${x(maximum)}" cy="${middle}" r="4"/><path class="limit" d="M${x(1)} 12v36"/><text x="${x(1)}" y="9">tolerance</text><text x="${left - 38}" y="59">0</text>${ticks.map((n) => markup`<text x="${x(10 ** n)}" y="59">${powerOfTen(n)}</text>`)}</svg>`;
};
