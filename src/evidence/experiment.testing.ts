import { type AnyExperiment, experiment, meansAgree } from '../claim/experiment.ts';
import { paper } from '../claim/paper.ts';
import { experimentRecord, type ExperimentRecord, type Run } from './experimentRecord.ts';

const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });
interface Outcome { readonly a: number; readonly b: number }
const recorded = (a: number) => ({ seeds: 4, of: { a: { mean: a, deviation: 0.08 } } });

/** An experiment of three rows and two metrics, made by hand, for tests of what reads it. */
export const toyExperiment: AnyExperiment = experiment({
  id: 'toys/toss',
  title: 'Tossing',
  source: toys.at('Section 1', { provenance: 'derived' }),
  version: 1,
  words: 'Means; *recorded* is another toy.',
  claims: ['toys/held'],
  rows: [{ name: 'one', setup: { size: 1 }, recorded: recorded(0.5) }, { name: 'two', setup: { size: 2 } }, { name: 'three', setup: { size: 3 }, recorded: recorded(1) }],
  seeds: 2,
  work: { unit: 'toss', of: ({ size }) => size },
  *run({ size }): Generator<number, Outcome> { yield size; return { a: size, b: 1 }; },
  metrics: { a: { words: 'α', of: (o: Outcome) => o.a }, b: { words: '|β|', of: (o: Outcome) => o.b, digits: 1, meanOnly: true } },
  reproduced: meansAgree(3, 0.02),
  notes: (rows) => [{ words: `${rows.length} rows noted, **all** of them.`, holds: true }],
  pictures: (rows) => ({ means: { kind: 'plot', title: 'Means & ends', description: 'They rise.', x: { words: 'row' }, y: { words: 'α' }, series: [{ name: 'here', draw: 'both', x: rows.map((_, k) => k), y: rows.map(({ measured }) => measured.of.a.mean) }] } }),
});

export const toyRun = (row: string, seed: number, a: number): Run => ({ row, seed, outcome: { a, b: seed }, millisecondsPerUnit: 3 });

export const toyRecord = (runs: readonly Run[] = [toyRun('two', 1, 2), toyRun('one', 2, 0.6), toyRun('one', 1, 0.4)], of: AnyExperiment = toyExperiment): Promise<ExperimentRecord> =>
  experimentRecord(of, runs, { asked: 6, code: 'c'.repeat(64), environment: { gainsay: '0.0.0', node: '20.0.0', platform: 'linux x64' } });
