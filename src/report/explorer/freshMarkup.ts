import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { canonicalJson } from '../../evidence/json.ts';
import { wordsOf } from '../differences.ts';
import { counterexampleMarkup } from '../html/counterexampleMarkup.ts';
import { type Markup, markup } from '../html/markup.ts';
import { searchMarkup } from '../html/searchMarkup.ts';
import { verdictBadge } from '../html/verdictBadge.ts';
import { formatRough } from '../number.ts';
import { statusOf } from '../status.ts';
import { outcomeWords } from '../words.ts';

/** Whether two runs of a claim saw the same, to the last number. */
export const sameEvidence = (a: ClaimEvidence, b: ClaimEvidence): boolean => canonicalJson(a) === canonicalJson(b);

const worst = ({ cases, sequential }: ClaimEvidence): string =>
  sequential ? `mean ${formatRough(sequential.mean)} in ${sequential.samples}` : cases.quantiles.length === 0 ? '—' : `${formatRough(cases.quantiles.at(-1) ?? 0)} of the tolerance in ${cases.run}`;

/** Fresh evidence beside the attached: verdicts, worst residuals, necessity; then what the fresh run found. */
export const freshMarkup = (attached: ClaimEvidence, fresh: ClaimEvidence, seed: number, seconds: number): Markup => {
  const rows: [string, Markup | string, Markup | string][] = [
    ['Verdict', verdictBadge(attached), verdictBadge(fresh)],
    ['Why', attached.fault ?? attached.reason, fresh.fault ?? fresh.reason],
    ['Worst residual', worst(attached), worst(fresh)],
    ...fresh.necessity.map((row, k): [string, string, string] => [`without “${wordsOf(fresh, row.hypothesis)}”`, attached.necessity[k] === undefined ? '—' : outcomeWords(attached.necessity[k]), outcomeWords(row)]),
  ];
  const same = sameEvidence(attached, fresh);
  const summary = same ? 'The same evidence as attached, to the last number.' : statusOf(attached) === statusOf(fresh) ? 'The same verdict as attached.' : 'Another verdict than attached.';
  return markup`<p class="ruling"><strong>${summary}</strong> Run in this browser with seed ${seed} in ${formatRough(seconds)} s.</p><div class="scroll"><table class="plain"><thead><tr><td></td><th scope="col">Attached</th><th scope="col">Here</th></tr></thead><tbody>${rows.map(
    ([name, a, b]) => markup`<tr><th scope="row">${name}</th><td>${a}</td><td>${b}</td></tr>`,
  )}</tbody></table></div>${same ? null : searchMarkup(fresh, fresh)}${
    fresh.counterexample === null ? null : markup`<h5>Counterexample found here</h5>${counterexampleMarkup(fresh.counterexample, fresh.fields ?? attached.fields)}`
  }`;
};
