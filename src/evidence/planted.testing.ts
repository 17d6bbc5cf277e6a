import type { ClaimEvidence, Evidence } from './evidence.ts';
import { sampleCases, sampleClaim, sampleCounterexample, sampleEvidence, sampleNotTested, sampleRefuted, sampleRow } from './sample.testing.ts';

/** One run of each kind that a report must tell from a run in which all is well. */
export const planted: Readonly<Record<string, { readonly says: RegExp; readonly claims: readonly ClaimEvidence[]; readonly notTested?: Evidence['notTested'] & object; readonly partial?: true }>> = {
  'a false claim': {
    says: /refuted/i,
    claims: [sampleRefuted({ id: 'toy/false', expected: 'held', erratum: null, asRecorded: false, reason: 'found by random search' })],
  },
  'a vacuous claim': {
    says: /gave.up/i,
    claims: [sampleClaim({ id: 'toy/vacuous', verdict: 'gave up', asRecorded: false, reason: '5 of 9,000 accepted', cases: { ...sampleCases, run: 5, residualRisk: null }, necessity: [] })],
  },
  'an inconclusive claim': {
    says: /inconclusive/i,
    claims: [sampleClaim({ id: 'toy/open', verdict: 'inconclusive', asRecorded: false, reason: 'the integration did not converge', cases: { ...sampleCases, undecided: 7, residualRisk: null }, necessity: [] })],
  },
  'an error of ours': {
    says: /our.error/i,
    claims: [sampleClaim({ id: 'toy/faulty', verdict: 'inconclusive', asRecorded: false, reason: 'our error: a residual was NaN', fault: 'a residual was NaN', cases: { ...sampleCases, run: 0, quantiles: [], worst: null, residualRisk: null }, necessity: [] })],
  },
  'an item not tested': { says: /not.?tested/i, claims: [sampleClaim({ id: 'toy/beside', necessity: [] })], notTested: [sampleNotTested] },
  'a partial run': { says: /partial/i, claims: [sampleClaim({ id: 'toy/finished', necessity: [] })], partial: true },
};

/** A run in which all is well: none of the words above may occur in a report of it. */
export const well = (): Promise<Evidence> => sampleEvidence({ claims: [sampleClaim({ id: 'toy/well', necessity: [{ ...sampleRow, verdict: 'held', outcome: 'survives', expected: 'survives', reason: 'held in 1000 cases', counterexample: null }] })] });

/** Strings that give orders to some renderer. */
export const hostile = [
  '</script><img src=x onerror=alert(1)>',
  '$E=mc^2$ and \\(x\\) \\begin{align}y\\end{align}',
  'a | b || c',
  '`code` ```fence```',
  '\u202Etxet desrever\u202C \u200B\u2066',
  'one\ntwo\r\n\n# heading\n- item',
  '\u001B[31mred\u0007',
  '![i](http://x.example/i.png) [l](javascript:alert(1)) www.x.example a@x.example @team',
  '\\input{/etc/passwd} \\def\\x{} ^^5cinput % comment',
  ']]> <!-- claims:end --> &lt;b&gt; &copy;',
  '\uD800 half, \uFFFE none, \u0000 nul',
  '__proto__',
] as const;

/** A run in which every text is the given one, down to the ids and the names of values. */
export const poisoned = (text: string): Promise<Evidence> => {
  const x = { ...sampleCounterexample, instance: { dims: { [text]: 2 }, [text]: [[1], [2]], h: text }, residual: { what: text, value: 1, tolerance: 0.1, because: text, seen: { [`${text} seen`]: text } }, replay: text };
  const cases = { ...sampleCases, discardedBy: { [text]: 1 }, coverage: { [text]: { asked: 0.1, share: 0.5 } }, worst: { value: 1, tolerance: 1, because: text, what: text, replay: text } };
  const claim = sampleRefuted({
    id: text, title: text, paper: { slug: text, title: text, authors: text, arxiv: text, venue: text }, place: text, statement: text, forAll: text, fields: [{ name: text, what: text, axes: [text, text] }],
    hypotheses: [{ name: text, words: text, tex: text, by: 'guard' }], readings: [text], oracle: text, uses: [text], erratum: text, reason: text, cases, counterexample: x, provenance: 'paper', statementProvenance: 'paper',
    necessity: [{ ...sampleRow, hypothesis: text, reason: text, cases, counterexample: x }], asRecorded: false, expected: 'held',
  });
  const others = [{ ...claim, id: `${text}-held`, verdict: 'held', counterexample: null, asRecorded: true } as const, { ...claim, id: `${text}-fault`, fault: text }, { ...claim, id: `${text}-open`, verdict: 'inconclusive', counterexample: null } as const];
  return sampleEvidence({ claims: [claim, ...others], skipped: [{ id: text, reason: text }], notTested: [{ id: `${text}-item`, title: text, place: text, provenance: 'paper', reason: text }], data: text });
};
