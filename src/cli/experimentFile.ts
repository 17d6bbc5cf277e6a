import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { digestOf } from '../evidence/digest.ts';
import { type ExperimentRecord, experimentRecordVersion } from '../evidence/experimentRecord.ts';
import { prettyJson, revived } from '../evidence/json.ts';
import { experimentMarkdown } from '../report/experimentTable.ts';
import { standalone } from '../report/pictures/drawing.ts';
import { claimPictures } from '../report/pictures/pictureFiles.ts';
import { inProject, shown } from './root.ts';
import { faultOf } from './schema.ts';
import { UsageError } from './usageError.ts';

/** The record of an experiment as files: `<paper>-<name>.json`, the table of it in Markdown, a file for every picture. Throws when the record does not fit its schema. */
export const experimentFiles = async (record: ExperimentRecord): Promise<Record<string, string>> => {
  const text = `${prettyJson(record)}\n`;
  const fault = await faultOf('experiment.schema.json', JSON.parse(text));
  if (fault !== null) throw new Error(`the record of ${record.id} does not fit its schema at ${fault.where}: ${fault.why}`);
  const stem = record.id.replace('/', '-');
  const files: Record<string, string> = { [`${stem}.json`]: text, [`${stem}.md`]: experimentMarkdown(record) };
  for (const { name, svg } of claimPictures(record)) files[`${stem}-${name}.svg`] = standalone(svg);
  return files;
};

/** The record in a file; null for a file of another kind. Throws a `UsageError` that names the place at fault when it is damaged or altered. */
const readRecord = async (path: string): Promise<ExperimentRecord | null> => {
  const refuse = (where: string, why: string): never => {
    throw new UsageError(`${shown(path)} is not a record that this gainsay reads: at ${where === '' ? 'the top' : where}, ${why}; make it again with verify --deep`);
  };
  // Evidence beside it is large, and no record: without the words it is not worth parsing.
  const document = await readFile(path, 'utf8').then((text) => (text.includes('"gainsay-experiment"') ? (JSON.parse(text) as unknown) : null)).catch(() => null);
  const { format, version } = (document ?? {}) as Record<string, unknown>;
  if (format !== 'gainsay-experiment') return null;
  if (version !== experimentRecordVersion) refuse('/version', `expected ${experimentRecordVersion}, found ${JSON.stringify(version) ?? 'nothing'}`);
  const fault = await faultOf('experiment.schema.json', document);
  if (fault !== null) refuse(fault.where, fault.why);
  const record = revived(document) as ExperimentRecord;
  const digest = await digestOf(record);
  if (digest !== record.digest) refuse('/digest', `it is ${record.digest.slice(0, 12)}… but the content has ${digest.slice(0, 12)}…`);
  return record;
};

/** The records of experiments in a folder, by id: of all papers, or of those named. */
export const experimentRecords = async (folder = inProject('reports/reference'), papers?: readonly string[]): Promise<ExperimentRecord[]> => {
  const wanted = (name: string): boolean => name.endsWith('.json') && (papers === undefined || papers.some((slug) => name.startsWith(`${slug}-`)));
  const names = (await readdir(folder).catch(() => [])).filter(wanted).toSorted();
  const records = await Promise.all(names.map((name) => readRecord(resolve(folder, name))));
  return records.filter((record) => record !== null);
};
