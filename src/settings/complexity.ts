import { entryCost } from '../generators/simplicity.ts';
import type { Setting } from './setting.ts';
import type { AnyInstance } from './field.ts';
import type { Matrix } from '../linalg/matrix.ts';

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
