import type { Certificate, Certificates, WrittenInterval } from '../../evidence/evidence.ts';
import { certificatesWords } from '../certificates.ts';
import { formatRough } from '../number.ts';
import { type Markup, markup } from './markup.ts';
import { replayLine } from './replayLine.ts';
import { typeset } from './typeset.ts';

const minus = (text: string): string => text.replaceAll('-', '−');

/** All digits that a double needs, and no rounding in print. */
const bounds = ([lower, upper]: WrittenInterval): string => minus(`[${lower}, ${upper}]`);

const kinds: Readonly<Record<Certificate['kind'], string>> = { zero: 'exactly one zero', minimum: 'exactly one critical point, a minimum,', maximum: 'exactly one critical point, a maximum,', saddle: 'exactly one critical point, a saddle,' };

/** Whether the image of a side lies inside of the side, checked on the numbers as they are printed. */
const inside = ([lower, upper]: WrittenInterval, [low, high]: WrittenInterval): boolean => lower < low && high < upper;

const row = (c: Certificate, k: number): Markup => {
  const [side, image] = [c.box[k], c.enclosure[k]];
  return markup`<tr><th scope="row">${k + 1}</th><td class="num">${bounds(side)}<br><small>= [${minus((c.exactly[k] ?? []).join(', '))}]</small></td><td class="num">${image === undefined ? '—' : bounds(image)}</td><td>${image !== undefined && inside(side, image) ? '✓ inside' : '✗ not inside'}</td></tr>`;
};

const discs = ({ discs: all }: Certificate): Markup | null =>
  all === null ? null : markup`<p>The kind follows since no disc of ${typeset("V^\\top F'(X) V", 'inline')} holds 0: ${all.map((d, k) => markup`${k > 0 ? ', ' : ''}[${minus(formatRough(d[0]))}, ${minus(formatRough(d[1]))}]`)}.</p>`;

/** The inequality that was checked. */
const reason = ({ kantorovich: k }: Certificate): Markup =>
  k === undefined
    ? markup`${typeset("K(X) = m - Y F(m) + (I - Y F'(X))(X - m)", 'inline')}, rounded outward, lies inside of it`
    : markup`${typeset("h = \\|Y F(m)\\|\\,K / (1 - \\|I - Y F'(m)\\|)^2 \\le \\tfrac12", 'inline')} (Newton, Kantorovich): h = ${formatRough(k.h)}, K = ${formatRough(k.lipschitz)} a bound of ${typeset("\\|Y F''\\|", 'inline')} within ${formatRough(k.radius)} of m`;

const one = (c: Certificate): Markup =>
  markup`<details><summary>${c.what}</summary><p>There is ${kinds[c.kind]} in the box ${typeset('X', 'inline')} with the coordinates (${c.coordinates}), since ${reason(c)}.</p><div class="scroll"><table class="plain certificate"><thead><tr><th scope="col"></th><th scope="col" class="num">box X, and its bounds exactly</th><th scope="col" class="num">${c.kantorovich === undefined ? 'K(X)' : 'holds the zero'}</th><th scope="col">checked</th></tr></thead><tbody>${c.box.map((_, k) => row(c, k))}</tbody></table></div>${discs(c)}${replayLine('Replay', c.replay)}</details>`;

/** What the instances of a claim exhibit, certified: the count in words, then every certificate kept, its box exactly and the inclusion checked. */
export const certificatesMarkup = (all: Certificates): Markup =>
  markup`<h4>Certificates</h4><p>${certificatesWords(all).replace(/^./, (letter) => letter.toUpperCase())}.</p>${all.shown.map(one)}`;
