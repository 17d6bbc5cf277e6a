import type { ClaimEvidence, NecessityRow } from '../../evidence/evidence.ts';
import { wordsOf } from '../differences.ts';
import { outcomeWords } from '../words.ts';
import { counterexampleMarkup } from './counterexampleMarkup.ts';
import { type Markup, markup } from './markup.ts';

const marks = { fails: '✗', survives: '○', undecided: '?' } as const;

const found = (row: NecessityRow): string =>
  row.counterexample === null ? '—' : `${row.counterexample.confirmed}, ${row.counterexample.stability}`;

const line = (c: ClaimEvidence, row: NecessityRow): Markup =>
  markup`<tr><th scope="row">${wordsOf(c, row.hypothesis)}</th><td><span aria-hidden="true">${marks[row.outcome]}</span> ${outcomeWords(row)}${
    row.outcome === row.expected ? null : markup` <strong class="differs">differs from the record (${row.expected})</strong>`
  }</td><td>${found(row)}</td></tr>`;

/** What happens when each hypothesis is dropped and the others are kept, with every counterexample below the table. */
export const necessityMarkup = (c: ClaimEvidence): Markup => {
  if (c.necessity.length === 0) return markup``;
  const examples = c.necessity.flatMap((row) =>
    row.counterexample === null
      ? []
      : [markup`<details><summary>Counterexample without “${wordsOf(c, row.hypothesis)}”</summary>${counterexampleMarkup(row.counterexample, c.fields)}</details>`],
  );
  return markup`<h4>Is each hypothesis needed?</h4><div class="scroll"><table class="plain necessity"><thead><tr><th scope="col">Dropped, the others kept</th><th scope="col">The conclusion</th><th scope="col">Confirmed</th></tr></thead><tbody>${c.necessity.map((row) => line(c, row))}</tbody></table></div>${examples}`;
};
