import type { ClaimEvidence, Counterexample, Evidence, WrittenSeen } from '../../evidence/evidence.ts';
import { folded } from '../folded.ts';
import { escaped } from '../html/markup.ts';
import { symbolText } from '../html/symbol.ts';
import { number } from '../html/values.ts';
import { otherSeen } from '../instance.ts';
import { statusOf } from '../status.ts';
import { counterexampleWords, refutationScope, residualWords } from '../words.ts';
import { figureStyle } from './figureStyle.ts';

type Rows = readonly (readonly number[])[];

const isRows = (value: unknown): value is Rows => Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row));

const entriesOf = (x: Counterexample): number => Object.values(x.instance).reduce<number>((n, value) => n + (isRows(value) ? value.length * value[0].length : 1), 0);

/**
 * The refuted claim whose counterexample is checked soonest: of those confirmed in exact arithmetic and robust the one with the
 * fewest numbers, then the first by id; null when there is none.
 */
export const simplestRefutation = (e: Pick<Evidence, 'claims'>): (ClaimEvidence & { readonly counterexample: Counterexample }) | null => {
  const shown = e.claims.filter((c): c is ClaimEvidence & { readonly counterexample: Counterexample } => statusOf(c) === 'refuted' && c.counterexample?.confirmed === 'exact' && c.counterexample.stability === 'robust');
  return shown.toSorted((a, b) => entriesOf(a.counterexample) - entriesOf(b.counterexample))[0] ?? null;
};

const pad = 24;
const width = 760;
const row = 22;
const letter = 8.6;

interface Block {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): string;
}

/** A matrix in brackets under its name. */
const matrix = (name: string, rows: Rows): Block => {
  const cells = rows.map((r) => r.map(number));
  const widths = cells[0].map((_, j) => Math.max(...cells.map((r) => r[j].length)) * letter + 12);
  const inner = widths.reduce((a, b) => a + b, 0) + 8;
  const high = rows.length * row + 6;
  const right = widths.map((_, j) => widths.slice(0, j + 1).reduce((a, b) => a + b, 0));
  return {
    width: Math.max(inner, name.length * 7),
    height: high + 20,
    at: (x, y) =>
      `<text class="name" x="${x}" y="${y + 12}">${escaped(name)}</text><g class="matrix"><path d="M${x + 6} ${y + 20}h-6v${high}h6M${x + inner - 6} ${y + 20}h6v${high}h-6"/>${cells
        .map((r, i) => r.map((cell, j) => `<text class="entry" x="${(x + right[j]).toFixed(1)}" y="${y + 38 + i * row}">${escaped(cell)}</text>`).join(''))
        .join('')}</g>`,
  };
};

/** Blocks from left to right, in as many rows as they need. */
const flowed = (blocks: readonly Block[], top: number): { readonly svg: string; readonly bottom: number } => {
  let [x, y, tall, svg] = [pad, top, 0, ''];
  for (const b of blocks) {
    if (x > pad && x + b.width > width - pad) [x, y, tall] = [pad, y + tall + 14, 0];
    svg += b.at(x, y);
    x += b.width + 34;
    tall = Math.max(tall, b.height);
  }
  return { svg, bottom: y + tall };
};

const matricesOf = (values: Readonly<Record<string, WrittenSeen>>): Block[] => Object.entries(values).flatMap(([name, value]) => (isRows(value) ? [matrix(symbolText(name), value)] : []));

const scalarsOf = ({ dims, ...fields }: Counterexample['instance']): string =>
  [...Object.entries(dims as Readonly<Record<string, number>>), ...Object.entries(fields).filter(([, value]) => !Array.isArray(value))].map(([name, value]) => `${symbolText(name)} = ${typeof value === 'number' ? number(value) : String(value)}`).join(',  ');

/** A refuted claim and its counterexample as a picture by itself: what was claimed, the instance, the residual, how sure it is. */
export const counterexampleFigure = (c: ClaimEvidence & { readonly counterexample: Counterexample }): string => {
  const x = c.counterexample;
  let y = pad + 8;
  const parts: string[] = [];
  const say = (text: string, kind: 'title' | 'words' | 'verdict' | 'caption', columns: number, step: number): void => {
    for (const piece of folded(text, '', columns)) {
      parts.push(`<text class="${kind}" x="${pad}" y="${y}">${escaped(piece)}</text>`);
      y += step;
    }
  };
  say(c.title, 'title', 74, 24);
  say(`✗ refuted  (${c.id})`, 'verdict', 90, 26);
  say(scalarsOf(x.instance), 'words', 92, 22);
  const { dims: _, ...fields } = x.instance;
  const instance = flowed(matricesOf(fields as Readonly<Record<string, WrittenSeen>>), y - 8);
  parts.push(instance.svg);
  y = instance.bottom + 34;
  say(residualWords(x.residual), 'words', 92, 22);
  const seen = matricesOf(otherSeen(x.residual));
  if (seen.length > 0) {
    const values = flowed(seen, y - 8);
    parts.push(values.svg);
    y = values.bottom + 34;
  }
  say(`${counterexampleWords(x)}.`, 'caption', 104, 19);
  say(refutationScope(c), 'caption', 104, 19);
  const height = y + pad - 16;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(`Counterexample to ${c.id}: ${c.title}`)}">\n<style>${figureStyle}</style>\n<rect class="paper" width="100%" height="100%" rx="6"/>\n${parts.join('\n')}\n</svg>\n`;
};
