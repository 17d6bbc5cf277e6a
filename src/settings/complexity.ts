import type { Setting } from './setting.ts';
import type { AnyInstance } from './field.ts';
import type { Matrix } from '../linalg/matrix.ts';

/**
 * How hard a double is to read: 0 < 1 < −1 < 2 < −2 < 1/2 < −1/2 < other whole numbers < other dyadics, by the
 * number of bits that writing it takes.
 */
export const entryCost = (value: number): number => {
  if (value === 0) return 0;
  const sign = value < 0 ? 1 : 0;
  const size = Math.abs(value);
  if (size === 1) return 1 + sign;
  if (size === 2) return 3 + sign;
  if (size === 0.5) return 5 + sign;
  if (!Number.isFinite(size)) return 4096;
  let mantissa = size;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return 7 + sign + 2 * Math.ceil(Math.log2(mantissa + 1)) + 2 * exponent;
};

/** Compared from the front: number of entries, then non-zero entries, then the cost of entries, numbers and names. */
export type Complexity = readonly [entries: number, nonZeros: number, cost: number];

/** The order in which reduction descends; every accepted move makes an instance strictly smaller in it, so it ends. */
export const complexity = (setting: Setting, instance: AnyInstance): Complexity => {
  let entries = 0;
  let nonZeros = 0;
  let cost = 0;
  for (const size of Object.values(instance.dims)) entries += size;
  for (const [key, field] of Object.entries(setting.fields)) {
    const value = instance[key];
    if (field.kind === 'matrix') {
      const { data } = value as Matrix;
      entries += data.length;
      for (const entry of data) {
        if (entry !== 0) nonZeros++;
        cost += entryCost(entry);
      }
    } else if (field.kind === 'number') {
      cost += entryCost(value as number);
    } else {
      for (const simpler of field.simpler?.(value as string) ?? []) cost += simpler === value ? 0 : 4;
    }
  }
  return [entries, nonZeros, cost];
};

/** Whether a is strictly simpler than b. */
export const simplerThan = (a: Complexity, b: Complexity): boolean => {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return (a[i] as number) < (b[i] as number);
  }
  return false;
};
