import { distance } from 'fastest-levenshtein';
import { UsageError } from './usageError.ts';

const shortOf = (id: string): string => id.slice(id.indexOf('/') + 1);

/** Up to three names nearest to what was asked, nearest first; a long way off is not near. */
export const nearest = (asked: string, names: readonly string[]): string[] =>
  names
    .map((name) => ({ name, away: Math.min(distance(asked, name), distance(asked, shortOf(name))) }))
    .filter(({ name, away }) => away <= Math.max(2, shortOf(name).length / 2))
    .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);

/** Names that a message spells out before it only counts the others. */
const mostNamed = 16;

const listed = (names: readonly string[]): string => `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ` and ${names.length - mostNamed} others (gainsay list)` : ''}`;

/** An error that names the nearest names, or all of them, if they are few, when none is near. */
export const unknown = (what: string, asked: string, names: readonly string[]): UsageError => {
  const near = nearest(asked, names);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : names.length > 0 ? `there are ${listed(names)}` : 'there are none';
  return new UsageError(`no ${what} '${asked}'; ${hint}`);
};

const globbed = (pattern: string): RegExp =>
  new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[^a-z0-9-]/gi, String.raw`\$&`)).join('.*')}$`);

const matching = (asked: string, ids: readonly string[]): readonly string[] => {
  if (ids.includes(asked)) return [asked];
  if (asked.includes('*')) return ids.filter((id) => globbed(asked).test(id) || globbed(asked).test(shortOf(id)));
  const short = ids.filter((id) => shortOf(id) === asked);
  if (short.length > 1) throw new UsageError(`'${asked}' could be ${short.join(' or ')}; write the whole id`);
  return short;
};

/**
 * The ids meant by what was typed, each once, in the order of `ids`: whole ids, names without the paper where
 * unique, and patterns with `*`. Nothing typed means all. Throws a `UsageError` for anything that matches none.
 */
export const select = (asked: readonly string[], ids: readonly string[]): string[] => {
  if (asked.length === 0) return [...ids];
  const chosen = new Set<string>();
  for (const name of asked) {
    const found = matching(name, ids);
    if (found.length === 0) throw unknown('claim', name, ids);
    for (const id of found) chosen.add(id);
  }
  return ids.filter((id) => chosen.has(id));
};

/** The one id meant by what was typed; throws a `UsageError` when it is none or several. */
export const selectOne = (asked: string, ids: readonly string[]): string => {
  const found = select([asked], ids);
  if (found.length !== 1) throw new UsageError(`'${asked}' matches ${found.length} claims (${listed(found)}); this command takes one`);
  return found[0];
};
