import { readFile, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Evidence } from '../evidence/evidence.ts';
import { ofPaper, papersOf } from '../evidence/ofPaper.ts';
import { counterexampleFigure, simplestRefutation } from '../report/figures/counterexampleFigure.ts';
import { mapFigure } from '../report/figures/mapFigure.ts';
import { freshLayout } from '../report/html/claimsMap.ts';
import { legible } from '../report/legible.ts';
import { exit } from './exit.ts';
import { type Arguments, flag, text } from './options.ts';
import { evidenceOf } from './report.ts';
import { inProject, shown } from './root.ts';
import type { Screen } from './screen.ts';
import { UsageError } from './usageError.ts';
import { writeTogether } from './writeFile.ts';

// Components side by side: a README has the width of the page but not the length.
const packed = { pack: 4, packmode: 'graph' };

/** The pictures of a run by file name: the map of each paper, and the counterexample that is checked soonest. */
export const picturesOf = async (evidence: Evidence): Promise<Readonly<Record<string, string>>> => {
  const pictures: Record<string, string> = {};
  for (const { slug } of papersOf(evidence)) {
    pictures[`map-${slug}.svg`] = mapFigure(legible(await ofPaper(evidence, slug)), await freshLayout(packed));
  }
  const simplest = simplestRefutation(legible(evidence));
  if (simplest !== null) pictures['counterexample.svg'] = counterexampleFigure(simplest);
  return pictures;
};

/** `gainsay pictures`: the pictures of a README. */
export const picturesCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  if (positionals.length > 0) throw new UsageError(`pictures takes options only (got ${positionals.join(' ')}); name the folder with --into`);
  const folder = resolve(text(values, 'into') ?? inProject('reports/latest'));
  const pictures = await picturesOf(await evidenceOf(values));
  const states = await Promise.all(Object.entries(pictures).map(async ([name, svg]) => ({ path: resolve(folder, name), svg, current: (await readFile(resolve(folder, name), 'utf8').catch(() => null)) === svg })));
  // A map of a paper that the evidence no longer has would pass for one that it has.
  const stray = text(values, 'paper') !== undefined ? [] : (await readdir(folder).catch(() => [])).filter((name) => /^map-[a-z0-9-]+\.svg$/.test(name) && !Object.hasOwn(pictures, name));
  for (const name of stray) screen.err(`${shown(resolve(folder, name))} is of a paper that this evidence does not have; delete it\n`);
  if (flag(values, 'check')) {
    for (const { path, current } of states) screen.err(`${shown(path)} is ${current ? 'up to date' : 'stale; run the same command without --check'}\n`);
    return stray.length > 0 || states.some((s) => !s.current) ? exit.differs : exit.asRecorded;
  }
  await writeTogether(states.filter((s) => !s.current).map((s) => [s.path, s.svg] as const));
  for (const { path, current } of states) screen.err(`${current ? 'unchanged' : 'written'}: ${shown(path)}\n`);
  return exit.asRecorded;
};
