import type { AnyExperiment, Figures, MeasuredRow, Metric, RecordedFigures, Spread } from '../claim/experiment.ts';

/** One finished run: the row and seed it belongs to, what it ended with, and what a unit of its work cost. */
export interface Run {
  readonly row: string;
  readonly seed: number;
  readonly outcome: unknown;
  readonly millisecondsPerUnit: number;
}

/** The mean and the standard deviation (n − 1 below, 0 for one value). */
export const spreadOf = (values: readonly number[]): Spread => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
};

/** The rows of the experiment that have runs, in their order. */
export const measuredRows = ({ rows, metrics, reproduced }: AnyExperiment, runs: readonly Run[]): MeasuredRow[] =>
  rows.flatMap(({ name, recorded = null }) => {
    const own = runs.filter((run) => run.row === name).toSorted((a, b) => a.seed - b.seed);
    if (own.length === 0) return [];
    const of = Object.fromEntries(Object.entries(metrics).map(([key, metric]) => [key, spreadOf(own.map((run) => metric.of(run.outcome)))]));
    const measured: Figures = { seeds: own.length, of };
    return [{ name, measured, recorded, reproduced: recorded === null ? null : reproduced.holds(measured, recorded), millisecondsPerUnit: spreadOf(own.map((run) => run.millisecondsPerUnit)).mean }];
  });

const shown = ({ digits = 3, meanOnly = false }: Metric<unknown>, spread: RecordedFigures['of'][string] | undefined): string =>
  spread === undefined ? '–' : `${spread.mean.toFixed(digits)}${meanOnly || spread.deviation === null ? '' : ` ± ${spread.deviation.toFixed(digits)}`}`;

const tableRow = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The table in Markdown: every metric measured, beside what is recorded of it; then the notes. */
export const experimentMarkdown = (experiment: AnyExperiment, rows: readonly MeasuredRow[]): string => {
  const { title, words, metrics, reproduced, work } = experiment;
  const isRecorded = (key: string): boolean => experiment.rows.some(({ recorded }) => recorded !== undefined && Object.hasOwn(recorded.of, key));
  const columns = Object.entries(metrics).map(([key, metric]) => ({ key, metric, recorded: isRecorded(key) }));
  const anyRecorded = columns.some(({ recorded }) => recorded);
  const head = ['row', 'n', ...columns.flatMap(({ metric, recorded }) => (recorded ? [metric.words, 'recorded'] : [metric.words])), ...(anyRecorded ? ['reproduced'] : []), `ms a ${work.unit}`];
  const lines = rows.map(({ name, measured, recorded, reproduced: agrees, millisecondsPerUnit }) => [
    name,
    measured.seeds,
    ...columns.flatMap(({ key, metric, recorded: both }) => [shown(metric, measured.of[key]), ...(both ? [shown(metric, recorded?.of[key])] : [])]),
    ...(anyRecorded ? [agrees === null ? '–' : agrees ? 'yes' : '**no**'] : []),
    millisecondsPerUnit.toFixed(1),
  ]);
  const judged = rows.filter((row) => row.reproduced !== null);
  const missing = experiment.rows.length - rows.length;
  const left = missing === 0 ? '' : `${missing} of ${experiment.rows.length} not run yet`;
  const count = judged.length === 0 ? left : `${judged.filter((row) => row.reproduced === true).length} of ${judged.length} rows reproduced${left === '' ? '' : `; ${left}`}`;
  const paragraphs = [
    `# ${title}`,
    `${words}${anyRecorded ? ` A row is reproduced when ${reproduced.words}.` : ''} Time: on the machine of this run.`,
    [head, head.map(() => '---'), ...lines].map(tableRow).join('\n'),
    ...(count === '' ? [] : [`${count}.`]),
    ...(experiment.notes?.(rows) ?? []).map((note) => note.words),
  ];
  return `${paragraphs.join('\n\n')}\n`;
};
