import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { greyFactor } from '../../claim/residual.ts';
import { type Caption, specSvg } from './pictureSvg.ts';

const nameOf = ({ id }: ClaimEvidence): string => id.slice(id.indexOf('/') + 1);

export const tolerancesCaption: Caption = {
  title: 'Value over tolerance, claim by claim',
  description: `The quantiles of value over tolerance in the random cases of every claim: quartiles as a bar with its median, the 99 % quantile at the end of the line, the maximum as a dot. At most 1 holds (solid rule), beyond ${greyFactor} is violated (dashed rule). Values below 1e-9, zeros among them, stand at the left end, infinite ones at the right.`,
};

const [least, most] = [1e-9, 1e9];

/** The distribution of value/tolerance of every claim that has one, on a logarithmic axis, as SVG; null where no claim has. */
export const tolerancesSvg = async (claims: readonly ClaimEvidence[]): Promise<string | null> => {
  const rows = claims.flatMap((c) => {
    const { quantiles } = c.cases;
    if (c.sequential || quantiles.length !== 6) return [];
    const [, lower, median, upper, high, maximum] = quantiles.map((q) => Math.min(most, Math.max(least, q)));
    return [{ claim: nameOf(c), lower, median, upper, high, maximum }];
  });
  if (rows.length === 0) return null;
  const ink = 'currentColor';
  const y = { field: 'claim', type: 'nominal', title: null, sort: null, axis: { grid: true, labelLimit: 260 } } as const;
  const at = (field: string) => ({ field, type: 'quantitative', title: 'value over tolerance', scale: { type: 'log', domain: [least, most] as number[] }, axis: { tickCount: 10, format: '.0e' } }) as const;
  const rule = (x: number, strokeDash: number[]) => ({ data: { values: [{ x }] }, mark: { type: 'rule', stroke: ink, strokeWidth: 1.2, strokeDash }, encoding: { x: at('x') } }) as const;
  return specSvg(
    {
      data: { values: rows },
      width: 420,
      height: { step: 15 },
      layer: [
        { mark: { type: 'rule', stroke: ink, strokeWidth: 1 }, encoding: { y, x: at('lower'), x2: { field: 'high' } } },
        { mark: { type: 'bar', fill: ink, fillOpacity: 0.25, stroke: ink, strokeWidth: 1, height: 7 }, encoding: { y, x: at('lower'), x2: { field: 'upper' } } },
        { mark: { type: 'tick', color: ink, thickness: 2, size: 11 }, encoding: { y, x: at('median') } },
        { mark: { type: 'point', filled: true, fill: ink, opacity: 1, size: 22 }, encoding: { y, x: at('maximum') } },
        rule(1, [1, 0]),
        rule(greyFactor, [4, 3]),
      ],
    },
    tolerancesCaption,
  );
};
