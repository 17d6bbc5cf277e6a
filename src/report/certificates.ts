import type { Certificate, Certificates, WrittenInterval } from '../evidence/evidence.ts';
import { counted, formatRough } from './number.ts';

/** How much of what instances exhibit is certified, in one sentence. */
export const certificatesWords = ({ instances, exhibited, certified, refused }: Certificates): string => {
  const reasons = Object.entries(refused).map(([failure, count]) => `${failure} ${count}`);
  return `certified in interval arithmetic: ${certified} of ${counted(exhibited, 'point')} that ${counted(instances, 'instance')} exhibit${reasons.length === 0 ? '' : `; not certified: ${reasons.join(', ')}`}`;
};

/** All digits that a double needs, and no rounding in print. */
const bounds = ([lower, upper]: WrittenInterval): string => `[${lower}, ${upper}]`;

/** A certificate spelled out: what is certified, the box with its bounds exactly, and the inequality that was checked. */
export const certificateLines = (c: Certificate): string[] => {
  const what = c.kind === 'zero' ? 'exactly one zero' : `exactly one critical point, a ${c.kind},`;
  return [
    `${c.what}: ${what} in the box (${c.coordinates})`,
    ...c.box.map((side, k) => `  ${k + 1}: ${bounds(side)} = [${(c.exactly[k] ?? []).join(', ')}]`),
    'since K(X) = m − Y F(m) + (I − Y F′(X))(X − m) lies inside of the box X, rounded outward:',
    ...c.enclosure.map((side, k) => `  ${k + 1}: ${bounds(side)}, m = ${c.midpoint[k]}`),
    ...(c.discs === null ? [] : [`and no disc of VᵀF′(X)V holds 0: ${c.discs.map(([lower, upper]) => `[${formatRough(lower)}, ${formatRough(upper)}]`).join(', ')}`]),
  ];
};
