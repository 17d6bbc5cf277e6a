import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importsOf, packageVersion } from './imports.ts';
import { prune } from './kept.ts';
import { inProject, root } from './root.ts';
import { writeAtomically } from './writeFile.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * SHA-256 of a module's text and, in the same way, of all that it imports: no module and no version of a package that it
 * reaches can change without it. Null where one of these files cannot be read or does not count, or imports go round in a circle.
 */
const codeHashes = (counts: (path: string) => boolean): ((url: string) => string | null) => {
  const known = new Map<string, string | null>();
  const codeOf = (url: string): string | null => {
    const before = known.get(url);
    if (before !== undefined) return before;
    // Met again before it is known, it imports itself.
    known.set(url, null);
    const code = made(url);
    known.set(url, code);
    return code;
  };
  const made = (url: string): string | null => {
    try {
      const path = fileURLToPath(url);
      if (!counts(path)) return null;
      const source = readFileSync(path, 'utf8');
      const parts = importsOf(source).map((specifier) =>
        specifier.startsWith('.') ? codeOf(new URL(specifier, url).href) : specifier.startsWith('node:') ? specifier : packageVersion(specifier),
      );
      return parts.includes(null) ? null : hashOf([hashOf(source), ...parts].join('\n'));
    } catch {
      return null;
    }
  };
  return codeOf;
};

/**
 * Whether a file is as it was when this process began. Of one that has changed since, the process may have loaded the older text,
 * which must not be kept for the newer one. The clock of file systems runs in ticks of up to 10 ms.
 */
const unchangedSinceStart = (): ((path: string) => boolean) => {
  const before = Date.now() - 1000 * process.uptime() - 50;
  return (path) => statSync(path).ctimeMs < before;
};

/** Summaries by the address of their module, each with the hash of the code that it was made from. */
type Shelf = Readonly<Record<string, { readonly code: string; readonly summary: unknown }>>;

const shelfIn = (path: string): Shelf => {
  try {
    const [hash, text] = readFileSync(path, 'utf8').split('\n');
    return hashOf(text) === hash ? (JSON.parse(text) as Shelf) : {};
  } catch {
    return {};
  }
};

/**
 * What `summarise` says of modules, in plain data. A module is loaded only where its summary is not kept for the very code it has
 * now, all that it imports included, so an edit of anything below it is seen at once. `by` is the address of the module that
 * summarises: what it says changes with it.
 */
export const summaries = async <T>(urls: readonly string[], summarise: (url: string) => Promise<T>, by: string): Promise<T[]> => {
  const folder = inProject('node_modules/.cache/gainsay/summaries');
  const path = `${folder}/${hashOf(`${root.href} ${by}`)}.json`;
  const before = shelfIn(path);
  const codes = (counts: (path: string) => boolean): ((url: string) => string | null) => {
    const codeOf = codeHashes(counts);
    const own = codeOf(by);
    return (url) => {
      const code = codeOf(url);
      return own === null || code === null ? null : hashOf(`${own} ${code}`);
    };
  };
  const codeOf = codes(() => true);
  const loaded = new Map<string, { readonly code: string | null; readonly summary: T }>();
  const found = await Promise.all(
    urls.map(async (url) => {
      const code = codeOf(url);
      if (Object.hasOwn(before, url) && before[url].code === code) return before[url].summary as T;
      const summary = await summarise(url);
      loaded.set(url, { code, summary });
      return summary;
    }),
  );
  const codeNow = codes(unchangedSinceStart());
  const entries = [...loaded].flatMap(([url, { code, summary }]) => (code !== null && codeNow(url) === code ? [[url, { code, summary }] as const] : []));
  if (entries.length > 0) {
    const others = Object.entries(before).filter(([url]) => existsSync(fileURLToPath(url)));
    const text = JSON.stringify(Object.fromEntries([...others, ...entries]) satisfies Shelf);
    // Where nothing can be kept, all is loaded each time.
    await writeAtomically(path, `${hashOf(text)}\n${text}`).then(() => prune(folder)).catch(() => undefined);
  }
  return found;
};
