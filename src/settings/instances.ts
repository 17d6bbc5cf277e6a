import { simplerEntries } from '../generators/matrix.ts';
import { entryCost } from '../generators/simplicity.ts';
import { resample } from '../generators/resample.ts';
import type { UserData } from '../generators/userData.ts';
import { stream as streamOf, type Stream } from '../generators/stream.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries, maxAbs, toRows } from '../linalg/matrix.ts';
import { axisLength, withoutIndices } from './axes.ts';
import type { AnyInstance, Dims, Field, Value } from './field.ts';
import type { AnyHypothesis } from './hypothesis.ts';
import type { Setting } from './setting.ts';

/** Instances of a setting under some hypotheses: drawn, reduced, perturbed. */
export interface Instances {
  /** `caps` bounds sizes from above, to look for small counterexamples. */
  draw(stream: Stream, caps?: Dims): AnyInstance;
  /** Candidates with indices of one size deleted, halves before single ones; not all of them are admissible. */
  smaller(instance: AnyInstance): Iterable<AnyInstance>;
  /** Candidates in which one field, or the setting's own move, is simpler; sizes stay. The boldest first. */
  readonly simplifications: readonly ((instance: AnyInstance) => Iterable<AnyInstance>)[];
  /** A neighbour at relative distance about `step` that still satisfies the narrowed hypotheses. */
  mutate(stream: Stream, instance: AnyInstance, step: number): AnyInstance;
  /** All free matrices and numbers moved a little, names left alone: whether a violation survives that tells a robust from a degenerate one. */
  perturb(stream: Stream, instance: AnyInstance, step: number): AnyInstance;
  /** Each field valid and of the shape that the sizes ask for; otherwise what is wrong, in words. */
  fault(instance: AnyInstance): string | null;
  readonly sizes: Readonly<Record<string, readonly [number, number]>>;
}

const small = [0, 1, -1, 2, -2, 0.5, -0.5] as const;

function* simplerNumbers(value: number): Iterable<number> {
  const candidates = [...small, Math.round(value), Math.round(value * 4) / 4, value / 2];
  for (const candidate of candidates) if (entryCost(candidate) < entryCost(value)) yield candidate;
}

const drawSize = (stream: Stream, lo: number, hi: number): number => (stream.chance(0.2) ? lo : stream.integer(lo, hi));

/** The generator of a setting with hypotheses kept: their narrowed fields replace the free ones. */
export const instances = (setting: Setting, kept: readonly AnyHypothesis[], data?: UserData): Instances => {
  const fields: Record<string, Field> = { ...setting.fields };
  const sizes: Record<string, readonly [number, number]> = { ...setting.dims };
  for (const { narrow, narrowDims } of kept) {
    for (const [key, field] of Object.entries(narrow ?? {})) {
      const free = fields[key];
      if (field !== undefined && free !== undefined) fields[key] = { ...field, ...(free.axes ? { axes: free.axes } : {}), what: free.what };
    }
    Object.assign(sizes, narrowDims);
  }
  const batch = setting.batch === undefined ? undefined : setting.fields[setting.batch];
  if (data !== undefined && setting.batch !== undefined && batch?.axes !== undefined) {
    // The data fix the number of columns: the first size of the column axis takes it, the others become 1.
    const [columns, ...others] = [...batch.axes[1]].reverse();
    if (columns !== undefined) sizes[columns] = [data.rows.cols, data.rows.cols];
    for (const name of others) sizes[name] = [1, 1];
    const rows = (dims: Dims): number => axisLength(batch.axes?.[0] ?? [], dims);
    // Rows of the data stay as they are: a counterexample is then made of the user's own records.
    fields[setting.batch] = {
      ...batch,
      draw: (stream, dims) => resample(data, stream, rows(dims)),
      mutate: (stream, value) => resample(data, stream, (value as Matrix).rows),
      simpler: () => [],
    };
  }
  const narrowed = kept.filter((h) => h.narrow !== undefined);
  const [fieldList, sizeList] = [Object.entries(fields), Object.entries(sizes)];

  /** A change of one field can break a narrowed hypothesis (x' = x when x moves): draw the narrowed fields anew. */
  const repaired = (instance: AnyInstance, stream: Stream): AnyInstance => {
    let out = instance;
    for (const h of narrowed) {
      if (h.holds(out)) continue;
      for (const key of Object.keys(h.narrow ?? {})) {
        const field = fields[key];
        if (field !== undefined) out = { ...out, [key]: field.draw(stream, out.dims, out as unknown as Record<string, Value>) };
      }
    }
    return out;
  };

  function* smaller(instance: AnyInstance): Iterable<AnyInstance> {
    for (const [dim, [lo]] of Object.entries(sizes)) {
      const size = instance.dims[dim] ?? lo;
      const room = size - lo;
      const half = Math.min(room, Math.ceil(size / 2));
      const drops: number[][] = half > 1 ? [Array.from({ length: half }, (_, i) => size - half + i), Array.from({ length: half }, (_, i) => i)] : [];
      if (room > 0) for (let index = size - 1; index >= 0; index--) drops.push([index]);
      for (const drop of drops) {
        const dropped = new Set(drop);
        const out: Record<string, Value | Dims> = { dims: { ...instance.dims, [dim]: size - drop.length } };
        for (const [key, field] of Object.entries(fields)) {
          const value = instance[key] as Value;
          out[key] = field.axes === undefined ? value : withoutIndices(value as Matrix, field.axes, instance.dims, dim, dropped);
        }
        yield out as AnyInstance;
      }
    }
  }

  const simplerValues = (field: Field, value: Value): Iterable<Value> => {
    if (field.simpler !== undefined) return field.simpler(value);
    if (field.kind === 'matrix') return simplerEntries(value as Matrix);
    return field.kind === 'number' ? simplerNumbers(value as number) : [];
  };

  /** A number that stands at several places (x = x' at some samples) must change at all of them at once; also up to sign. */
  function* sharedValues(instance: AnyInstance): Iterable<AnyInstance> {
    // The user's records stay as they are.
    const matrices = Object.entries(fields).filter(([key, field]) => field.kind === 'matrix' && !(data !== undefined && key === setting.batch)).map(([key]) => key);
    const counts = new Map<number, number>();
    for (const key of matrices) for (const entry of (instance[key] as Matrix).data) counts.set(Math.abs(entry), (counts.get(Math.abs(entry)) ?? 0) + 1);
    for (const [size, count] of counts) {
      if (count < 2 || entryCost(size) <= entryCost(0.5)) continue;
      for (const simple of [1, 2, 0.5]) {
        const out: Record<string, Value | Dims> = { ...instance };
        for (const key of matrices) out[key] = mapEntries(instance[key] as Matrix, (entry) => (Math.abs(entry) === size ? Math.sign(entry) * simple : entry));
        yield out as AnyInstance;
      }
    }
  }

  const shaken = (stream: Stream, field: Field, value: Value, step: number): Value => {
    if (field.kind === 'number') {
      const change = step * stream.normal();
      if (value !== 0) return (value as number) * Math.exp(change);
      // A factor would leave a zero as it is, and a violation that needs it would pass for robust; it may lie at either end of its range.
      return field.valid(change) ? change : -change;
    }
    if (field.kind === 'choice') return value;
    const scale = maxAbs(value as Matrix) || 1;
    return mapEntries(value as Matrix, (entry) => entry + step * stream.normal() * 0.5 * (Math.abs(entry) + scale));
  };

  return {
    sizes,
    draw(stream, caps) {
      const dims: Record<string, number> = {};
      for (const [name, [lo, hi]] of sizeList) dims[name] = drawSize(stream, lo, Math.max(lo, Math.min(hi, caps?.[name] ?? hi)));
      const out: Record<string, Value | Dims> = { dims };
      for (const [key, field] of fieldList) out[key] = field.draw(stream, dims, out as Record<string, Value>);
      return out as AnyInstance;
    },
    *smaller(instance) {
      for (const candidate of smaller(instance)) yield repaired(candidate, streamOf(0));
    },
    simplifications: [
      sharedValues,
      ...(setting.moves === undefined ? [] : [setting.moves as unknown as (instance: AnyInstance) => Iterable<AnyInstance>]),
      ...Object.entries(fields).map(
        ([key, field]) =>
          function* (instance: AnyInstance): Iterable<AnyInstance> {
            for (const value of simplerValues(field, instance[key] as Value)) {
              if (field.valid(value)) yield { ...instance, [key]: value };
            }
          },
      ),
    ].map(
      (move) =>
        function* (instance: AnyInstance): Iterable<AnyInstance> {
          for (const candidate of move(instance)) yield repaired(candidate, streamOf(0));
        },
    ),
    mutate(stream, instance, step) {
      const out: Record<string, Value | Dims> = { ...instance };
      const keys = Object.keys(fields);
      const moved = stream.chance(0.5) ? keys : [stream.pick(keys)];
      for (const key of moved) {
        const field = fields[key];
        if (field === undefined) continue;
        const own = instance[key] as Value;
        const value = field.mutate?.(stream, own, step) ?? shaken(stream, field, own, step);
        if (field.valid(value)) out[key] = value;
      }
      return repaired(out as AnyInstance, stream);
    },
    perturb(stream, instance, step) {
      const fixed = new Set(narrowed.flatMap((h) => Object.keys(h.narrow ?? {})));
      const out: Record<string, Value | Dims> = { ...instance };
      for (const [key, field] of Object.entries(fields)) {
        const value = fixed.has(key) ? (instance[key] as Value) : shaken(stream, field, instance[key] as Value, step);
        if (field.valid(value)) out[key] = value;
      }
      return repaired(out as AnyInstance, stream);
    },
    fault(instance) {
      for (const [key, field] of fieldList) {
        const value = instance[key] as Value;
        if (field.axes !== undefined) {
          const m = value as Matrix;
          if (m?.data?.length !== m?.rows * m?.cols) return `field ${key} (${field.what}) is no matrix: ${JSON.stringify(value) ?? 'undefined'}`.slice(0, 400);
          const [rows, cols] = [axisLength(field.axes[0], instance.dims), axisLength(field.axes[1], instance.dims)];
          if (m.rows !== rows || m.cols !== cols) return `field ${key} (${field.what}) is ${m.rows}×${m.cols}, expected ${rows}×${cols}`;
        }
        if (!field.valid(value)) return `field ${key} (${field.what}) is not valid: ${JSON.stringify(field.axes === undefined ? value : toRows(value as Matrix), (_key, entry: unknown) => (typeof entry === 'number' && !Number.isFinite(entry) ? String(entry) : entry))}`.slice(0, 400);
      }
      return null;
    },
  };
};
