import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Evidence } from '../evidence/evidence.ts';
import { markdown } from '../report/markdown.ts';
import { readmeTable, withReadmeTable } from '../report/readmeTable.ts';
import { plain, terminal } from '../report/terminal.ts';
import { evidencePaths, readEvidence } from './evidenceFile.ts';
import { exit } from './exit.ts';
import { type Arguments, flag, text } from './options.ts';
import { shown } from './root.ts';
import type { Screen } from './screen.ts';
import { unknown } from './select.ts';
import { UsageError } from './usageError.ts';
import { writeAtomically } from './writeFile.ts';

const formats = ['terminal', 'markdown', 'readme'];

const contentOf = async (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** What a file is to contain: for a README its text with the table between the markers replaced. */
const forFile = async (e: Evidence, format: string, path: string, full: boolean): Promise<string> => {
  if (format === 'markdown') return markdown(e);
  if (format === 'terminal') return terminal(e, { ...plain, detail: full ? 'full' : 'findings' });
  const readme = await contentOf(path);
  if (readme === null) throw new UsageError(`${shown(path)} does not exist; the readme table goes into a file that has its markers`);
  try {
    return withReadmeTable(readme, e);
  } catch (error) {
    throw new UsageError(`${shown(path)}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const onScreen = (e: Evidence, format: string, full: boolean, screen: Screen): string => {
  if (format === 'markdown') return markdown(e);
  if (format === 'readme') return `${readmeTable(e)}\n`;
  return terminal(e, { detail: full ? 'full' : 'findings', colour: screen.colour, width: screen.width });
};

/** `gainsay report`: evidence rendered again. */
export const reportCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  if (positionals.length > 0) throw new UsageError(`report takes options only (got ${positionals.join(' ')}); name the file with --from`);
  const format = text(values, 'format') ?? 'terminal';
  if (!formats.includes(format)) throw unknown('format', format, formats);
  const evidence = await readEvidence(resolve(text(values, 'from') ?? evidencePaths.latest));
  const full = flag(values, 'full');
  const out = text(values, 'out');
  if (out === undefined) {
    if (flag(values, 'check')) throw new UsageError('--check compares with a file; name it with --out');
    screen.out(onScreen(evidence, format, full, screen));
    return exit.asRecorded;
  }
  const path = resolve(out);
  const wanted = await forFile(evidence, format, path, full);
  const current = (await contentOf(path)) === wanted;
  if (flag(values, 'check')) {
    screen.err(current ? `${shown(path)} is up to date\n` : `${shown(path)} is stale; run the same command without --check\n`);
    return current ? exit.asRecorded : exit.differs;
  }
  if (!current) await writeAtomically(path, wanted);
  screen.err(`${current ? 'unchanged' : 'written'}: ${shown(path)}\n`);
  return exit.asRecorded;
};
