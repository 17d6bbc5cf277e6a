import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileState, unchanged } from './fileState.ts';
import { importsOf, packageFile } from './imports.ts';
import { prune } from './kept.ts';
import { inProject, root } from './root.ts';
import { writeAtomically } from './writeFile.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of all code that a module reaches, and the state of every file that it was made from. */
interface Codes {
  /** Null where a file cannot be read, or imports go round in a circle. */
  readonly codeOf: (url: string) => string | null;
  readonly states: ReadonlyMap<string, string>;
  /** When a file that the module reaches last changed, in milliseconds since 1970. */
  readonly changed: (url: string) => number;
}

/** SHA-256 of a module's text and, in the same way, of all that it imports: no module and no version of a package that it reaches can change without it. */
const codes = (): Codes => {
  const states = new Map<string, string>();
  const known = new Map<string, { readonly code: string | null; readonly changed: number }>();
  const read = (path: string): { readonly text: string; readonly changed: number } => {
    const { state, changed } = fileState(path) ?? { state: '', changed: Infinity };
    states.set(path, state);
    return { text: readFileSync(path, 'utf8'), changed };
  };
  const part = (specifier: string, url: string): { readonly code: string | null; readonly changed: number } => {
    if (specifier.startsWith('.')) return of(new URL(specifier, url).href);
    if (specifier.startsWith('node:')) return { code: specifier, changed: 0 };
    return of(pathToFileURL(packageFile(specifier)).href);
  };
  const made = (url: string): { readonly code: string | null; readonly changed: number } => {
    try {
      const { text, changed } = read(fileURLToPath(url));
      const parts = url.endsWith('.json') ? [] : importsOf(text).map((specifier) => part(specifier, url));
      return {
        code: parts.some(({ code }) => code === null) ? null : hashOf([hashOf(text), ...parts.map(({ code }) => code)].join('\n')),
        changed: Math.max(changed, ...parts.map((p) => p.changed)),
      };
    } catch {
      return { code: null, changed: Infinity };
    }
  };
  const of = (url: string): { readonly code: string | null; readonly changed: number } => {
    const before = known.get(url);
    if (before !== undefined) return before;
    // Met again before it is known, it imports itself.
    known.set(url, { code: null, changed: Infinity });
    const found = made(url);
    known.set(url, found);
    return found;
  };
  return { codeOf: (url) => of(url).code, changed: (url) => of(url).changed, states };
};

/** What is kept: summaries by the address of their module, with the hash of the code each was made from, and the states of all files of that code. */
interface Shelf {
  readonly states: Readonly<Record<string, string>>;
  readonly entries: Readonly<Record<string, { readonly code: string; readonly summary: unknown }>>;
}

const empty: Shelf = { states: {}, entries: {} };

const shelfIn = (path: string): Shelf => {
  try {
    const [hash, text] = readFileSync(path, 'utf8').split('\n');
    return hashOf(text) === hash ? (JSON.parse(text) as Shelf) : empty;
  } catch {
    return empty;
  }
};

/**
 * What `summarise` says of modules, in plain data. A module is loaded only where its summary is not kept for the very code it has
 * now, all that it imports included, so an edit of anything below it is seen at once. `by` is the address of the module that
 * summarises: what it says changes with it. `kind` tells apart what one module summarises.
 */
export const summaries = async <T>(kind: string, urls: readonly string[], summarise: (url: string) => Promise<T>, by: string): Promise<T[]> => {
  const folder = inProject('node_modules/.cache/gainsay/summaries');
  const path = `${folder}/${hashOf(`${root.href} ${by} ${kind}`)}.json`;
  const shelf = shelfIn(path);
  // Nothing has changed: no file need be read.
  if (urls.every((url) => Object.hasOwn(shelf.entries, url)) && unchanged(shelf.states, inProject('.'))) {
    return urls.map((url) => shelf.entries[url].summary as T);
  }

  const pass = (): Codes => {
    const { codeOf, changed, states } = codes();
    const own = codeOf(by);
    return {
      codeOf: (url) => {
        const code = codeOf(url);
        return own === null || code === null ? null : hashOf(`${own} ${code}`);
      },
      changed: (url) => Math.max(changed(by), changed(url)),
      states,
    };
  };
  const before = pass();
  const entries: Record<string, Shelf['entries'][string]> = {};
  for (const [url, entry] of Object.entries(shelf.entries)) if (entry.code === before.codeOf(url)) entries[url] = entry;
  const fresh = urls.filter((url) => !Object.hasOwn(entries, url));
  const loaded = new Map(await Promise.all(fresh.map(async (url) => [url, await summarise(url)] as const)));
  // Of a file that has changed since this process began, it may have loaded the older text, which must not be kept for the newer one.
  const began = Date.now() - 1000 * process.uptime() - 50;
  const after = fresh.length === 0 ? before : pass();
  for (const [url, summary] of loaded) {
    const code = before.codeOf(url);
    if (code !== null && code === after.codeOf(url) && after.changed(url) < began) entries[url] = { code, summary };
  }
  // The states after belong to the codes that are the same before and after, and to no others.
  const settled = Object.keys(entries).every((url) => entries[url].code === after.codeOf(url));
  const next: Shelf = { states: settled ? Object.fromEntries(after.states) : { '': '' }, entries };
  const text = JSON.stringify(next);
  // Where nothing can be kept, all is loaded each time.
  if (Object.keys(entries).length > 0) await writeAtomically(path, `${hashOf(text)}\n${text}`).then(() => prune(folder)).catch(() => undefined);
  return urls.map((url) => (loaded.has(url) ? (loaded.get(url) as T) : (entries[url].summary as T)));
};
