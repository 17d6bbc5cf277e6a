import type { Certificate, Certificates, ClaimEvidence, WrittenInterval } from '../evidence/evidence.ts';
import { counted, formatRough } from './number.ts';

/** The reason of a point that is not smooth: it lies on a kink, and no box around it has gates of constant signs. */
const kink = 'gate sign changes in the box';

/** How much of what instances exhibit is certified, and what is left out, in one sentence. */
export const certificatesWords = ({ instances, exhibited, certified, refused, leftOut }: Certificates): string => {
  const reasons = Object.entries(refused).map(([failure, count]) => `${failure} ${count}`);
  const left = leftOut === undefined ? '' : `${exhibited === 0 ? '' : '; '}not certified: ${leftOut}`;
  if (exhibited === 0 && left !== '') return left;
  return `certified in interval arithmetic: ${certified} of ${counted(exhibited, 'point')} that ${counted(instances, 'instance')} exhibit${reasons.length === 0 ? '' : `; not certified: ${reasons.join(', ')}`}${left}`;
};

/** How many of the isolated smooth points that instances of all claims exhibit are certified; those on kinks apart. */
export interface CertifiedShare {
  readonly claims: number;
  readonly certified: number;
  readonly smooth: number;
  readonly onKinks: number;
}

export const certifiedShare = (claims: readonly Pick<ClaimEvidence, 'certificates'>[]): CertifiedShare => {
  const all = claims.flatMap(({ certificates }) => (certificates === undefined || certificates.exhibited === 0 ? [] : [certificates]));
  const sum = (of: (c: Certificates) => number): number => all.reduce((total, c) => total + of(c), 0);
  return { claims: all.length, certified: sum((c) => c.certified), smooth: sum((c) => c.exhibited - (c.refused[kink] ?? 0)), onKinks: sum((c) => c.refused[kink] ?? 0) };
};

/** The same in one sentence; null where nothing is exhibited. */
export const certifiedShareWords = (claims: readonly Pick<ClaimEvidence, 'certificates'>[]): string | null => {
  const { claims: exhibiting, certified, smooth, onKinks } = certifiedShare(claims);
  if (exhibiting === 0) return null;
  const percent = smooth === 0 ? '' : ` (${formatRough((100 * certified) / smooth)} %)`;
  return `Of the isolated smooth points that instances of ${counted(exhibiting, 'claim')} exhibit, ${certified} of ${smooth} are certified in interval arithmetic${percent}; ${onKinks} more lie on kinks`;
};

/** All digits that a double needs, and no rounding in print. */
const bounds = ([lower, upper]: WrittenInterval): string => `[${lower}, ${upper}]`;

/** A certificate spelled out: what is certified, the box with its bounds exactly, and the inequality that was checked. */
export const certificateLines = (c: Certificate): string[] => {
  const what = c.kind === 'zero' ? 'exactly one zero' : `exactly one critical point, a ${c.kind},`;
  return [
    `${c.what}: ${what} in the box (${c.coordinates})`,
    ...c.box.map((side, k) => `  ${k + 1}: ${bounds(side)} = [${(c.exactly[k] ?? []).join(', ')}]`),
    c.kantorovich === undefined
      ? 'since K(X) = m − Y F(m) + (I − Y F′(X))(X − m) lies inside of the box X, rounded outward:'
      : `since ‖Y F(m)‖ K = h (1 − ‖I − Y F′(m)‖)² with h = ${c.kantorovich.h} ≤ 1/2 (Newton, Kantorovich), K = ${c.kantorovich.lipschitz} a bound of ‖Y F″‖ within ${c.kantorovich.radius} of m; the zero lies in:`,
    ...c.enclosure.map((side, k) => `  ${k + 1}: ${bounds(side)}, m = ${c.midpoint[k]}`),
    ...(c.discs === null ? [] : [`and no disc of VᵀF′(X)V holds 0: ${c.discs.map(([lower, upper]) => `[${formatRough(lower)}, ${formatRough(upper)}]`).join(', ')}`]),
  ];
};
