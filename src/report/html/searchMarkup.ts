import type { ClaimEvidence, Search } from '../../evidence/evidence.ts';
import { wordsOf } from '../differences.ts';
import { counted, formatBound, formatRough } from '../number.ts';
import { residualWords, sequentialWords, targetedWords } from '../words.ts';
import { type Markup, markup } from './markup.ts';
import { meanStrip } from './meanStrip.ts';
import { ratioStrip } from './ratioStrip.ts';
import { replayLine } from './replayLine.ts';

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const percent = (share: number): string => `${formatRough(100 * share)} %`;

const riskLine = ({ cases, verdict, sequential }: Search): string => {
  if (sequential) return 'No bound per instance: the statement is about a mean.';
  if (cases.residualRisk !== null) return `An instance drawn by this generator violates with probability at most ${formatBound(cases.residualRisk)}, at 95 % confidence (random cases only).`;
  return verdict === 'refuted' ? 'No bound: a violation was found.' : 'No bound: not every case was decided.';
};

const coverage = ({ cases }: Search): Markup | null => {
  const regimes = Object.entries(cases.coverage);
  if (regimes.length === 0) return null;
  const row = ([name, { share, asked }]: (typeof regimes)[number]): Markup =>
    markup`<tr><th scope="row">${name}</th><td class="num">${percent(share)}</td><td class="num">${percent(asked)}</td><td>${share >= asked ? '✓ reached' : '✗ missed'}</td></tr>`;
  return markup`<div class="scroll"><table class="plain"><thead><tr><th scope="col">Regime covered</th><th scope="col" class="num">of the cases</th><th scope="col" class="num">asked</th><th scope="col"></th></tr></thead><tbody>${regimes.map(row)}</tbody></table></div>`;
};

/** What a search did: cases, quantiles drawn, worst residual, residual risk, regimes, targeted search or sequential test. */
export const searchMarkup = (c: ClaimEvidence, s: Search): Markup => {
  const { cases, sequential } = s;
  const guards = Object.entries(cases.discardedBy);
  const lines: (Markup | string)[] = [
    `${capital(counted(cases.run, 'random case'))}${cases.run < cases.asked && !sequential ? ` of ${counted(cases.asked, 'case').replace(/ .*/, '')} asked` : ''}${cases.undecided > 0 ? `, ${cases.undecided} of them undecided` : ''}${s.witnesses > 0 ? `; before them ${counted(s.witnesses, 'stored witness').replace('witnesss', 'witnesses')}` : ''}.`,
    ...(cases.discards > 0 ? [`${counted(cases.discards, 'instance')} discarded${guards.map(([name, n], k) => `${k > 0 ? ',' : guards.length === 1 ? '' : ':'} ${guards.length === 1 ? '' : `${n} `}by “${wordsOf(c, name)}”`).join('')}.`] : []),
    ...(s.targeted === null ? [] : [`${capital(targetedWords(s.targeted))}; adaptive, hence outside the bound below.`]),
    ...(sequential ? [`${capital(sequentialWords(sequential))}.`] : []),
    ...(cases.worst === null || sequential ? [] : [markup`Worst residual: ${residualWords(cases.worst)}.`]),
    riskLine(s),
  ];
  return markup`${sequential ? meanStrip(sequential) : ratioStrip(cases.quantiles)}<ul class="facts">${lines.map((line) => markup`<li>${line}</li>`)}</ul>${coverage(s)}${cases.worst === null || sequential ? null : replayLine('Replay the worst case', cases.worst.replay)}`;
};
