import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { greyFactor } from '../../claim/residual.ts';
import { type Markup, markup } from '../html/markup.ts';
import { type Area, fixed, ink, levelAxis, scaled, widthOf } from './axes.ts';
import { type Caption, drawing } from './drawing.ts';

const nameOf = ({ id }: ClaimEvidence): string => id.slice(id.indexOf('/') + 1);

export const tolerancesCaption: Caption = {
  title: 'Value over tolerance, claim by claim',
  description: `The quantiles of value over tolerance in the random cases of every claim: quartiles as a bar with its median, the 99 % quantile at the end of the line, the maximum as a dot. At most 1 holds (solid rule), beyond ${greyFactor} is violated (dashed rule). Values below 1e-9, zeros among them, stand at the left end, infinite ones at the right.`,
};

const [least, most] = [1e-9, 1e9];
const [width, down] = [560, 15];

/** The distribution of value/tolerance of every claim that has one, on a logarithmic axis, as SVG; null where no claim has. */
export const tolerancesSvg = (claims: readonly ClaimEvidence[]): string | null => {
  const rows = claims.filter(({ sequential, cases }) => !sequential && cases.quantiles.length === 6);
  if (rows.length === 0) return null;
  const area: Area = { left: 14 + Math.min(260, Math.max(...rows.map((c) => widthOf(nameOf(c), 11)))), right: width - 14, top: 8, bottom: 8 + down * rows.length };
  const axis = scaled({ words: '', scale: 'log' }, [least, most], [area.left, area.right]);
  const at = (value: number): number => axis.at(Math.min(most, Math.max(least, value)));
  const rule = (value: number, dash: string): Markup => markup`<path d="M${fixed(at(value))} ${area.top}V${area.bottom}" stroke="${ink}" stroke-width="1.2"${dash === '' ? null : markup` stroke-dasharray="${dash}"`}/>`;
  const row = (c: ClaimEvidence, k: number): Markup => {
    const [, lower, median, upper, high, maximum] = c.cases.quantiles.map(at);
    const y = area.top + (k + 0.5) * down;
    return markup`<g><text x="${fixed(area.left - 8)}" y="${fixed(y + 4)}" text-anchor="end">${nameOf(c)}</text><path d="M${fixed(area.left)} ${fixed(y)}H${fixed(area.right)}" stroke="${ink}" stroke-opacity="0.14"/><path d="M${fixed(lower)} ${fixed(y)}H${fixed(high)}" stroke="${ink}"/><rect x="${fixed(lower)}" y="${fixed(y - 3.5)}" width="${fixed(Math.max(0.5, upper - lower))}" height="7" fill-opacity="0.25" stroke="${ink}"/><path d="M${fixed(median)} ${fixed(y - 5.5)}v11" stroke="${ink}" stroke-width="2"/><circle cx="${fixed(maximum)}" cy="${fixed(y)}" r="2.6"/></g>`;
  };
  return drawing(tolerancesCaption, width, area.bottom + 48, markup`<g font-size="11">${rows.map(row)}</g>${rule(1, '')}${rule(greyFactor, '4 3')}${levelAxis(area, axis, 'value over tolerance')}`);
};
