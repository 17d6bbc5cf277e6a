import type { Matrix } from '../linalg/matrix.ts';
import type { AnyInstance, Value } from '../settings/field.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** Whether two fields, or sizes, hold the same to the last bit. */
const same = (a: AnyInstance[string], b: AnyInstance[string]): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b);
  if (!('data' in a) || !('data' in b)) return Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, size]) => size === (b as Readonly<Record<string, unknown>>)[name]);
  const [left, right] = [a as Matrix, b as Matrix];
  if (left.rows !== right.rows || left.cols !== right.cols) return false;
  for (let k = 0; k < left.data.length; k++) if (!Object.is(left.data[k], right.data[k])) return false;
  return true;
};

const sameInstance = (a: AnyInstance, b: AnyInstance): boolean => Object.keys(a).every((key) => same(a[key], b[key])) && Object.keys(b).every((key) => key in a);

/** A number that instances of the same entries share (FNV-1a over the words of their doubles). */
const hashOf = (instance: AnyInstance): number => {
  let hash = 0x811c9dc5;
  const add = (x: number): void => {
    double[0] = x;
    hash = Math.imul(hash ^ words[0], 0x01000193);
    hash = Math.imul(hash ^ words[1], 0x01000193);
  };
  for (const key of Object.keys(instance)) {
    const value = instance[key] as Value;
    if (typeof value === 'number') add(value);
    else if (typeof value === 'object' && 'data' in value) for (let k = 0; k < value.data.length; k++) add(value.data[k]);
  }
  return hash;
};

/**
 * The same function of instances, each value of it made once: a reduction comes back to a third of its candidates. What throws is
 * not remembered. As long as the function lives, so do the instances.
 */
export const remembered = <T>(f: (instance: AnyInstance) => T): ((instance: AnyInstance) => T) => {
  const known = new Map<number, { readonly instance: AnyInstance; readonly value: T }[]>();
  return (instance) => {
    const hash = hashOf(instance);
    const there = known.get(hash) ?? [];
    const found = there.find((entry) => sameInstance(entry.instance, instance));
    if (found !== undefined) return found.value;
    const value = f(instance);
    there.push({ instance, value });
    known.set(hash, there);
    return value;
  };
};
