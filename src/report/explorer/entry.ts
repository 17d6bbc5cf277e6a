/** The number that a reader typed: decimals, fractions such as −3/4, a minus sign of either kind; null when it is none. */
export const entryOf = (text: string): number | null => {
  const [whole = '', ...rest] = text.trim().replaceAll('−', '-').split('/');
  const parts = [whole, ...rest].map((part) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(part.trim()) ? Number(part) : Number.NaN));
  const value = parts.length === 1 ? parts[0] : parts.length === 2 ? parts[0] / parts[1] : Number.NaN;
  return Number.isFinite(value) ? value : null;
};
