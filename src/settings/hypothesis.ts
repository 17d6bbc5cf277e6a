import type { AnyInstance, Field, Fields, Value } from './field.ts';

/**
 * A named assumption of a theorem. With `narrow` it holds by construction: the named fields are drawn by
 * these generators instead of the setting's free ones, and `holds` is asserted on every instance. Without
 * `narrow` it is a guard: instances that miss it are discarded, and the discards are counted.
 */
export interface Hypothesis<I> {
  /** In words: "the activation is linear". */
  readonly words: string;
  readonly tex: string;
  readonly holds: (instance: I) => boolean;
  readonly narrow?: { readonly [K in keyof I]?: Field<Extract<I[K], Value>> };
  /** Ranges of sizes, for assumptions on dimensions: { M: [1, 1] }. */
  readonly narrowDims?: Readonly<Record<string, readonly [number, number]>>;
}

export const hypothesis = <I>(h: Hypothesis<I>): Hypothesis<I> => h;

/** A hypothesis about any setting, as the runner takes it. */
export interface AnyHypothesis {
  readonly words: string;
  readonly tex: string;
  holds(instance: AnyInstance): boolean;
  readonly narrow?: Partial<Fields>;
  readonly narrowDims?: Readonly<Record<string, readonly [number, number]>>;
}
