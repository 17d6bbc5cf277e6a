import type { Dims, Fields, InstanceOf } from './field.ts';

/** One drawn value of a setting: its fields by name, and the sizes they were drawn at. */
export type Instance<F extends Fields, D extends string = string> = InstanceOf<F> & { readonly dims: Readonly<Record<D, number>> };

/** What a theorem quantifies over: sizes with their inclusive ranges, and fields drawn in the order written. */
export interface Setting<F extends Fields = Fields, D extends string = string> {
  readonly id: string;
  /** "For all …", as a sentence in words. */
  readonly words: string;
  readonly dims: Readonly<Record<D, readonly [number, number]>>;
  readonly fields: F;
  /** The field that holds one sample a row, which a user's data can replace; absent where data make no sense. */
  readonly batch?: keyof F & string;
  /** Further reductions, beside deleting indices and simplifying fields one at a time. */
  readonly moves?: (instance: Instance<F, D>) => Iterable<Instance<F, D>>;
}

/** A setting; throws when an axis names an undeclared size, a range is empty, two things share a name, or the batch is no matrix. */
export const setting = <const F extends Fields, D extends string>(s: Setting<F, D>): Setting<F, D> => {
  const names: Dims = Object.fromEntries(Object.keys(s.dims).map((name) => [name, 1]));
  for (const [name, [lo, hi]] of Object.entries<readonly [number, number]>(s.dims)) {
    if (!(Number.isInteger(lo) && Number.isInteger(hi) && lo >= 1 && lo <= hi)) {
      throw new RangeError(`setting ${s.id}: size ${name} ranges over [${lo}, ${hi}]; expected whole numbers 1 ≤ min ≤ max`);
    }
  }
  for (const [key, field] of Object.entries(s.fields)) {
    // Sizes and fields share the names of replay tokens and the keys of an instance.
    if (Object.hasOwn(names, key) || ['dims', 'case', 'without'].includes(key)) throw new TypeError(`setting ${s.id}: field ${key} has the name of ${Object.hasOwn(names, key) ? 'a size' : 'a reserved word'}; rename it`);
    if ((field.kind === 'matrix') !== (field.axes !== undefined)) {
      throw new TypeError(`setting ${s.id}: field ${key} is a ${field.kind} ${field.axes ? 'with' : 'without'} axes; matrices, and only they, have axes`);
    }
    for (const name of (field.axes ?? []).flat()) {
      if (!Object.hasOwn(names, name)) throw new TypeError(`setting ${s.id}: field ${key} has an axis of size ${name}, which dims does not declare`);
    }
  }
  if (s.batch !== undefined && s.fields[s.batch]?.kind !== 'matrix') throw new TypeError(`setting ${s.id}: the batch ${s.batch} is not one of its matrices`);
  return s;
};
