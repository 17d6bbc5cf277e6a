import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { AnyExperiment } from '../claim/experiment.ts';
import { slugsIn } from './corpus.ts';
import { inProject } from './root.ts';
import { unknown } from './select.ts';
import { summaries } from './summaries.ts';

/** An experiment and the address of the file it is written in. */
export interface ExperimentEntry {
  readonly experiment: AnyExperiment;
  readonly url: string;
}

const isExperiment = (value: unknown): value is AnyExperiment =>
  typeof value === 'object' && value !== null && ['id', 'rows', 'run', 'metrics', 'reproduced', 'work'].every((key) => key in value);

/** The experiment that a file exports by default; throws when it exports none. */
export const loadExperiment = async (url: string): Promise<AnyExperiment> => {
  const { default: experiment } = (await import(url)) as { readonly default?: unknown };
  if (!isExperiment(experiment)) throw new TypeError(`${url.split('/').slice(-3).join('/')}: its default export is no experiment; write export default experiment({ … })`);
  return experiment;
};

/** The id and the address of every experiment of all papers, or of one, ordered by id: properties/<slug>/experiments/<name>.ts. Throws when the paper is unknown. */
const addresses = async (paper: string | undefined, folder: string): Promise<{ readonly id: string; readonly url: string }[]> => {
  const slugs = await slugsIn(folder);
  if (paper !== undefined && !slugs.includes(paper)) throw unknown('paper', paper, slugs);
  const found = await Promise.all(
    (paper === undefined ? slugs : [paper]).map(async (slug) => {
      const files = await readdir(`${folder}/${slug}/experiments`).catch(() => []);
      return files
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => ({ id: `${slug}/${name.slice(0, -3)}`, url: pathToFileURL(`${folder}/${slug}/experiments/${name}`).href }));
    }),
  );
  return found.flat().toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

const named = <T extends { readonly id: string }>(experiment: T, { id }: { readonly id: string }): T => {
  if (experiment.id !== id) throw new TypeError(`experiment ${experiment.id} is written in ${id.replace('/', '/experiments/')}.ts; the file has the name of the experiment`);
  return experiment;
};

/** Every experiment of all papers, or of one, ordered by id. Throws when the paper is unknown or a file carries another name. */
export const experimentsOf = async (paper?: string, folder = inProject('properties')): Promise<ExperimentEntry[]> =>
  Promise.all((await addresses(paper, folder)).map(async (at) => ({ experiment: named(await loadExperiment(at.url), at), url: at.url })));

/** What can be said of an experiment without loading it: how many rows it has, and seeds a row. */
export interface ListedExperiment {
  readonly id: string;
  readonly title: string;
  readonly rows: number;
  readonly seeds: number;
}

const summaryOf = async (url: string): Promise<ListedExperiment> => {
  const { id, title, rows, seeds } = await loadExperiment(url);
  return { id, title, rows: rows.length, seeds };
};

/** The same of every experiment, in the order and with the errors of `experimentsOf`; only those whose code is new are loaded. */
export const listedExperiments = async (paper?: string, folder = inProject('properties')): Promise<ListedExperiment[]> => {
  const all = await addresses(paper, folder);
  const listed = await summaries('experiments', all.map(({ url }) => url), summaryOf, import.meta.url);
  return listed.map((one, k) => named(one, all[k]));
};
