import type { ClaimEvidence, Evidence, NecessityRow, Search } from '../evidence/evidence.ts';
import { wordsOf } from './differences.ts';
import { legible } from './legible.ts';
import { counted, formatBound, formatRough } from './number.ts';
import { statusOf } from './status.ts';

/** What changed from one run to another. */
export interface RunDifferences {
  /** A claim of the old run has another status in the new one, or none. */
  readonly verdictChanged: boolean;
  readonly lines: readonly string[];
}

const bound = (risk: number | null): string => (risk === null ? 'none' : formatBound(risk));

/** The numbers of a search, in words; equal words are no change. */
const numbersOf = (s: Search): Readonly<Record<string, string>> => {
  const { worst, quantiles, residualRisk } = s.cases;
  const x = s.counterexample;
  return {
    'worst residual': quantiles.length === 0 ? 'none' : `${formatRough(quantiles[quantiles.length - 1])} of its tolerance`,
    'tolerance of the worst case': worst === null ? 'none' : `${formatRough(worst.tolerance)} (${worst.because})`,
    'targeted best': s.targeted === null ? 'none' : `${formatRough(s.targeted.best)} of the tolerance`,
    'violation probability': bound(residualRisk),
    'residual of the counterexample': x === null ? 'none' : formatRough(x.residual.value),
    'tolerance of the counterexample': x === null ? 'none' : `${formatRough(x.residual.tolerance)} (${x.residual.because})`,
    confirmation: x === null ? 'none' : `${x.confirmed}, ${x.stability}`,
    cases: `${s.cases.run} of ${s.cases.asked}`,
    mean: s.sequential ? `${s.sequential.mean} in ${counted(s.sequential.samples, 'sample')}` : 'none',
  };
};

const certifiedOf = ({ certificates: c }: ClaimEvidence): Readonly<Record<string, string>> => ({ certified: c === undefined ? 'none' : `${c.certified} of ${counted(c.exhibited, 'point')}` });

const changes = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] =>
  Object.keys(before).filter((key) => before[key] !== after[key]).map((key) => `${key}: ${before[key]} -> ${after[key]}`);

const outcomes = { fails: 'fails', survives: 'not shown necessary', undecided: 'undecided' } as const;

const rowChanges = (c: ClaimEvidence, before: NecessityRow | undefined, after: NecessityRow | undefined): string[] => {
  const row = after ?? before;
  if (row === undefined) return [];
  const name = `without "${wordsOf(c, row.hypothesis)}" (${row.hypothesis})`;
  if (before === undefined || after === undefined) return [`${name}: ${before === undefined ? 'new' : 'gone'}`];
  const outcome = before.outcome === after.outcome ? [] : [`${outcomes[before.outcome]} -> ${outcomes[after.outcome]}`];
  return [...outcome, ...changes(numbersOf(before), numbersOf(after))].map((text) => `${name}: ${text}`);
};

const claimChanges = (before: ClaimEvidence, after: ClaimEvidence): string[] => {
  const names = [...new Set([...before.necessity, ...after.necessity].map((row) => row.hypothesis))];
  const row = (c: ClaimEvidence, name: string): NecessityRow | undefined => c.necessity.find((r) => r.hypothesis === name);
  return [
    ...(statusOf(before) === statusOf(after) ? [] : [`verdict: ${statusOf(before)} -> ${statusOf(after)}: ${after.fault ?? after.reason}`]),
    ...(before.expected === after.expected ? [] : [`record: ${before.expected} -> ${after.expected}`]),
    ...(before.statement === after.statement ? [] : ['the statement was reworded']),
    ...changes(numbersOf(before), numbersOf(after)),
    ...changes(certifiedOf(before), certifiedOf(after)),
    ...names.flatMap((name) => rowChanges(after, row(before, name), row(after, name))),
  ];
};

/** Verdicts, necessities, tolerances and residuals that changed between two runs; a claim that is new changed no verdict, one that is gone did. */
export const differencesOfRuns = (older: Evidence, newer: Evidence): RunDifferences => {
  const [before, after] = [legible(older), legible(newer)];
  const lines: string[] = [];
  let verdictChanged = false;
  for (const [key, a, b] of [['seed', before.seed, after.seed], ['data', before.data, after.data]] as const) {
    if (a !== b) lines.push(`${key}: ${a} -> ${b}`);
  }
  if (before.partial) lines.push('the old run is partial: claims not listed there were not finished');
  if (after.partial) lines.push('the new run is partial: claims not listed there were not finished');
  const ids = [...new Set([...before.claims, ...after.claims].map((c) => c.id))].toSorted();
  const untested = (e: Evidence, id: string): string | undefined => e.notTested?.find((n) => n.id === id)?.reason;
  for (const id of new Set([...(before.notTested ?? []), ...(after.notTested ?? [])].map((n) => n.id).toSorted())) {
    const [a, b] = [untested(before, id), untested(after, id)];
    if (a !== b) lines.push(`${id}: not tested: ${a ?? 'no such item'} -> ${b ?? 'no such item'}`);
  }
  for (const id of ids) {
    const [a, b] = [before.claims.find((c) => c.id === id), after.claims.find((c) => c.id === id)];
    if (a === undefined) lines.push(`${id}: new: ${b === undefined ? '' : statusOf(b)}`);
    else if (b === undefined) lines.push(`${id}: verdict: ${statusOf(a)} -> not tested${after.skipped.some((s) => s.id === id) ? ' (skipped)' : ''}`);
    else lines.push(...claimChanges(a, b).map((text) => `${id}: ${text}`));
    verdictChanged ||= a !== undefined && (b === undefined || statusOf(a) !== statusOf(b));
  }
  if (lines.length === 0) lines.push('nothing changed');
  return { verdictChanged, lines };
};
