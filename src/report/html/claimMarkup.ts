import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { differences } from '../differences.ts';
import { provenanceWords } from '../words.ts';
import { certificatesMarkup } from './certificatesMarkup.ts';
import { counterexampleMarkup } from './counterexampleMarkup.ts';
import { typeset } from './typeset.ts';
import { type Markup, markup } from './markup.ts';
import { necessityMarkup } from './necessityMarkup.ts';
import { refutationWords } from './refutationWords.ts';
import { searchMarkup } from './searchMarkup.ts';
import { symbol } from './symbol.ts';
import { lookOf, verdictBadge } from './verdictBadge.ts';

/** Claim ids as links; an id that the report does not contain is text. */
export const claimLinks = (ids: readonly string[], known: ReadonlySet<string>): Markup[] =>
  ids.map((id, i) => markup`${i > 0 ? ', ' : ''}${known.has(id) ? markup`<a href="#${id}">${id}</a>` : id}`);

const suppose = (c: ClaimEvidence): Markup =>
  c.hypotheses.length === 0
    ? markup`<p class="none">No hypothesis beyond the setting.</p>`
    : markup`<ul class="hypotheses">${c.hypotheses.map(
        (h) => markup`<li><span class="words">${h.words}</span> <span class="tex-inline">${typeset(h.tex, 'inline')}</span> <span class="by">${h.by === 'construction' ? 'by construction' : 'as a guard'}</span></li>`,
      )}</ul>`;

const setting = (c: ClaimEvidence): Markup => {
  const fields = c.fields ?? [];
  const item = ({ name, what, axes }: (typeof fields)[number]): Markup => markup`<div><dt>${symbol(name)}</dt><dd>${what}${axes === null ? null : markup` <span class="axes">${axes.join('×')}</span>`}</dd></div>`;
  return markup`<p class="for-all">${c.forAll}.</p>${fields.length === 0 ? null : markup`<dl class="fields">${fields.map(item)}</dl>`}`;
};

const ruling = (c: ClaimEvidence, known: ReadonlySet<string>): Markup => {
  const recorded = c.asRecorded ? `As recorded${c.expected === 'refuted' ? ': a statement known to be false' : ''}.` : null;
  const { word, name } = lookOf(c);
  const why = c.fault ?? c.reason;
  // A reason often begins with the verdict itself: "held in 1000 random cases".
  const rest = why.startsWith(word) ? why.slice(word.length) : `: ${why}`;
  return markup`<p class="ruling ${name}"><strong>${word.replace(/^./, (letter) => letter.toUpperCase())}</strong>${rest}. ${recorded}</p>${differences(c).map((text) => markup`<p class="differs">${text}</p>`)}${
    c.fault === null && c.verdict === 'refuted' ? markup`<p>${refutationWords(c)}</p>` : null
  }${c.erratum === null ? null : markup`<p>Nearest statement that holds: ${claimLinks([c.erratum], known)}.</p>`}`;
};

const sources = (c: ClaimEvidence, known: ReadonlySet<string>): Markup => {
  const rows: [string, Markup][] = [
    ['Source', markup`${c.place}; ${provenanceWords(c)}.`],
    ...(c.readings.length === 0 ? [] : [['Readings', markup`<ul>${c.readings.map((r) => markup`<li>${r}</li>`)}</ul>`] as [string, Markup]]),
    ['Oracle', markup`${c.oracle}.`],
    ...(c.uses.length === 0 ? [] : [['Rests on', markup`${claimLinks(c.uses, known)}`] as [string, Markup]]),
  ];
  return markup`<dl class="sources">${rows.map(([term, text]) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
};

/** The whole section of a claim; `known` are the ids that can be linked to, `figures` its pictures. */
export const claimMarkup = (c: ClaimEvidence, known: ReadonlySet<string>, figures: Markup | null = null): Markup =>
  markup`<section class="claim" id="${c.id}" aria-label="${c.id}"><header><p class="eyebrow"><a href="#${c.id}">${c.id}</a> <span>${c.kind}</span> <span>${c.place}</span></p><h3>${c.title}</h3>${verdictBadge(c)}</header><div class="statement">${typeset(c.statement, 'display')}</div>${setting(c)}<h4>Suppose</h4>${suppose(c)}<h4>Verdict</h4>${ruling(c, known)}${searchMarkup(c, c)}${
    c.counterexample === null ? null : markup`<h4>Counterexample</h4>${counterexampleMarkup(c.counterexample, c.fields)}`
  }${c.certificates === undefined ? null : certificatesMarkup(c.certificates)}${necessityMarkup(c)}${figures}<h4>Where it comes from</h4>${sources(c, known)}<div class="live" data-claim="${c.id}"></div></section>`;
