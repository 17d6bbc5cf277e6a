import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { papersOf } from '../../evidence/ofPaper.ts';
import { certifiedShareWords } from '../certificates.ts';
import { counted, formatRough } from '../number.ts';
import { provenanceShort, statusRule } from '../words.ts';
import { counts, type Finding, findings } from './findings.ts';
import type { Href } from './href.ts';
import { type Markup, markup } from './markup.ts';
import { notTestedBadge, verdictBadge } from './verdictBadge.ts';

/** Who wrote a paper and where it is, under a heading that names it. */
export const byline = (p: ClaimEvidence['paper']): Markup => markup`${p.authors}, ${p.venue}, arXiv:${p.arxiv}`;

/** One paper under its title, several in a list. */
const subject = (e: Evidence): Markup => {
  const papers = papersOf(e);
  if (papers.length === 1) return markup`<h1>${papers[0].title}</h1><p class="byline">${byline(papers[0])}</p>`;
  return markup`<h1>${counted(e.claims.length, 'claim')} of ${counted(papers.length, 'paper')}</h1>`;
};

/** The papers of a joint report: each with its counts, and the page that its claims are in. */
const paperTable = (e: Evidence, pageOf: Href): Markup => {
  const row = (p: ClaimEvidence['paper']): Markup => {
    const own = (id: string): boolean => id.startsWith(`${p.slug}/`);
    const of = counts({ claims: e.claims.filter((c) => own(c.id)), skipped: e.skipped.filter((s) => own(s.id)), notTested: (e.notTested ?? []).filter((n) => own(n.id)) });
    return markup`<tr><th scope="row"><a href="${pageOf(p.slug)}">${p.title}</a><br><span class="by">${byline(p)}</span></th>${of.slice(0, 5).map(({ n, look }) => markup`<td class="num ${look}${n === 0 ? ' zero' : ''}">${n}</td>`)}</tr>`;
  };
  return markup`<div class="scroll"><table class="plain papers"><thead><tr><th scope="col">Paper</th>${['held', 'refuted', 'not shown necessary', 'open', 'not tested'].map((name) => markup`<th scope="col" class="num">${name}</th>`)}</tr></thead><tbody>${papersOf(e).map(row)}</tbody></table></div>`;
};

const shortened = (digest: string): Markup => markup`<code title="${digest}">${digest.slice(0, 12)}…</code>`;

/** When, with what and on what, on one line. */
const circumstances = ({ environment: m, seed, data, digest }: Evidence): Markup =>
  markup`<p class="circumstances"><span>${m.started.slice(0, 10)}</span> <span>gainsay ${m.gainsay}</span> <span>seed ${seed}</span> <span>data: ${data}</span> <span>digest ${shortened(digest)}</span></p>`;

const mostFindings = 8;

/** The findings of several papers by turns, so that the first screen is not all of one; the order within a paper stays. */
const byTurns = (all: readonly Finding[]): Finding[] => {
  const turn = new Map<string, number>();
  const ranked = all.map((f) => {
    const slug = f.id.slice(0, f.id.indexOf('/'));
    turn.set(slug, (turn.get(slug) ?? 0) + 1);
    return { f, turn: turn.get(slug) ?? 0 };
  });
  return ranked.toSorted((a, b) => a.turn - b.turn).map(({ f }) => f);
};

const findingList = (e: Evidence, href: Href): Markup => {
  const known = new Set(e.claims.map((c) => c.id));
  const repair = (nearest: string | undefined): Markup | null =>
    nearest === undefined ? null : markup` The nearest statement that holds is ${known.has(nearest) ? markup`<a href="${href(nearest)}">${nearest}</a>` : nearest}.`;
  const all = byTurns(findings(e));
  if (all.length === 0) {
    return markup`<p>${e.claims.length === 0 ? 'No claim was finished.' : 'Every claim is as recorded, none is refuted, every hypothesis was shown necessary.'}</p>`;
  }
  const more = all.length - mostFindings;
  return markup`<ol class="findings">${all.slice(0, mostFindings).map(({ id, lead, text, nearest }) => markup`<li><strong>${lead}.</strong> ${text}${repair(nearest)} <a href="${href(id)}">${id}</a></li>`)}</ol>${
    more > 0 ? markup`<p class="none">and ${counted(more, 'further finding')}, each in the section of its claim</p>` : null
  }`;
};

const run = ({ environment: m, seed, data, digest }: Evidence): Markup => {
  const packages = Object.entries(m.packages).map(([name, version]) => `${name} ${version}`).join(', ');
  const rows: [string, Markup][] = [
    ['Digest', markup`<code id="digest">${digest}</code> <span id="digest-check"></span>`],
    ['Run', markup`${m.started.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}, ${formatRough(m.seconds)} s, ${counted(m.workers, 'worker')}; seed <code>${seed}</code>; data: ${data}`],
    ['With', markup`gainsay ${m.gainsay}, Node ${m.node}, ${m.platform}${packages === '' ? null : `; ${packages}`}`],
  ];
  return markup`<dl class="sources">${rows.map(([term, text]) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
};

/** The first screen: which papers, how many claims held, the most important findings in words, digest and circumstances. */
export const overview = (e: Evidence, href: Href, pageOf: Href | null): Markup => {
  const share = certifiedShareWords(e.claims);
  return markup`<header class="top"><p class="eyebrow">Verification report</p>${subject(e)}${circumstances(e)}${
    e.partial ? markup`<p class="banner"><strong>Partial.</strong> The run was interrupted; claims that are not listed were not finished.</p>` : null
  }<ul class="counts">${counts(e).map(({ n, label, look }) => markup`<li class="${look}${n === 0 ? ' zero' : ''}"><span class="n">${n}</span> <span>${label}</span></li>`)}</ul>${pageOf === null ? null : paperTable(e, pageOf)}<h2>Findings</h2>${findingList(e, href)}<p class="rule">A verdict is computed from what was run, never typed: ${statusRule}. <em>Held</em> means that no violation was found, not that there is a proof. A hypothesis that holds “by construction” is asserted on every instance; a “guard” discards the instances that miss it.${share === null ? null : markup` ${share}.`}</p>${run(e)}</header>`;
};

const worstOf = ({ cases, sequential }: ClaimEvidence): string =>
  sequential ? `mean ${formatRough(sequential.mean)}` : cases.worst === null || cases.quantiles.length === 0 ? '—' : formatRough(cases.quantiles.at(-1) ?? 0);

const needed = ({ necessity }: ClaimEvidence): string =>
  necessity.length === 0 ? '—' : `${necessity.filter((row) => row.outcome === 'fails').length} of ${necessity.length}`;

/** Every claim in one table: verdict, worst value/tolerance, hypotheses shown necessary, provenance. */
export const claimsTable = (e: Evidence, href: Href): Markup =>
  markup`<div class="scroll"><table class="plain index"><thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th><th scope="col" class="num">Worst, of its tolerance</th><th scope="col" class="num">Hypotheses shown necessary</th><th scope="col">Provenance</th></tr></thead>${papersOf(e).map((p) => markup`<tbody>${papersOf(e).length === 1 ? null : markup`<tr class="group"><th scope="rowgroup" colspan="5">${p.title}</th></tr>`}${e.claims.filter((c) => c.paper.slug === p.slug).map(
    (c) => markup`<tr><th scope="row"><a href="${href(c.id)}">${c.id.slice(c.paper.slug.length + 1)}</a></th><td>${verdictBadge(c)}${c.asRecorded ? null : markup` <span class="differs">differs</span>`}</td><td class="num">${worstOf(c)}</td><td class="num">${needed(c)}</td><td>${provenanceShort(c)}</td></tr>`,
  )}${(e.notTested ?? []).filter((n) => n.id.startsWith(`${p.slug}/`)).map((n) => markup`<tr><th scope="row"><a href="${href(n.id)}">${n.id.slice(p.slug.length + 1)}</a></th><td>${notTestedBadge}</td><td class="num">—</td><td class="num">—</td><td>${n.provenance}</td></tr>`)}</tbody>`)}</table></div>`;
