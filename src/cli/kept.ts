import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileState, unchanged } from './fileState.ts';
import { writeAtomically } from './writeFile.ts';

/** Text that was made, and every file that it was made from. */
export interface Made {
  readonly text: string;
  readonly from: readonly string[];
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const fileHash = async (path: string): Promise<string> => readFile(path).then(hashOf, () => 'missing');

interface Entry {
  readonly text: string;
  /** Of the text. */
  readonly hash: string;
  /** What it was made from: the hash of each file, by its path from the base, and the state that it had. */
  readonly files: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
}

const isEntry = (value: unknown): value is Entry => {
  const { text, hash, files, states } = (value ?? {}) as Partial<Entry>;
  return typeof text === 'string' && typeof hash === 'string' && hashOf(text) === hash && typeof files === 'object' && typeof states === 'object';
};

/** The states and the hashes of files, each state asked for before its file is read. */
const described = async (names: readonly string[], base: string): Promise<Pick<Entry, 'files' | 'states'>> => {
  const states = Object.fromEntries(names.map((name) => [name, fileState(resolve(base, name))?.state ?? '']));
  return { states, files: Object.fromEntries(await Promise.all(names.map(async (name) => [name, await fileHash(resolve(base, name))] as const))) };
};

/** As many are kept as several versions of every paper need. */
const most = 64;

/** Removes all but the newest files of a folder of what is kept. */
export const prune = async (folder: string): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  if (names.length <= most) return;
  const dated = await Promise.all(names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })));
  await Promise.all(dated.toSorted((a, b) => b.at - a.at).slice(most).map(({ path }) => rm(path, { force: true })));
};

const keep = (folder: string, path: string, entry: Entry): Promise<void> =>
  writeAtomically(path, JSON.stringify(entry)).then(() => prune(folder)).catch(() => undefined);

/**
 * What `make` gives for the key, made once for one state of the files it is made from: any change of one of them, by content, makes it
 * anew. What cannot be kept (a read-only folder, a damaged file) is made each time, and so is what is made from a file outside of
 * `base`; below it, equal files in equal places make the same wherever the base is.
 */
export const kept = async (folder: string, key: string, make: () => Promise<Made>, base: string): Promise<string> => {
  const path = join(folder, `${hashOf(key)}.json`);
  const entry: unknown = await readFile(path, 'utf8').then(JSON.parse).catch(() => null);
  if (isEntry(entry)) {
    const names = Object.keys(entry.files);
    if (names.every((name) => Object.hasOwn(entry.states, name)) && unchanged(entry.states, base)) return entry.text;
    const now = await described(names, base);
    if (names.every((name) => now.files[name] === entry.files[name])) {
      // Next time no file need be read, unless one changed so recently that its state says nothing yet.
      if (!Object.values(now.states).includes('')) await keep(folder, path, { ...entry, ...now });
      return entry.text;
    }
  }
  const { text, from } = await make();
  const names = from.map((file) => relative(base, file)).toSorted();
  if (!names.some((name) => name.startsWith('..') || isAbsolute(name))) await keep(folder, path, { text, hash: hashOf(text), ...(await described(names, base)) });
  return text;
};
