import type { AnyInstance } from '../settings/field.ts';
import type { Setting } from '../settings/setting.ts';
import { read, write } from '../settings/written.ts';

/** A replay token taken apart: which claim, which hypothesis was dropped, and the instance by seed or by value. */
export interface Token {
  readonly claim: string;
  readonly dropped: string | null;
  readonly seed: number | null;
  readonly fields: Readonly<Record<string, string>>;
}

const help = "expected <claim id>[:without=<hypothesis>]:case=<hex> or <claim id>[:without=<hypothesis>]:<field>=<value>…, as printed by verify";

// Object.is: −0 is written as -0, so that the very same double comes back.
const number = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** A name as in the query of an address: a space is '+', what a shell or the token itself would take for its own is '%…'. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('%20', '+').replaceAll('%2F', '/');

const decoded = (text: string, where: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Error(`replay: '${text}' in ${where} has a '%' without the two hexadecimal digits of a character; ${help}`);
  }
};

/** Rows are separated by '/', entries by ',': every character is safe in a shell. */
const written = (value: unknown): string => (Array.isArray(value) ? (value as number[][]).map((r) => r.map(number).join(',')).join('/') : typeof value === 'number' ? number(value) : encoded(String(value)));

/** The token of the case that a seed draws. */
export const seedToken = (claim: string, dropped: string | null, seed: number): string =>
  [claim, ...(dropped === null ? [] : [`without=${dropped}`]), `case=${(seed >>> 0).toString(16)}`].join(':');

/** The token of an instance by value. */
export const valueToken = (claim: string, dropped: string | null, setting: Setting, instance: AnyInstance): string => {
  const { dims, ...fields } = write(setting, instance);
  const parts = [...Object.entries(dims as Record<string, number>), ...Object.entries(fields)].map(([key, value]) => `${key}=${written(value)}`);
  return [claim, ...(dropped === null ? [] : [`without=${dropped}`]), ...parts].join(':');
};

/** Takes a token apart; throws with the expected form when it is not one. */
export const parseToken = (token: string): Token => {
  const [claim = '', ...parts] = token.trim().split(':');
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(claim) || parts.length === 0) throw new Error(`replay: '${token.slice(0, 80)}' is not a token; ${help}`);
  const fields: Record<string, string> = {};
  for (const part of parts) {
    const at = part.indexOf('=');
    if (at < 1) throw new Error(`replay: '${part.slice(0, 60)}' in the token of ${claim} is not <name>=<value>; ${help}`);
    const name = part.slice(0, at);
    if (Object.hasOwn(fields, name)) throw new Error(`replay: ${name} occurs twice in the token of ${claim}; ${help}`);
    fields[name] = part.slice(at + 1);
  }
  const { without = null, case: hex, ...rest } = fields;
  if (hex !== undefined && !/^[0-9a-f]{1,8}$/.test(hex)) throw new Error(`replay: case '${hex}' is not a seed of up to 8 hexadecimal digits; ${help}`);
  const [other] = Object.keys(rest);
  if (hex !== undefined && other !== undefined) throw new Error(`replay: the token of ${claim} names both a case and the value of ${other}; ${help}`);
  return { claim, dropped: without, seed: hex === undefined ? null : Number.parseInt(hex, 16), fields: rest };
};

const entry = (value: string, where: string): number => {
  const out = Number(value);
  if (value.trim() === '' || Number.isNaN(out)) throw new Error(`replay: '${value}' in ${where} is not a number`);
  return out;
};

/** The instance that a token writes out; throws naming the field at fault. */
export const instanceOf = (token: Token, setting: Setting): AnyInstance => {
  const dims: Record<string, number> = {};
  const instance: Record<string, unknown> = { dims };
  for (const [key, value] of Object.entries(token.fields)) {
    const field = Object.hasOwn(setting.fields, key) ? setting.fields[key] : undefined;
    if (Object.hasOwn(setting.dims, key)) dims[key] = entry(value, `size ${key}`);
    else if (field?.kind === 'choice') instance[key] = decoded(value, `field ${key}`);
    else if (field?.kind === 'number') instance[key] = entry(value, `field ${key}`);
    else instance[key] = value.split('/').map((line, i) => line.split(',').map((e, j) => entry(e, `field ${key}, row ${i}, column ${j}`)));
  }
  return read(setting, instance);
};
