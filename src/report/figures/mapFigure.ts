import type { Evidence } from '../../evidence/evidence.ts';
import { claimsMap, mapPatterns } from '../html/claimsMap.ts';
import { escaped } from '../html/markup.ts';
import { partialWords, statusTally } from '../status.ts';
import { figureStyle } from './figureStyle.ts';

const margin = 12;
const line = 18;

/** The map of the claims of a paper, `laidOut`, as a picture by itself, with the tally of the run below it; no link, no script, nothing fetched. */
export const mapFigure = (e: Evidence, graph: string): string => {
  const drawn = claimsMap(e, graph).text;
  const [, w = '0', h = '0'] = /<svg[^>]* width="(\d+)pt" height="(\d+)pt"/.exec(drawn) ?? [];
  const [width, height] = [Number(w), Number(h)];
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(drawn)?.[1].replaceAll(/<\/?a\b[^>]*>|<title>[\s\S]*?<\/title>/g, '') ?? '';
  const captions = [`${statusTally(e)}.`, ...(e.partial ? [partialWords] : [])];
  const text = captions.map((caption, k) => `<text class="caption" x="${margin}" y="${height + margin + (k + 1) * line}">${escaped(caption)}</text>`).join('');
  const full = { width: width + 2 * margin, height: height + 2 * margin + (captions.length + 0.5) * line };
  const defs = /<defs>[\s\S]*<\/defs>/.exec(mapPatterns.text)?.[0] ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}" role="img" aria-label="Map of the claims: ${escaped(captions.join(' '))}">\n<style>${figureStyle}</style>\n${defs}\n<rect class="paper" width="100%" height="100%" rx="6"/>\n<g class="map" transform="translate(${margin} ${margin})">${inner.trim()}</g>\n${text}\n</svg>\n`;
};
