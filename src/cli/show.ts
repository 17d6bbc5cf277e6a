import { existsSync } from 'node:fs';
import type { AnyClaim } from '../claim/claim.ts';
import type { NotTested } from '../claim/paper.ts';
import type { ClaimEvidence } from '../evidence/evidence.ts';
import { claimLine } from '../report/terminal.ts';
import { casesWords, outcomeWords, provenanceOf } from '../report/words.ts';
import { folded } from '../report/folded.ts';
import { wordsOf } from '../report/differences.ts';
import { listedClaims, loadClaim, notTestedOf } from './corpus.ts';
import { evidencePaths, readEvidence } from './evidenceFile.ts';
import { exit } from './exit.ts';
import { type Arguments, only } from './options.ts';
import { shown } from './root.ts';
import type { Screen } from './screen.ts';
import { selectOne } from './select.ts';
import { UsageError } from './usageError.ts';

/** What the newest evidence that has the claim says, with where it stands; a file that is there and cannot be read as evidence is told. */
const lastEvidence = async (id: string, screen: Pick<Screen, 'err'>): Promise<{ readonly found: ClaimEvidence; readonly where: string } | null> => {
  for (const path of [evidencePaths.latest, evidencePaths.reference].filter(existsSync)) {
    try {
      const { claims, data } = await readEvidence(path);
      const found = claims.find((c) => c.id === id);
      if (found !== undefined) return { found, where: `${shown(path)}, data: ${data}` };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      screen.err(`note: passed over: ${error.message}\n`);
    }
  }
  return null;
};

const verdictLines = async (id: string, screen: Screen): Promise<string[]> => {
  const { width } = screen;
  const last = await lastEvidence(id, screen);
  if (last === null) return ['last verdict: none; run npm run verify'];
  const { found, where } = last;
  return [
    `last verdict (${where})`,
    `  ${claimLine(found)}`,
    ...[casesWords(found.cases), ...found.necessity.map((row) => `without "${wordsOf(found, row.hypothesis)}": ${outcomeWords(row)}`)].flatMap((text) => folded(text, '  ', width, '    ')),
  ];
};

const section = (title: string, texts: readonly string[], width: number): string[] =>
  texts.length === 0 ? [] : [title, ...texts.flatMap((text) => folded(text, '  ', width, '    ')), ''];

const claimText = (c: AnyClaim, width: number): string[] => {
  const part = (title: string, texts: readonly string[]): string[] => section(title, texts, width);
  const { paper, place, provenance, statement } = c.source;
  return [
    `${c.id}  (${c.kind})`,
    c.title,
    '',
    ...part('statement', [c.statement]),
    ...part('setting', [c.forAll.words]),
    ...part(
      'suppose',
      Object.entries(c.suppose).map(([name, h]) => `${name}: ${h.words}  $${h.tex}$  (without it: recorded as ${c.without[name]})`),
    ),
    ...part('source', [`${paper.authors}, "${paper.title}", ${paper.venue}, arXiv:${paper.arxiv}, ${place}`, provenanceOf(provenance, statement)]),
    ...part('readings', c.readings),
    ...part('oracle', [c.oracle]),
    ...part('rests on', c.uses),
    ...part('recorded verdict', [c.erratum === undefined ? c.expect : `${c.expect}; nearest statement that holds: ${c.erratum}`]),
  ];
};

const itemText = (n: NotTested, width: number): string[] => [
  `${n.id}  (not tested)`,
  n.title,
  '',
  ...section('source', [n.place, provenanceOf(n.provenance, n.provenance)], width),
  ...section('not tested, because', [n.reason], width),
];

/** `gainsay show`: one claim, and what the last run found. */
export const showCommand = async ({ positionals }: Arguments, screen: Screen): Promise<number> => {
  const claims = await listedClaims();
  const items = await notTestedOf(claims);
  const id = selectOne(only(positionals, 'claim id'), [...claims, ...items].map((c) => c.id));
  const item = items.find((n) => n.id === id);
  if (item !== undefined) {
    screen.out(`${itemText(item, screen.width).join('\n').trimEnd()}\n`);
    return exit.asRecorded;
  }
  const lines = await Promise.all(claims.filter((c) => c.id === id).map(async (c) => claimText((await loadClaim(c)).claim, screen.width)));
  screen.out(`${[...lines.flat(), ...(await verdictLines(id, screen))].join('\n')}\n`);
  return exit.asRecorded;
};
