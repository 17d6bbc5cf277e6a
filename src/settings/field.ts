import type { Matrix } from '../linalg/matrix.ts';
import type { Stream } from '../generators/stream.ts';

/**
 * What an instance is made of: matrices (a vector is a matrix of one row), numbers and named choices.
 * The list is closed, so that every instance can be written down exactly, reduced, perturbed and replayed
 * without code of its own.
 */
export type Value = Matrix | number | string;

/** The sizes that a setting quantifies over, by name: { N: 3, d: 2 }. */
export type Dims = Readonly<Record<string, number>>;

/** One axis of a matrix: the names of the dimensions whose product is its length; [] is the length 1. */
export type Axis = readonly string[];

/** One quantified object of a setting: how it is drawn, what shape it has, what makes it simpler. */
export interface Field<T extends Value = Value> {
  readonly kind: 'matrix' | 'number' | 'choice';
  /** In words, for messages and the report: "first views, one row a sample". */
  readonly what: string;
  /** Rows and columns; only for matrices. Deleting an index of a dimension deletes it along every axis that names it. */
  readonly axes?: readonly [Axis, Axis];
  /** A value of the right shape; `drawn` holds the fields declared before this one. */
  draw(stream: Stream, dims: Dims, drawn: Readonly<Record<string, Value>>): T;
  /** Whether the value is admissible, whatever the hypotheses (τ > 0, a finite entry). */
  valid(value: T): boolean;
  /** Simpler values of the same shape, the boldest first; by default those of its kind (`simplerValues`). */
  simpler?(value: T): Iterable<T>;
  /** A neighbour at distance about `step`, for targeted search and for the robustness test; by default entries move. */
  mutate?(stream: Stream, value: T, step: number): T;
}

/** The fields of a setting by name; the keys are the names that claims use. */
export type Fields = Readonly<Record<string, Field>>;

/** The instance of a record of fields. */
export type InstanceOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** An instance of any setting: its fields by name, and the sizes it was drawn at. */
export interface AnyInstance {
  readonly [field: string]: Value | Dims;
  readonly dims: Dims;
}
