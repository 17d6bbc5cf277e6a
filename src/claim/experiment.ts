import type { Stream } from '../generators/stream.ts';
import type { Source } from './paper.ts';
import type { Picture } from './picture.ts';

/** A mean over seeds with its standard deviation (n − 1 below). */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** Figures of the metrics, by name, over so many seeds. */
export interface Figures {
  readonly seeds: number;
  readonly of: Readonly<Record<string, Spread>>;
}

/** Figures of another implementation: deviations are null where only means are known. */
export interface RecordedFigures {
  readonly seeds: number;
  readonly of: Readonly<Record<string, { readonly mean: number; readonly deviation: number | null }>>;
}

/** One row of an experiment's table: a set-up, and what was measured with it elsewhere. */
export interface Row<Setup> {
  readonly name: string;
  readonly setup: Setup;
  /** Seeds of this row, where it varies so much that more are needed than the experiment has by default. */
  readonly seeds?: number;
  /** What an independent implementation measured, for some or all metrics. */
  readonly recorded?: RecordedFigures;
}

/** A row measured, beside what was recorded. */
export interface MeasuredRow {
  readonly name: string;
  readonly measured: Figures;
  readonly recorded: RecordedFigures | null;
  /** Null where nothing is recorded. */
  readonly reproduced: boolean | null;
}

/** A figure read off a finished run, and how it is printed. */
export interface Metric<Outcome> {
  /** The head of its column. */
  readonly words: string;
  of(outcome: Outcome): number;
  /** Decimals, 3 by default. */
  readonly digits?: number;
  /** Whether the standard deviation is left out. */
  readonly meanOnly?: boolean;
}

/** A statement about the whole table, in words, with what came of it; null where the rows that it needs have not run. */
export interface Note {
  readonly words: string;
  readonly holds: boolean | null;
}

/** An experiment as data: the same run with several set-ups and seeds, and what is read off it. */
export interface Experiment<Setup, Outcome> {
  /** '<paper slug>/<name>'; it names the files that are written. */
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  /** Raised by hand when runs must be made again; a change of the code below `run` is seen without. */
  readonly version: number;
  /** What the table shows and how to read it, above the table. */
  readonly words: string;
  /** The claims that it stands behind: asking for one of them runs it. */
  readonly claims?: readonly string[];
  readonly rows: readonly Row<Setup>[];
  /** Seeds a row by default: 1, 2, … */
  readonly seeds: number;
  /** The unit in which `run` reports its progress ("step"), and how many of them a set-up takes. */
  readonly work: { readonly unit: string; of(setup: Setup): number };
  /** One run; yields the units of work done, at will. All randomness comes from the stream. Outcomes are plain data. */
  run(setup: Setup, stream: Stream): Generator<number, Outcome>;
  readonly metrics: Readonly<Record<string, Metric<Outcome>>>;
  /** When a row counts as reproduced: in words, and as a function of what was measured and recorded. */
  readonly reproduced: { readonly words: string; holds(measured: Figures, recorded: RecordedFigures): boolean };
  notes?(rows: readonly MeasuredRow[]): readonly Note[];
  /** What is worth seeing of the table and of the runs of a row, seed by seed, by name; none of what has not run. */
  pictures?(rows: readonly MeasuredRow[], outcomesOf: (row: string) => readonly Outcome[]): Readonly<Record<string, Picture>>;
}

/** An experiment over any set-up and outcome, as the command line takes it; methods, so that every one fits (bivariance). */
export type AnyExperiment = Experiment<Readonly<Record<string, unknown>>, unknown>;

/** √(s₁²/n₁ + s₂²/n₂), the standard error of a difference of two means, each with its deviation s and its number of seeds n. */
const errorOfDifference = ([s1, n1]: readonly [number, number], [s2, n2]: readonly [number, number]): number => Math.sqrt(s1 ** 2 / n1 + s2 ** 2 / n2);

/** |m₁ − m₂| ≤ k √(s₁²/n₁ + s₂²/n₂) + plus, for every metric that is recorded, with s₂ = 0 where it is unknown; `plus` is one number, or one for each recorded metric. */
export const meansAgree = (standardErrors: number, plus: number | Readonly<Record<string, number>>): AnyExperiment['reproduced'] => ({
  words: `the means agree within ${standardErrors} standard errors of their difference and ${typeof plus === 'number' ? plus : Object.entries(plus).map(([name, by]) => `${by} (${name})`).join(', ')}`,
  holds: (measured, recorded) =>
    Object.entries(recorded.of).every(([name, b]) => {
      const a = measured.of[name];
      return a !== undefined && Math.abs(a.mean - b.mean) <= standardErrors * errorOfDifference([a.deviation, measured.seeds], [b.deviation ?? 0, recorded.seeds]) + (typeof plus === 'number' ? plus : (plus[name] ?? 0));
    }),
});

/**
 * How many recorded figures agree within so many standard errors √(s₁²/n₁ + s₂²/n₂) and nothing more, and which differs most; where no
 * deviation is recorded ours stands for both. A note for readers who doubt what else `meansAgree` allows; no verdict.
 */
export const strictAgreement = (rows: readonly MeasuredRow[], standardErrors: number): Note => {
  const gaps = rows.flatMap(({ name, measured, recorded }) =>
    Object.entries(recorded?.of ?? {}).map(([metric, { mean, deviation }]) => {
      const own = measured.of[metric];
      const error = errorOfDifference([own.deviation, measured.seeds], [deviation ?? own.deviation, recorded?.seeds ?? 1]);
      return { where: `${metric} of ${name}`, gap: own.mean === mean ? 0 : Math.abs(own.mean - mean) / error };
    }),
  );
  const within = gaps.filter(({ gap }) => gap <= standardErrors).length;
  const most = gaps.reduce((a, b) => (b.gap > a.gap ? b : a), { where: '', gap: 0 });
  const farthest = most.gap === 0 ? '' : `; farthest apart is ${most.where}, ${Number.isFinite(most.gap) ? `${most.gap.toFixed(1)} of them` : 'which does not vary here'}`;
  return { words: `Of ${gaps.length} recorded figures ${within} agree within ${standardErrors} standard errors and nothing more (where no deviation is recorded, ours stands for both)${farthest}.`, holds: null };
};

const distinct = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** An experiment as data; refuses ids, rows and records that cannot be told apart or read. */
export const experiment = <Setup extends object, Outcome>(spec: Experiment<Setup, Outcome>): AnyExperiment => {
  const { id, source, rows, metrics, seeds } = spec;
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) || !id.startsWith(`${source.paper.slug}/`)) {
    throw new TypeError(`experiment ${id}: the id must be '${source.paper.slug}/<name>' in lower case, digits and hyphens`);
  }
  if (rows.length === 0 || !distinct(rows.map((row) => row.name))) throw new TypeError(`experiment ${id}: its ${rows.length} rows must be one or more with distinct names`);
  if (!distinct(rows.map((row) => JSON.stringify(row.setup)))) throw new TypeError(`experiment ${id}: two rows have the same set-up; leave one out`);
  if (!(Number.isInteger(seeds) && seeds >= 1)) throw new TypeError(`experiment ${id}: ${seeds} seeds, expected a whole number ≥ 1`);
  for (const { name, recorded, seeds: own = seeds } of rows) {
    if (!(Number.isInteger(own) && own >= 1)) throw new TypeError(`experiment ${id}: row ${name} has ${own} seeds, expected a whole number ≥ 1`);
    for (const metric of Object.keys(recorded?.of ?? {})) {
      if (!Object.hasOwn(metrics, metric)) throw new TypeError(`experiment ${id}: row ${name} records '${metric}', which is no metric; there are ${Object.keys(metrics).join(', ')}`);
    }
  }
  return spec as unknown as AnyExperiment;
};
