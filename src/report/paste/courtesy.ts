import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { instanceLines, otherSeen, valueLines } from '../instance.ts';
import { isAttributable } from '../status.ts';
import { counterexampleWords, provenanceWords, residualWords, sequentialWords } from '../words.ts';
import { code, type Dialect, fenced, prose } from './dialect.ts';

/** How much of a refutation is told: all; without readings and values on the way; the sentence and how to re-run it. */
export type Detail = 'full' | 'brief' | 'line';

const width = 76;

/** Whom the statement is ascribed to: the authors where both the result and the statement were read in paper or code, else us. */
const subject = (c: ClaimEvidence): string =>
  isAttributable(c)
    ? `this statement of "${prose(c.paper.title)}" (${prose(c.paper.authors)}; arXiv:${prose(c.paper.arxiv)}, ${prose(c.place)}), as we read it,`
    : `our own formulation of this statement (on "${prose(c.paper.title)}", arXiv:${prose(c.paper.arxiv)}, ${prose(c.place)})`;

/** Our reading of the claim, before anything is said against it. */
const reading = (c: ClaimEvidence, dialect: Dialect, detail: Detail): string[] => [
  `Our reading: ${prose(c.forAll)}${c.hypotheses.length === 0 ? '' : `; suppose ${c.hypotheses.map((h) => `${prose(h.words)} (${dialect.inline(h.tex)})`).join('; ')}`}; then`,
  '',
  ...dialect.display(c.statement),
  '',
  ...(detail === 'full' && c.readings.length > 0 ? [`Where the source leaves a choice we took: ${c.readings.map(prose).join('; ')}.`, ''] : []),
];

const found = (c: ClaimEvidence, detail: Detail): string[] => {
  const example = c.counterexample;
  if (example === null) return [c.sequential ? `We found: ${prose(sequentialWords(c.sequential))}.` : `We found: ${prose(c.reason)}.`];
  if (detail === 'line') return [`We found ${prose(residualWords(example.residual))}; re-run it: ${code(`npm run gainsay -- replay ${example.replay}`)}`];
  const seen = detail === 'full' ? valueLines(otherSeen(example.residual), width) : [];
  return [
    `Every hypothesis of this reading holds on the instance below, and yet ${prose(residualWords(example.residual))}; ${prose(counterexampleWords(example))}.`,
    '',
    ...fenced([...instanceLines(example.instance, width, c.fields), ...(seen.length > 0 ? ['where', ...seen] : []), '', `npm run gainsay -- replay ${example.replay}`]),
  ];
};

const closing = (c: ClaimEvidence, erratum: ClaimEvidence | undefined): string => {
  const near = erratum === undefined ? '' : ` A near statement did hold in our search: ${prose(erratum.title)} (${prose(erratum.id)}).`;
  return isAttributable(c)
    ? `We may have misread it, and would be grateful to learn which assumption excludes ${c.counterexample === null ? 'this' : 'this instance'}.${near}`
    : `The statement as tested: ${prose(provenanceWords(c))}. What we found concerns our formulation only; we do not attribute it to the authors.${near}`;
};

/** One courteous paragraph on a refuted claim: our reading first, then what does not fit, then how we may be wrong. */
export const courtesy = (c: ClaimEvidence, erratum: ClaimEvidence | undefined, dialect: Dialect, detail: Detail): string =>
  [
    `**${prose(c.title)}** (${prose(c.id)}: refuted${c.asRecorded ? ', as recorded' : ''})`,
    '',
    `We were unable to reconcile ${subject(c)} with ${c.counterexample === null ? 'what we measured' : 'a small instance'}.`,
    ...(detail === 'line' ? [] : ['', ...reading(c, dialect, detail)]),
    ...found(c, detail),
    '',
    closing(c, erratum),
  ].join('\n');
