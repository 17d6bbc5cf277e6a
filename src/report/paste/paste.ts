import type { ClaimEvidence, Evidence, NecessityRow } from '../../evidence/evidence.ts';
import { certificatesWords } from '../certificates.ts';
import { differences, wordsOf } from '../differences.ts';
import { legible } from '../legible.ts';
import { counted } from '../number.ts';
import { byImportance, partialWords, statusOf, statusTally } from '../status.ts';
import { casesWords, outcomeWords, provenanceShort, sequentialWords } from '../words.ts';
import { courtesy } from './courtesy.ts';
import { type Dialect, prose } from './dialect.ts';

/** A part of the text that is kept or left out whole; `versions` from the longest to the shortest. */
interface Block {
  readonly kind: 'refuted' | 'noteworthy' | 'held' | 'skipped' | 'not tested';
  readonly versions: readonly string[];
}

const dropped = (c: ClaimEvidence, rows: readonly NecessityRow[]): string =>
  rows.map((row) => `"${prose(wordsOf(c, row.hypothesis))}": ${prose(outcomeWords(row))}`).join('; ');

/** What neither held nor was refuted as recorded: in words, with the reason. */
const noteworthy = (c: ClaimEvidence): Block => {
  const status = statusOf(c);
  const head = `**${prose(c.title)}** (${prose(c.id)}: ${status}${status === 'our error' ? ', not a finding' : ''})`;
  const why = prose(c.fault ?? c.reason);
  const changed = c.fault === null ? differences(c).map(prose).join('; ') : '';
  return { kind: 'noteworthy', versions: [`${head}: ${why}. ${capital(prose(casesWords(c.cases)))}.${changed === '' ? '' : ` Differs from the record: ${changed}.`}`, `${head}: ${why}.`] };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const held = (c: ClaimEvidence, dialect: Dialect): Block => {
  const head = `- **${prose(c.title)}** (${prose(c.id)}; ${prose(c.place)}; ${provenanceShort(c)}): held`;
  const numbers = capital(prose(c.sequential ? sequentialWords(c.sequential) : casesWords(c.cases)));
  const certified = c.certificates === undefined ? '' : ` ${capital(prose(certificatesWords(c.certificates)))}.`;
  const without = c.necessity.length === 0 ? '' : ` Without ${dropped(c, c.necessity)}.`;
  return { kind: 'held', versions: [`${head}. ${dialect.inline(c.statement)}. ${numbers}.${certified}${without}`, `${head}. ${numbers}.${certified}${without}`, `${head}.`] };
};

const blocksOf = (e: Evidence, dialect: Dialect): Block[] => {
  const heldNow = new Map(e.claims.filter((c) => statusOf(c) === 'held').map((c) => [c.id, c]));
  return [
    ...byImportance(e.claims).map((c): Block => {
      const erratum = c.erratum === null ? undefined : heldNow.get(c.erratum);
      if (statusOf(c) === 'refuted') return { kind: 'refuted', versions: (['full', 'brief', 'line'] as const).map((detail) => courtesy(c, erratum, dialect, detail)) };
      return c.asRecorded && c.verdict === 'held' ? held(c, dialect) : noteworthy(c);
    }),
    ...e.skipped.map((s): Block => ({ kind: 'skipped', versions: [`- ${prose(s.id)}: skipped, ${prose(s.reason)}`] })),
    ...(e.notTested ?? []).map((n): Block => ({ kind: 'not tested', versions: [`- ${prose(n.title)} (${prose(n.id)}; ${prose(n.place)}; ${n.provenance}): not tested, ${prose(n.reason)}`, `- ${prose(n.id)}: not tested, ${prose(n.reason)}`] })),
  ];
};

const gap = '\n\n';

/** The version of each block that is printed, null where none fits: findings first, each at least in brief before any in full. */
const chosen = (blocks: readonly Block[], room: number): (string | null)[] => {
  const out: (string | null)[] = blocks.map(() => null);
  let left = room;
  const take = (i: number, candidates: readonly string[]): void => {
    const current = out[i];
    const fits = candidates.find((text) => text.length + gap.length - (current === null ? 0 : current.length + gap.length) <= left);
    if (fits === undefined || (current !== null && fits.length <= current.length)) return;
    left += (current === null ? 0 : current.length + gap.length) - fits.length - gap.length;
    out[i] = fits;
  };
  for (const findings of [true, false]) {
    const group = blocks.flatMap((b, i) => ((b.kind === 'refuted' || b.kind === 'noteworthy') === findings ? [i] : []));
    for (const i of group) take(i, blocks[i].versions.slice(-1));
    for (const i of group) take(i, blocks[i].versions);
  }
  return out;
};

const kinds = [
  ['refuted', 'a refuted claim', 'refuted claims'],
  ['noteworthy', 'a claim undecided or unlike its record', 'claims undecided or unlike their record'],
  ['held', 'a claim that held', 'claims that held'],
  ['skipped', 'a skipped claim', 'skipped claims'],
  ['not tested', 'an item not tested', 'items not tested'],
] as const;

/** The account of what is not in the text. */
const leftOut = (blocks: readonly Block[], texts: readonly (string | null)[]): string => {
  const parts = kinds.flatMap(([kind, one, many]) => {
    const n = blocks.filter((b, i) => b.kind === kind && texts[i] === null).length;
    return n === 0 ? [] : [n === 1 ? one : `${n} ${many}`];
  });
  const shortened = blocks.filter((b, i) => texts[i] !== null && texts[i] !== b.versions[0]).length;
  if (shortened > 0) parts.push(`details of ${counted(shortened, 'claim')}`);
  return `Left out for length: ${parts.length === 0 ? 'nothing' : parts.join(', ')}.`;
};

const opening = (e: Evidence): string => {
  const papers = [...new Set(e.claims.map((c) => `"${c.paper.title}" (arXiv:${c.paper.arxiv})`))];
  return [
    `**Statements tested by search for counterexamples.** ${statusTally(e)}. ${papers.length > 0 && papers.length <= 4 ? `On ${papers.map(prose).join(', ')}. ` : ''}*Held* means that no violation was found, not that there is a proof.`,
    ...(e.partial ? [`**${partialWords}**`] : []),
    `Seed ${e.seed}, data: ${prose(e.data)}, evidence ${e.digest.slice(0, 16)}.`,
  ].join(gap);
};

/**
 * Findings to paste under a limit, most important first: whole blocks only, so that no formula is ever cut, and at the
 * end what was left out. Throws a `RangeError` when `maxChars` has no room for the opening and the ending.
 */
export const paste = (evidence: Evidence, dialect: Dialect, maxChars: number): string => {
  const e = legible(evidence);
  const blocks = blocksOf(e, dialect);
  const head = opening(e);
  // The longest the ending can be: everything left out, and everything shortened too.
  const ending = leftOut(blocks, blocks.map(() => null)).length + `, details of ${counted(blocks.length, 'claim')}`.length;
  const room = maxChars - head.length - gap.length - ending - 1;
  if (room < 0) throw new RangeError(`${dialect.name}: ${maxChars} characters are too few; the opening and the account of what was left out need ${maxChars - room}`);
  const texts = chosen(blocks, room);
  return `${[head, ...texts.filter((text) => text !== null), leftOut(blocks, texts)].join(gap)}\n`;
};
