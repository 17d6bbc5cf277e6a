import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Evidence } from '../evidence/evidence.ts';
import { ofPaper, papersOf } from '../evidence/ofPaper.ts';
import { withReadmeScreen } from '../report/readmeScreen.ts';
import { withReadmeTable } from '../report/readmeTable.ts';
import { plain, type TerminalStyle } from '../report/terminal.ts';
import { evidencePaths, readEvidence } from './evidenceFile.ts';
import { exit } from './exit.ts';
import { folders, formats, type Rendering } from './formats.ts';
import { type Arguments, flag, text, whole } from './options.ts';
import { shown } from './root.ts';
import type { Screen } from './screen.ts';
import { unknown } from './select.ts';
import { UsageError } from './usageError.ts';
import { writeTogether } from './writeFile.ts';

/** The text of a file; null where there is none. A device or a pipe has none: it would be read, and some of them have no end. */
const contentOf = async (path: string): Promise<string | null> => ((await stat(path).catch(() => null))?.isFile() === true ? readFile(path, 'utf8').catch(() => null) : null);

/** The evidence in a format; options that it cannot meet are the user's to change. */
const rendered = async (e: Evidence, format: string, options: Rendering): Promise<string> => {
  try {
    return await formats[format].render(e, options);
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
};

/** A README with the table, and the screen if it shows one, between their markers replaced. */
const readme = async (e: Evidence, path: string): Promise<string> => {
  const current = await contentOf(path);
  if (current === null) throw new UsageError(`${shown(path)} does not exist; the readme table goes into a file that has its markers`);
  try {
    return await withReadmeScreen(withReadmeTable(current, e), e);
  } catch (error) {
    throw new UsageError(`${shown(path)}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The evidence in a file, or the part of it that concerns the paper named by --paper. */
export const evidenceOf = async (values: Arguments['values']): Promise<Evidence> => {
  const evidence = await readEvidence(resolve(text(values, 'from') ?? evidencePaths.latest));
  const slug = text(values, 'paper');
  if (slug === undefined) return evidence;
  const slugs = papersOf(evidence).map((p) => p.slug);
  if (!slugs.includes(slug)) throw unknown('paper', slug, slugs);
  return ofPaper(evidence, slug);
};

/** Files written where they are not already; whether all were as they should be. */
const settled = async (files: readonly (readonly [path: string, wanted: string])[], check: boolean, screen: Screen): Promise<number> => {
  const states = await Promise.all(files.map(async ([path, wanted]) => ({ path, wanted, current: (await contentOf(path)) === wanted })));
  if (!check) await writeTogether(states.filter((s) => !s.current).map((s) => [s.path, s.wanted] as const));
  for (const { path, current } of states) {
    screen.err(check ? (current ? `${shown(path)} is up to date\n` : `${shown(path)} is stale; run the same command without --check\n`) : `${current ? 'unchanged' : 'written'}: ${shown(path)}\n`);
  }
  return check && states.some((s) => !s.current) ? exit.differs : exit.asRecorded;
};

/** A format of several files, into the folder named by --out. */
const folderCommand = async (values: Arguments['values'], format: string, screen: Screen): Promise<number> => {
  const out = text(values, 'out');
  if (out === undefined) throw new UsageError(`${format} are several files; name their folder with --out`);
  if (text(values, 'max-chars') !== undefined || flag(values, 'full')) throw new UsageError(`--max-chars and --full do not concern the format ${format}`);
  const files = await folders[format](await evidenceOf(values));
  return settled(Object.entries(files).map(([name, content]) => [resolve(out, name), content]), flag(values, 'check'), screen);
};

/** `gainsay report`: evidence rendered again. */
export const reportCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  if (positionals.length > 0) throw new UsageError(`report takes options only (got ${positionals.join(' ')}); name the file with --from`);
  const format = text(values, 'format') ?? 'terminal';
  if (Object.hasOwn(folders, format)) return folderCommand(values, format, screen);
  if (!Object.hasOwn(formats, format)) throw unknown('format', format, [...Object.keys(formats), ...Object.keys(folders)]);
  const maxChars = whole(values, 'max-chars', 1, 1e7);
  if (maxChars !== undefined && formats[format].limited !== true) throw new UsageError(`--max-chars does not concern the format ${format}; it is for openreview and github`);
  const evidence = await evidenceOf(values);
  const detail: TerminalStyle['detail'] = flag(values, 'full') ? 'full' : 'findings';
  const out = text(values, 'out');
  const style = out === undefined ? { detail, colour: screen.colour, width: screen.width } : { ...plain, detail };
  const options = { style, ...(maxChars === undefined ? {} : { maxChars }) };
  if (out === undefined) {
    if (formats[format].files !== undefined && papersOf(evidence).length > 1) throw new UsageError(`${format} of several papers is several files; name the first with --out, or one paper with --paper (${papersOf(evidence).map((p) => p.slug).join(', ')})`);
    if (flag(values, 'check')) throw new UsageError('--check compares with a file; name it with --out');
    screen.out(await rendered(evidence, format, options));
    return exit.asRecorded;
  }
  const path = resolve(out);
  const { files } = formats[format];
  if (files !== undefined) {
    const pages = await files(evidence, basename(path, '.html'));
    return settled(Object.entries(pages).map(([name, page]) => [resolve(dirname(path), name === `${basename(path, '.html')}.html` ? basename(path) : name), page]), flag(values, 'check'), screen);
  }
  return settled([[path, format === 'readme' ? await readme(evidence, path) : await rendered(evidence, format, options)]], flag(values, 'check'), screen);
};
