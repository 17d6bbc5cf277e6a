import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cache = new URL('../node_modules/.cache/gainsay/', import.meta.url);
let strip;

/** Of a relative specifier nothing needs looking up: it says its extension. */
export const resolve = (specifier, context, nextResolve) =>
  /^\.{1,2}\/.*\.ts$/.test(specifier) ? { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true } : nextResolve(specifier, context);

/**
 * Blanks the types out of `.ts` sources, keeping the results by content: the TypeScript parser behind
 * ts-blank-space takes 0.4 s to load, in every worker again, and a warm start does not need it. Files are read
 * synchronously, in this thread of its own: some three hundred promises of each kind took longer than the reading.
 */
export const load = async (url, context, nextLoad) => {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const source = readFileSync(fileURLToPath(url));
  const kept = new URL(`${createHash('sha256').update(source).digest('hex').slice(0, 32)}.js`, cache);
  return { format: 'module', shortCircuit: true, source: `${read(kept) ?? (await blankAndKeep(String(source), kept))}\n//# sourceURL=${url}` };
};

const read = (url) => {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return null;
  }
};

const blankAndKeep = async (source, kept) => {
  strip ??= (await import('ts-blank-space')).default;
  const stripped = strip(source);
  try {
    // Two processes may write the same file: each its own temporary one, then an atomic rename.
    const temporary = `${fileURLToPath(kept)}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    mkdirSync(cache, { recursive: true });
    writeFileSync(temporary, stripped);
    renameSync(temporary, kept);
  } catch {
    // A read-only installation runs as well, only without the cache.
  }
  return stripped;
};
