import { scaleLinear } from 'd3-scale';
import type { Sequential } from '../../evidence/evidence.ts';
import { formatRough } from '../number.ts';
import { type Markup, markup } from './markup.ts';

const scale = scaleLinear().domain([0, 1]).range([14, 626]);
const x = (p: number): string => String(Math.round(scale(p) * 10) / 10);

/** The mean of a sequential test on [0, 1] as SVG, between "not more than the null" and "at least null + effect"; what lies between the two is hatched. */
export const meanStrip = (s: Sequential): Markup => {
  const claimed = Math.min(1, s.null + s.effect);
  const words = `mean ${s.mean}; not more than ${formatRough(s.null)} would be chance, at least ${formatRough(claimed)} is claimed`;
  const zone = (kind: string, from: number, to: number): Markup =>
    markup`<rect class="zone ${kind}" x="${x(from)}" y="16" width="${String(Math.round((scale(to) - scale(from)) * 10) / 10)}" height="28"/>`;
  return markup`<svg class="strip" viewBox="0 0 640 62" role="img"><title>${words}</title>${zone('violated', 0, s.null)}${zone('grey', s.null, claimed)}${zone('holds', claimed, 1)}<path class="limit" d="M${x(s.null)} 12v36"/><text x="${x(s.null)}" y="9">chance</text><circle class="most" cx="${x(s.mean)}" cy="30" r="4"/>${[0, 0.25, 0.5, 0.75, 1].map((p) => markup`<text x="${x(p)}" y="59">${p}</text>`)}</svg>`;
};
