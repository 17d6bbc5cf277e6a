import { UsageError } from './usageError.ts';

/** What parseArgs read: one value an option; a list where an option may be given several times. */
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A command's arguments after parsing. */
export interface Arguments {
  readonly values: Values;
  readonly positionals: readonly string[];
}

export const flag = (values: Values, name: string): boolean => values[name] === true;

export const text = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** The values of an option that may be given several times. */
export const texts = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return Array.isArray(value) ? value : [];
};

/** A number option within inclusive bounds; throws a `UsageError` that says what was given and what is expected. */
const numeric = (values: Values, name: string, fits: (x: number) => boolean, expected: string): number | undefined => {
  const given = text(values, name);
  if (given === undefined) return undefined;
  const x = Number(given);
  if (given.trim() === '' || !fits(x)) throw new UsageError(`--${name} is '${given}', expected ${expected}`);
  return x;
};

export const whole = (values: Values, name: string, min: number, max: number): number | undefined =>
  numeric(values, name, (x) => Number.isInteger(x) && x >= min && x <= max, `a whole number from ${min} to ${max}`);

export const positive = (values: Values, name: string): number | undefined =>
  numeric(values, name, (x) => Number.isFinite(x) && x > 0, 'a number above 0');

/** Seeds are 32-bit words. */
export const seedOption = (values: Values): number | undefined => whole(values, 'seed', 0, 2 ** 32 - 1);

/** The one positional argument of a command; throws when there are none or several. */
export const only = (positionals: readonly string[], what: string): string => {
  if (positionals.length !== 1) throw new UsageError(`expected one ${what}, got ${positionals.length === 0 ? 'none' : positionals.join(' ')}`);
  return positionals[0];
};
