import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { AnyExperiment } from '../claim/experiment.ts';
import { slugsIn } from './corpus.ts';
import { inProject } from './root.ts';
import { unknown } from './select.ts';

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

/** Every experiment of all papers, or of one, ordered by id: properties/<slug>/experiments/<name>.ts. Throws when the paper is unknown or a file carries another name. */
export const experimentsOf = async (paper?: string, folder = inProject('properties')): Promise<ExperimentEntry[]> => {
  const slugs = await slugsIn(folder);
  if (paper !== undefined && !slugs.includes(paper)) throw unknown('paper', paper, slugs);
  const ids = (
    await Promise.all(
      (paper === undefined ? slugs : [paper]).map(async (slug) => {
        const files = await readdir(`${folder}/${slug}/experiments`).catch(() => []);
        return files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => `${slug}/${name.slice(0, -3)}`);
      }),
    )
  ).flat();
  return Promise.all(
    ids.toSorted().map(async (id) => {
      const [slug, name] = id.split('/');
      const url = pathToFileURL(`${folder}/${slug}/experiments/${name}.ts`).href;
      const experiment = await loadExperiment(url);
      if (experiment.id !== id) throw new TypeError(`experiment ${experiment.id} is written in ${id.replace('/', '/experiments/')}.ts; the file has the name of the experiment`);
      return { experiment, url };
    }),
  );
};
