import { readFile } from 'node:fs/promises';
import { prettyJson } from '../evidence/json.ts';
import { inProject } from './root.ts';
import { UsageError } from './usageError.ts';
import { writeAtomically } from './writeFile.ts';

/** The file that keeps the counterexamples found for a claim. */
export const witnessFile = (id: string): string => {
  const [slug, name] = id.split('/');
  return inProject(`properties/${slug}/witnesses/${name}.json`);
};

/** The replay tokens kept for a claim, none when there is no file; throws a `UsageError` when the file is damaged. */
export const readWitnesses = async (id: string, path = witnessFile(id)): Promise<readonly string[]> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return [];
  }
  let kept: { readonly id?: unknown; readonly tokens?: unknown };
  try {
    kept = JSON.parse(text) as typeof kept;
  } catch {
    throw new UsageError(`witnesses of ${id}: the file is no JSON; restore it or delete it`);
  }
  const tokens: unknown = kept.tokens;
  if (kept.id !== id) throw new UsageError(`witnesses of ${id}: /id is ${JSON.stringify(kept.id) ?? 'missing'}, expected "${id}"`);
  if (!Array.isArray(tokens) || tokens.some((token) => typeof token !== 'string')) throw new UsageError(`witnesses of ${id}: /tokens must be a list of replay tokens`);
  return tokens as string[];
};

/** Keeps one more token; true when it is new. */
export const keepWitness = async (id: string, token: string, path = witnessFile(id)): Promise<boolean> => {
  const tokens = await readWitnesses(id, path);
  if (tokens.includes(token)) return false;
  await writeAtomically(path, `${prettyJson({ id, tokens: [...tokens, token] })}\n`);
  return true;
};
