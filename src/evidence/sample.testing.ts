import type { NotTested } from '../claim/paper.ts';
import { collect } from './collect.ts';
import type { Cases, Certificates, ClaimEvidence, Counterexample, Evidence, NecessityRow } from './evidence.ts';

/** Evidence made by hand, for tests of what reads it. */
export const sampleCases: Cases = {
  asked: 1000,
  run: 1000,
  discards: 3,
  discardedBy: { positive: 3 },
  undecided: 0,
  coverage: { 'N ≥ 3': { asked: 0.3, share: 0.61 } },
  quantiles: [0, 0.001, 0.004, 0.01, 0.02, 0.03],
  worst: { value: 3e-16, tolerance: 1e-14, because: '45 roundings at scale 1.0', what: '|a − b|', replay: 'toy/held:case=1f' },
  residualRisk: 0.0029912,
};

export const sampleCounterexample: Counterexample = {
  instance: { dims: { N: 2, d: 1 }, x: [[1], [-0.5]], alpha: [[0, 1], [0.1, 0]], h: 'relu', tau: 2 },
  residual: { what: '|a − b|', value: 0.5, tolerance: 1e-14, because: '45 roundings at scale 1.0', seen: { '|a − b|': 0.5, gap: 0.25, gradients: [[1, 0], [0, 1]], list: [1, 2], zero: -0 } },
  confirmed: 'exact',
  stability: 'robust',
  foundBy: 'random',
  found: 12,
  reduced: 230,
  replay: 'toy/held:without=positive:N=2:d=1:x=1/-0.5',
};

const search = { verdict: 'held', reason: 'held in 1000 cases', witnesses: 1, cases: sampleCases, targeted: { evaluations: 250, best: 0.03 }, counterexample: null } as const;

export const sampleRow: NecessityRow = {
  ...search,
  hypothesis: 'positive',
  expected: 'fails',
  outcome: 'fails',
  verdict: 'refuted',
  reason: 'confirmed (exact), found by the random phase',
  counterexample: sampleCounterexample,
};

/** A claim that held, with one necessary hypothesis; `changes` replace its parts. */
export const sampleClaim = (changes: Partial<ClaimEvidence> = {}): ClaimEvidence => ({
  ...search,
  id: 'toy/held',
  title: 'The sum of the parts is the whole',
  paper: { slug: 'toy', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere 2020' },
  place: 'Section 1',
  provenance: 'paper',
  statementProvenance: 'reconstructed',
  kind: 'identity',
  statement: String.raw`\|a\| = |b_1| + |b_2|`,
  forAll: 'For all N samples x',
  fields: [
    { name: 'x', what: 'samples, one a row', axes: ['N', 'd'] },
    { name: 'alpha', what: 'importances', axes: ['N', 'N'] },
    { name: 'h', what: 'activation', axes: null },
    { name: 'tau', what: 'temperature', axes: null },
  ],
  hypotheses: [{ name: 'positive', words: 'the factor is positive', tex: 'c > 0', by: 'guard' }],
  readings: ['the sum runs over all pairs'],
  oracle: 'the double sum',
  uses: [],
  expected: 'held',
  erratum: null,
  necessity: [sampleRow],
  fault: null,
  asRecorded: true,
  ...changes,
});

/** One zero of x² − 2 in a box, certified, and a point that was not. */
export const sampleCertificates: Certificates = {
  instances: 2,
  exhibited: 3,
  certified: 2,
  refused: { 'the box is not mapped into itself': 1 },
  shown: [
    {
      what: 'the positive root', coordinates: 'x', kind: 'zero', replay: 'toy/held:case=1f', midpoint: [1.4140625], preconditioner: [[0.25]], box: [[1.375, 1.453125]], exactly: [['11·2^-3', '93·2^-6']],
      enclosure: [[1.40625, 1.421875]], value: [[-0.000427, -0.000426]], jacobian: [[[2.75, 2.90625]]], directions: null, discs: null,
    },
  ],
};

/** A statement known to be false, refuted as recorded. */
export const sampleRefuted = (changes: Partial<ClaimEvidence> = {}): ClaimEvidence =>
  sampleClaim({ id: 'toy/refuted', expected: 'refuted', erratum: 'toy/held', verdict: 'refuted', counterexample: sampleCounterexample, cases: { ...sampleCases, residualRisk: null }, necessity: [], ...changes });

export const sampleNotTested: NotTested = { id: 'toy/informal', title: 'Toys are used more than trains', place: 'Section 2', provenance: 'paper', reason: 'it names no quantity that a program could measure' };

export const sampleEvidence = (changes: Partial<Pick<Evidence, 'claims' | 'skipped' | 'notTested' | 'partial' | 'data'>> = {}): Promise<Evidence> =>
  collect({
    seed: 7,
    data: 'generated',
    claims: [sampleClaim(), sampleRefuted()],
    skipped: [],
    partial: false,
    environment: { gainsay: '0.1.0', node: '20.19.0', platform: 'linux x64', packages: {}, started: '2020-01-01T00:00:00.000Z', seconds: 1, workers: 2, claims: { 'toy/held': { seconds: 1, casesPerSecond: 1000 } } },
    ...changes,
  });
