const special = new Map<string, number>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

const scalar = (value: string | number | boolean | null): string => {
  if (typeof value !== 'number') return JSON.stringify(value);
  if (!Number.isFinite(value)) return JSON.stringify(String(value));
  return Object.is(value, -0) ? '-0' : String(value);
};

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const entriesOf = (value: object): [string, unknown][] => Object.entries(value).filter(([, v]) => v !== undefined);

const refuse = (value: unknown): never => {
  throw new TypeError(`JSON: a ${typeof value} cannot be written; evidence is plain data`);
};

const oneLine = (value: unknown, ordered: (entries: [string, unknown][]) => [string, unknown][]): string => {
  if (isScalar(value)) return scalar(value);
  if (Array.isArray(value)) return `[${value.map((v) => oneLine(v, ordered)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return refuse(value);
  return `{${ordered(entriesOf(value)).map(([key, v]) => `${JSON.stringify(key)}:${oneLine(v, ordered)}`).join(',')}}`;
};

/** JSON in one line, keys in code-unit order: equal data, equal text. Doubles are exact, also −0, NaN and ±∞ (these three as strings). */
export const canonicalJson = (value: unknown): string => oneLine(value, (entries) => entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The same in one line with the keys in their own order, which readers see: the shortest form. */
export const compactJson = (value: unknown): string => oneLine(value, (entries) => entries);

/** The same data indented for readers: keys in their own order, lists of scalars (matrix rows) on one line. */
export const prettyJson = (value: unknown, indent = ''): string => {
  if (isScalar(value)) return scalar(value);
  const inner = `${indent}  `;
  const block = (open: string, parts: string[], close: string): string =>
    parts.length === 0 ? open + close : `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
  if (Array.isArray(value)) {
    if (value.every((v) => isScalar(v) && typeof v !== 'string')) return `[${value.map(canonicalJson).join(', ')}]`;
    return block('[', value.map((v) => prettyJson(v, inner)), ']');
  }
  if (typeof value !== 'object' || value === null) return refuse(value);
  return block('{', entriesOf(value).map(([key, v]) => `${JSON.stringify(key)}: ${prettyJson(v, inner)}`), '}');
};

/** Data parsed from JSON with the strings "NaN", "Infinity" and "-Infinity" turned back into the numbers they stand for. */
export const revived = (value: unknown): unknown => {
  if (typeof value === 'string') return special.get(value) ?? value;
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, revived(v)]));
};
