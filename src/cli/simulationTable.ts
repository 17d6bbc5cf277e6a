import type { Outcome } from '../dynamics/simulation/simulate.ts';
import { authorsLog, type SimulationRow, type Spread } from './simulationRows.ts';

/** One finished run: the row and seed it belongs to, what it ended with, and what a step cost. */
export interface SimulationRun {
  readonly row: string;
  readonly seed: number;
  readonly outcome: Outcome;
  readonly millisecondsPerStep: number;
}

/** A row measured, beside what was recorded. */
export interface MeasuredRow {
  readonly name: string;
  readonly seeds: readonly number[];
  readonly chiPlus: Spread;
  readonly chiMinus: Spread;
  readonly loss: Spread;
  readonly stableRank: number;
  readonly millisecondsPerStep: number;
  readonly recorded: SimulationRow['recorded'];
  /** Whether both means agree within 3 standard errors of their difference and 0.02. */
  readonly reproduced: boolean;
}

/** The mean and the standard deviation (n − 1 below, 0 for one value). */
export const spreadOf = (values: readonly number[]): Spread => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
};

/** |m₁ − m₂| ≤ 3 √(s₁²/n₁ + s₂²/n₂) + 0.02. */
export const agree = (a: Spread, n: number, b: Spread, m: number): boolean =>
  Math.abs(a.mean - b.mean) <= 3 * Math.sqrt(a.deviation ** 2 / n + b.deviation ** 2 / m) + 0.02;

/** The rows that have runs, in the order of `rows`. */
export const measuredRows = (rows: readonly SimulationRow[], runs: readonly SimulationRun[]): MeasuredRow[] =>
  rows.flatMap(({ name, recorded }) => {
    const own = runs.filter((run) => run.row === name).toSorted((a, b) => a.seed - b.seed);
    if (own.length === 0) return [];
    const of = (value: (outcome: Outcome) => number): Spread => spreadOf(own.map((run) => value(run.outcome)));
    const [chiPlus, chiMinus] = [of((o) => o.chiPlus), of((o) => o.chiMinus)];
    return [
      {
        name,
        seeds: own.map((run) => run.seed),
        chiPlus,
        chiMinus,
        loss: of((o) => o.loss),
        stableRank: of((o) => o.stableRank).mean,
        millisecondsPerStep: spreadOf(own.map((run) => run.millisecondsPerStep)).mean,
        recorded,
        reproduced: agree(chiPlus, own.length, recorded.chiPlus, recorded.seeds) && agree(chiMinus, own.length, recorded.chiMinus, recorded.seeds),
      },
    ];
  });

/** Whether the mean χ₊ of the logged set-up lies within the stated distance of the authors' log; null where it was not run. */
export const nearLog = (rows: readonly MeasuredRow[]): boolean | null => {
  const own = rows.find((row) => row.name === authorsLog.row);
  return own === undefined ? null : Math.abs(own.chiPlus.mean - authorsLog.chiPlus) <= authorsLog.within;
};

const shown = ({ mean, deviation }: Spread): string => `${mean.toFixed(3)} ± ${deviation.toFixed(3)}`;

/** The table in Markdown: measured beside recorded, then the logged run of the authors. */
export const simulationMarkdown = (rows: readonly MeasuredRow[], asked: number): string => {
  const own = rows.find((row) => row.name === authorsLog.row);
  const lines = rows.map((row) =>
    [row.name, row.seeds.length, shown(row.chiPlus), shown(row.recorded.chiPlus), shown(row.chiMinus), shown(row.recorded.chiMinus), shown(row.loss), row.stableRank.toFixed(1), row.reproduced ? 'yes' : '**no**', row.millisecondsPerStep.toFixed(1)].join(' | '),
  );
  const log =
    own === undefined
      ? `The logged set-up (${authorsLog.row}) was not run.`
      : `The authors' logged run (${authorsLog.row}, one seed): χ₊ ${authorsLog.chiPlus}, χ₋ ${authorsLog.chiMinus}. Here: χ₊ ${own.chiPlus.mean.toFixed(5)}, χ₋ ${own.chiMinus.mean.toFixed(5)}, ${nearLog(rows) === true ? 'within' : '**not within**'} ${authorsLog.within} of its χ₊.`;
  return [
    '# The two-layer simulation at full size',
    '',
    'Means ± standard deviations over the seeds. *Recorded* is an earlier, independent implementation of the same set-up, three seeds a row; a row is reproduced when both means agree within 3 standard errors and 0.02. Loss: mean of the last 100 steps. Time: milliseconds a step, on the machine of this run.',
    '',
    '| row | n | χ₊ | recorded | χ₋ | recorded | loss | stable rank of W₂ | reproduced | ms |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
    '',
    `${rows.filter((row) => row.reproduced).length} of ${rows.length} rows reproduced${rows.length < asked ? `; ${asked - rows.length} of ${asked} not run yet` : ''}.`,
    '',
    log,
    '',
  ].join('\n');
};
