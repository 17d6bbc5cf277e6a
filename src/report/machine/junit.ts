import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { certificatesWords } from '../certificates.ts';
import { differences } from '../differences.ts';
import { legible } from '../legible.ts';
import { partialWords, statusOf } from '../status.ts';
import { casesWords, provenanceShort, refutationScope } from '../words.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for XML 1.0; the two code points that no escape admits have been dealt with, as have controls (`legible`). */
const xml = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => entities[c]).replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD');

const element = (name: string, attributes: Readonly<Record<string, string | number>>, content: readonly string[] = []): string => {
  const open = `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`).join('')}`;
  return content.length === 0 ? `${open}/>` : `${open}>\n${content.join('\n')}\n</${name}>`;
};

/** A test is green only when verdict and necessity are as recorded; "gave up" and "inconclusive" are recorded of no claim. */
const verdictOf = (c: ClaimEvidence): string[] => {
  const message = differences(c).join('; ');
  if (c.fault !== null) return [element('error', { type: 'our error', message })];
  return c.asRecorded ? [] : [element('failure', { type: c.verdict, message })];
};

const testcase = (c: ClaimEvidence, seconds: number): string => {
  const properties = { status: statusOf(c), expected: c.expected, provenance: provenanceShort(c), place: c.place, arxiv: c.paper.arxiv, ...(c.counterexample === null ? {} : { replay: c.counterexample.replay }) };
  return element('testcase', { classname: c.paper.slug, name: c.id, time: seconds }, [
    element('properties', {}, Object.entries(properties).map(([name, value]) => element('property', { name, value }))),
    ...verdictOf(c),
    `<system-out>${xml(`${statusOf(c).toUpperCase()}: ${c.title}. ${c.reason}. ${casesWords(c.cases)}.${c.certificates === undefined ? '' : ` ${certificatesWords(c.certificates)}.`}${statusOf(c) === 'refuted' ? ` ${refutationScope(c)}` : ''}`)}</system-out>`,
  ]);
};

/** JUnit XML, one suite a paper, without host name and time of day. An interrupted run has a test of its own, in error. */
export const junit = (evidence: Evidence): string => {
  const e = legible(evidence);
  const seconds = (c: ClaimEvidence): number => e.environment.claims[c.id]?.seconds ?? 0;
  const suites: { name: string; cases: string[]; failures: number; errors: number; skipped: number; time: number }[] = [];
  const suite = (name: string): (typeof suites)[number] => {
    const known = suites.find((s) => s.name === name);
    if (known !== undefined) return known;
    const fresh = { name, cases: [], failures: 0, errors: 0, skipped: 0, time: 0 };
    suites.push(fresh);
    return fresh;
  };
  for (const c of e.claims) {
    const s = suite(c.paper.slug);
    s.cases.push(testcase(c, seconds(c)));
    s.errors += c.fault === null ? 0 : 1;
    s.failures += c.fault === null && !c.asRecorded ? 1 : 0;
    s.time += seconds(c);
  }
  for (const { id, reason } of e.skipped) {
    const s = suite(id.split('/')[0]);
    s.cases.push(element('testcase', { classname: s.name, name: id, time: 0 }, [element('skipped', { message: reason })]));
    s.skipped += 1;
  }
  for (const n of e.notTested ?? []) {
    const s = suite(n.id.split('/')[0]);
    s.cases.push(element('testcase', { classname: s.name, name: n.id, time: 0 }, [element('skipped', { type: 'not tested', message: `not tested: ${n.title} (${n.place}; ${n.provenance}): ${n.reason}` })]));
    s.skipped += 1;
  }
  if (e.partial) {
    const s = suite('run');
    s.cases.push(element('testcase', { classname: 'run', name: 'complete', time: 0 }, [element('error', { type: 'partial', message: partialWords })]));
    s.errors += 1;
  }
  const sum = (key: 'failures' | 'errors' | 'skipped' | 'time'): number => suites.reduce((total, s) => total + s[key], 0);
  const time = (t: number): string => t.toFixed(3);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    { name: 'gainsay', tests: suites.reduce((n, s) => n + s.cases.length, 0), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped'), time: time(sum('time')) },
    suites.map((s) => element('testsuite', { name: s.name, tests: s.cases.length, failures: s.failures, errors: s.errors, skipped: s.skipped, time: time(s.time) }, s.cases)),
  )}\n`;
};
