import type { AnyExperiment, Figures, MeasuredRow, Note, RecordedFigures, Spread } from '../claim/experiment.ts';
import type { Paper, Provenance } from '../claim/paper.ts';
import { type Picture, settledPicture } from '../claim/picture.ts';
import { digestOf } from './digest.ts';

/** Bumped when a reader of older records would misunderstand a newer one. */
export const experimentRecordVersion = 1;

/** One finished run: the row and seed it belongs to, what it ended with, and what a unit of its work cost. */
export interface Run {
  readonly row: string;
  readonly seed: number;
  readonly outcome: unknown;
  readonly millisecondsPerUnit: number;
}

/** What an experiment measured, beside what another implementation did: all that its table and its pictures are made of. */
export interface ExperimentRecord {
  readonly format: 'gainsay-experiment';
  readonly version: typeof experimentRecordVersion;
  readonly id: string;
  readonly title: string;
  readonly paper: Paper;
  readonly place: string;
  readonly provenance: Provenance;
  readonly statementProvenance: Provenance;
  readonly words: string;
  /** When a row counts as reproduced; null where nothing is recorded elsewhere. */
  readonly reproducedWhen: string | null;
  /** The claims that it stands behind. */
  readonly claims: readonly string[];
  /** The unit of work ("step"). */
  readonly unit: string;
  readonly metrics: readonly { readonly name: string; readonly words: string; readonly digits: number; readonly meanOnly: boolean }[];
  /** How much of it there would be. */
  readonly asked: { readonly rows: number; readonly runs: number };
  readonly rows: readonly {
    readonly name: string;
    readonly setup: Readonly<Record<string, unknown>>;
    readonly seeds: readonly number[];
    /** By metric, seed by seed. */
    readonly values: Readonly<Record<string, readonly number[]>>;
    readonly measured: Figures;
    readonly recorded: RecordedFigures | null;
    readonly reproduced: boolean | null;
  }[];
  readonly notes: readonly Note[];
  readonly pictures: Readonly<Record<string, Picture>>;
  /** The experiment's own version, and SHA-256 of the code of its runs. */
  readonly revision: number;
  readonly code: string;
  /** SHA-256 of the canonical JSON of everything but itself and the environment. */
  readonly digest: string;
  /** What may differ where everything else is the same. */
  readonly environment: { readonly gainsay: string; readonly node: string; readonly platform: string; readonly millisecondsPerUnit: Readonly<Record<string, number>> };
}

/** The mean and the standard deviation (n − 1 below, 0 for one value). */
export const spreadOf = (values: readonly number[]): Spread => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
};

/** The runs of a row, seed by seed. */
const ofRow = (runs: readonly Run[], name: string): Run[] => runs.filter((run) => run.row === name).toSorted((a, b) => a.seed - b.seed);

/** The rows of the experiment that have runs, in their order. */
const measured = ({ rows, metrics, reproduced }: AnyExperiment, runs: readonly Run[]) =>
  rows.flatMap(({ name, setup, recorded = null }) => {
    const own = ofRow(runs, name);
    if (own.length === 0) return [];
    const values = Object.fromEntries(Object.entries(metrics).map(([key, metric]) => [key, own.map((run) => metric.of(run.outcome))]));
    const figures: Figures = { seeds: own.length, of: Object.fromEntries(Object.entries(values).map(([key, all]) => [key, spreadOf(all)])) };
    const row: MeasuredRow = { name, measured: figures, recorded, reproduced: recorded === null ? null : reproduced.holds(figures, recorded) };
    return [{ row, setup, seeds: own.map(({ seed }) => seed), values, milliseconds: Math.min(...own.map((run) => run.millisecondsPerUnit)) }];
  });

/** The record of an experiment's finished runs; `asked` is how many there would be, `code` the hash of what they depend on. */
export const experimentRecord = async (
  experiment: AnyExperiment,
  runs: readonly Run[],
  { asked, code, environment }: { readonly asked: number; readonly code: string; readonly environment: Omit<ExperimentRecord['environment'], 'millisecondsPerUnit'> },
): Promise<ExperimentRecord> => {
  const { id, title, source, words, claims = [], work, metrics, version } = experiment;
  const found = measured(experiment, runs);
  const rows = found.map(({ row }) => row);
  const content: Omit<ExperimentRecord, 'digest' | 'environment'> = {
    format: 'gainsay-experiment',
    version: experimentRecordVersion,
    id,
    title,
    paper: source.paper,
    place: source.place,
    provenance: source.provenance,
    statementProvenance: source.statement,
    words,
    reproducedWhen: experiment.rows.some(({ recorded }) => recorded !== undefined) ? experiment.reproduced.words : null,
    claims,
    unit: work.unit,
    metrics: Object.entries(metrics).map(([name, { words: head, digits = 3, meanOnly = false }]) => ({ name, words: head, digits, meanOnly })),
    asked: { rows: experiment.rows.length, runs: asked },
    rows: found.map(({ row: { name, measured: figures, recorded, reproduced }, setup, seeds, values }) => ({ name, setup, seeds, values, measured: figures, recorded, reproduced })),
    notes: experiment.notes?.(rows) ?? [],
    pictures: Object.fromEntries(Object.entries(experiment.pictures?.(rows, (name) => ofRow(runs, name).map(({ outcome }) => outcome)) ?? {}).map(([name, picture]) => [name, settledPicture(picture)])),
    revision: version,
    code,
  };
  const millisecondsPerUnit = Object.fromEntries(found.map(({ row, milliseconds }) => [row.name, Number(milliseconds.toPrecision(3))]));
  return { ...content, digest: await digestOf(content), environment: { ...environment, millisecondsPerUnit } };
};

/** Whether all runs that were asked for are there. */
export const isComplete = ({ asked, rows }: ExperimentRecord): boolean => rows.reduce((sum, { seeds }) => sum + seeds.length, 0) === asked.runs;

/** Whether no row missed what is recorded and no note fails. */
export const isAsRecorded = ({ rows, notes }: ExperimentRecord): boolean => rows.every(({ reproduced }) => reproduced !== false) && notes.every(({ holds }) => holds !== false);

/** "7 of 8 rows reproduced; 2 of 10 not run yet", or nothing where there is nothing to say. */
export const reproducedWords = ({ asked, rows }: ExperimentRecord): string => {
  const judged = rows.filter(({ reproduced }) => reproduced !== null);
  const missing = asked.rows - rows.length;
  return [
    ...(judged.length === 0 ? [] : [`${judged.filter(({ reproduced }) => reproduced === true).length} of ${judged.length} rows reproduced`]),
    ...(missing === 0 ? [] : [`${missing} of ${asked.rows} not run yet`]),
  ].join('; ');
};
