import { type ExperimentRecord, reproducedWords } from '../evidence/experimentRecord.ts';

type Metric = ExperimentRecord['metrics'][number];

/** "0.906 ± 0.008", as exact as the metric is shown; the mean alone where the deviation is unknown; a dash where there is nothing. */
export const figureWords = ({ digits, meanOnly }: Metric, spread: { readonly mean: number; readonly deviation: number | null } | undefined): string =>
  spread === undefined ? '–' : `${spread.mean.toFixed(digits)}${meanOnly || spread.deviation === null ? '' : ` ± ${spread.deviation.toFixed(digits)}`}`;

/** Whether some row has a record of the metric. */
export const isRecorded = ({ rows }: ExperimentRecord, { name }: Metric): boolean => rows.some(({ recorded }) => recorded !== null && Object.hasOwn(recorded.of, name));

/** What stands above the table. */
export const tableWords = ({ words, reproducedWhen }: ExperimentRecord): string =>
  `${words}${reproducedWhen === null ? '' : ` A row is reproduced when ${reproducedWhen}.`} Time: of the fastest run of a row, on a machine that may have had other work.`;

/** Where the runs come from, below the table. */
export const provenanceLine = ({ revision, code, digest, environment: { gainsay, node, platform } }: ExperimentRecord): string =>
  `Revision ${revision}, code ${code.slice(0, 12)}, digest ${digest.slice(0, 12)}; gainsay ${gainsay}, Node ${node}, ${platform}.`;

/** A bar would end the cell. */
const tableRow = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => String(cell).replaceAll('|', String.raw`\|`)).join(' | ')} |`;

/** The record in Markdown: every metric measured, beside what is recorded of it; the notes; the pictures, as `<paper>-<name>-<picture>.svg`. */
export const experimentMarkdown = (record: ExperimentRecord): string => {
  const { id, title, unit, metrics, rows, reproducedWhen, notes, pictures, environment } = record;
  const columns = metrics.map((metric) => ({ metric, recorded: isRecorded(record, metric) }));
  const head = ['row', 'n', ...columns.flatMap(({ metric, recorded }) => (recorded ? [metric.words, 'recorded'] : [metric.words])), ...(reproducedWhen === null ? [] : ['reproduced']), `ms a ${unit}`];
  const lines = rows.map(({ name, measured, recorded, reproduced }) => [
    name,
    measured.seeds,
    ...columns.flatMap(({ metric, recorded: both }) => [figureWords(metric, measured.of[metric.name]), ...(both ? [figureWords(metric, recorded?.of[metric.name])] : [])]),
    ...(reproducedWhen === null ? [] : [reproduced === null ? '–' : reproduced ? 'yes' : '**no**']),
    (environment.millisecondsPerUnit[name] ?? 0).toFixed(1),
  ]);
  const count = reproducedWords(record);
  const paragraphs = [
    `# ${title}`,
    tableWords(record),
    [head, head.map(() => '---'), ...lines].map(tableRow).join('\n'),
    ...(count === '' ? [] : [`${count}.`]),
    ...notes.map((note) => note.words),
    ...Object.entries(pictures).map(([name, picture]) => `![${picture.title}. ${picture.description}](${id.replace('/', '-')}-${name}.svg)`),
    provenanceLine(record),
  ];
  return `${paragraphs.join('\n\n')}\n`;
};
