import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '../evidence/json.ts';
import type { AnyExperiment } from '../claim/experiment.ts';
import { importsOf, packageVersion } from './imports.ts';
import { root } from './root.ts';

/** The contents of all modules reached from these, by address, and the versions of the packages they import. */
const closure = async (urls: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  const waiting = [...urls];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (found.has(url)) continue;
    const source = await readFile(fileURLToPath(url), 'utf8');
    found.set(url, source);
    for (const specifier of importsOf(source)) {
      if (specifier.startsWith('.')) waiting.push(new URL(specifier, url).href);
      else if (!specifier.startsWith('node:')) found.set(specifier, packageVersion(specifier));
    }
  }
  return found;
};

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of all code reached from these modules at run time. */
export const moduleCode = async (urls: readonly string[]): Promise<string> => {
  const parts = [...(await closure(urls))].map(([address, content]) => [address.replace(root.href, ''), hashed(content)]);
  return hashed(canonicalJson(parts.toSorted(([a], [b]) => (a < b ? -1 : 1))));
};

/** The contract of experiments and the description of papers: no run depends on them. */
const described = ['src/claim/experiment.ts', 'src/claim/paper.ts'];

const topLevel = (source: string): string[] => [...source.matchAll(/^(?:export )?(?:const|let|function\*?|class) (\w+)/gm)].map((match) => match[1]);

/**
 * SHA-256 of the code that an experiment's runs depend on: the text of `run`, every module reached from the experiment's file
 * (its own text aside: titles, rows and records are data) and the random stream. Throws when `run` uses something written in that
 * file, whose change would go unseen.
 */
export const experimentCode = async ({ id, run }: Pick<AnyExperiment, 'id' | 'run'>, url: string): Promise<string> => {
  const modules = new Map(await closure([url, new URL('src/generators/stream.ts', root).href]));
  const own = modules.get(url) ?? '';
  const text = String(run);
  const local = topLevel(own).find((name) => new RegExp(String.raw`\b${name}\b`).test(text) && !new RegExp(String.raw`^(function\s*\*?|\*)\s*${name}\b`).test(text));
  if (local !== undefined) throw new TypeError(`experiment ${id}: run uses '${local}', which is written in the experiment's file; move it below src/, so that runs are made again when it changes`);
  modules.delete(url);
  for (const path of described) modules.delete(new URL(path, root).href);
  const parts = [...modules].map(([address, content]) => [address.replace(root.href, ''), hashed(content)]).filter(([address]) => !/^properties\/[^/]+\/paper\.ts$/.test(address));
  return hashed(canonicalJson({ run: text, parts: parts.toSorted(([a], [b]) => (a < b ? -1 : 1)) }));
};
