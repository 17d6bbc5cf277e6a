import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { bundleFiles } from '../report/bundle/bundleFiles.ts';
import { evidencePaths } from './evidenceFile.ts';
import { exit } from './exit.ts';
import { type Arguments, text } from './options.ts';
import { evidenceOf } from './report.ts';
import { reportPages } from './reportPage.ts';
import { inProject, shown } from './root.ts';
import type { Screen } from './screen.ts';
import { UsageError } from './usageError.ts';
import { writeAtomically } from './writeFile.ts';

/** The first file that names the folder of the user or of the project, which evidence may carry inside an error message. */
const leak = (files: Readonly<Record<string, string>>): string | undefined => {
  // In a thread, homedir() may not follow the environment: both are named.
  const paths = [homedir(), process.env.HOME ?? '', inProject('.')].map((path) => path.replace(/[/\\]+$/, '')).filter((path) => path.length > 1);
  return Object.keys(files).find((name) => paths.some((path) => files[name].includes(`${path}/`) || files[name].includes(`${path}\\`)));
};

/** The files as a zip; every entry has the first date a zip can hold, so that equal files give equal bytes. */
const zipped = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])), { level: 9, mtime: new Date(1980, 0, 1) });

/** `gainsay bundle`: the reports, the evidence and how to re-run them, in one anonymous zip. */
export const bundleCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  if (positionals.length > 0) throw new UsageError(`bundle takes options only (got ${positionals.join(' ')}); name the file with --from`);
  const from = resolve(text(values, 'from') ?? evidencePaths.latest);
  const evidence = await evidenceOf(values);
  const files = await bundleFiles(evidence, await reportPages(evidence));
  const named = leak(files);
  if (named !== undefined) throw new UsageError(`${named} would name a folder of yours, from a message in ${shown(from)}; a bundle is anonymous: mend the fault there and verify again`);
  const out = resolve(text(values, 'out') ?? 'gainsay-bundle.zip');
  await writeAtomically(out, zipped(files));
  if (evidence.partial) screen.err('note: the evidence is partial, and every file says so\n');
  screen.err(`written: ${shown(out)} (${Object.keys(files).join(', ')})\n`);
  return exit.asRecorded;
};
