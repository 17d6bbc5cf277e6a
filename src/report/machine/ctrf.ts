import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { prettyJson } from '../../evidence/json.ts';
import { certificatesWords } from '../certificates.ts';
import { differences } from '../differences.ts';
import { legible } from '../legible.ts';
import { partialWords, statusOf } from '../status.ts';
import { casesWords, provenanceShort } from '../words.ts';
import { startOf } from './searches.ts';

interface Test {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly duration: number;
  readonly rawStatus: string;
  readonly suite: readonly string[];
  readonly message: string;
  readonly extra?: Readonly<Record<string, string | null>>;
}

const milliseconds = (seconds: number): number => Math.round(1000 * seconds);

const testOf = (c: ClaimEvidence, seconds: number): Test => ({
  name: c.id,
  // Green means as recorded; the verdict itself is the raw status.
  status: c.asRecorded && c.fault === null ? 'passed' : 'failed',
  duration: milliseconds(seconds),
  rawStatus: statusOf(c),
  suite: [c.paper.slug],
  message: [c.title, ...(c.asRecorded ? [c.reason] : differences(c)), casesWords(c.cases), ...(c.certificates === undefined ? [] : [certificatesWords(c.certificates)])].join('. '),
  extra: { expected: c.expected, provenance: provenanceShort(c), place: c.place, arxiv: c.paper.arxiv, replay: c.counterexample?.replay ?? null },
});

/** Common Test Report Format (CTRF) 1.0: one test a claim; an interrupted run has a failed test of its own. */
export const ctrf = (evidence: Evidence): string => {
  const e = legible(evidence);
  const tests: Test[] = [
    ...e.claims.map((c) => testOf(c, e.environment.claims[c.id]?.seconds ?? 0)),
    ...e.skipped.map((s): Test => ({ name: s.id, status: 'skipped', duration: 0, rawStatus: 'skipped', suite: [s.id.split('/')[0]], message: s.reason })),
    // Skipped is what this run left out; pending, what no run executes.
    ...(e.notTested ?? []).map((n): Test => ({ name: n.id, status: 'pending', duration: 0, rawStatus: 'not tested', suite: [n.id.split('/')[0]], message: `${n.title}. ${n.reason}`, extra: { provenance: n.provenance, place: n.place } })),
    ...(e.partial ? [{ name: 'run/complete', status: 'failed', duration: 0, rawStatus: 'partial', suite: ['run'], message: partialWords } as const] : []),
  ];
  const count = (status: Test['status']): number => tests.filter((t) => t.status === status).length;
  const start = startOf(e.environment.started);
  return `${prettyJson({
    reportFormat: 'CTRF',
    specVersion: '1.0.0',
    generatedBy: 'gainsay',
    results: {
      tool: { name: 'gainsay', version: e.environment.gainsay },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: count('pending'),
        other: 0,
        start,
        stop: start + milliseconds(e.environment.seconds),
        extra: { seed: e.seed, data: e.data, digest: e.digest, partial: e.partial },
      },
      tests,
    },
  })}\n`;
};
