import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const cache = new URL('../node_modules/.cache/gainsay/', import.meta.url);
let strip;

/**
 * Blanks the types out of `.ts` sources, keeping the results by content: the TypeScript parser behind
 * ts-blank-space takes 0.4 s to load, in every worker again, and a warm start does not need it.
 */
export const load = async (url, context, nextLoad) => {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const { source } = await nextLoad(url, { ...context, format: 'module' });
  const kept = new URL(`${createHash('sha256').update(source).digest('hex').slice(0, 32)}.js`, cache);
  const stripped = await readFile(kept, 'utf8').catch(() => blankAndKeep(String(source), kept));
  return { format: 'module', shortCircuit: true, source: `${stripped}\n//# sourceURL=${url}` };
};

const blankAndKeep = async (source, kept) => {
  strip ??= (await import('ts-blank-space')).default;
  const stripped = strip(source);
  try {
    // Two processes may write the same file: each its own temporary one, then an atomic rename.
    const temporary = `${fileURLToPath(kept)}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    await mkdir(cache, { recursive: true });
    await writeFile(temporary, stripped);
    await rename(temporary, kept);
  } catch {
    // A read-only installation runs as well, only without the cache.
  }
  return stripped;
};
