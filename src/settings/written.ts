import { fromRows, toRows, type Matrix } from '../linalg/matrix.ts';
import type { AnyInstance, Axis, Dims, Value } from './field.ts';
import type { Setting } from './setting.ts';

/** An instance as plain data: a matrix is its rows, a number or a name itself; doubles are written exactly. */
export type WrittenInstance = { readonly [field: string]: number | string | readonly (readonly number[])[] | Dims };

/** The instance as plain data. */
export const write = (setting: Setting, instance: AnyInstance): WrittenInstance => ({
  dims: instance.dims,
  ...Object.fromEntries(
    Object.entries(setting.fields).map(([key, field]) => [
      key,
      field.kind === 'matrix' ? toRows(instance[key] as Matrix) : (instance[key] as number | string),
    ]),
  ),
});

/** Sizes read off the matrices' shapes: an axis with one unknown size determines it; repeated until nothing is new. */
const sizesOf = (setting: Setting, values: Readonly<Record<string, Value>>, given: Dims): Dims => {
  const dims: Record<string, number> = { ...given };
  const axes: [Axis, number][] = Object.entries(setting.fields).flatMap(([key, field]) => {
    const m = values[key] as Matrix;
    return field.axes === undefined ? [] : [[field.axes[0], m.rows], [field.axes[1], m.cols]] as [Axis, number][];
  });
  for (let news = true; news; ) {
    news = false;
    for (const [axis, length] of axes) {
      const unknown = axis.filter((name) => dims[name] === undefined);
      const name = unknown[0];
      if (unknown.length === 1 && name !== undefined) {
        dims[name] = length / axis.reduce((product, other) => product * (other === name ? 1 : (dims[other] ?? 1)), 1);
        news = true;
      }
    }
  }
  return dims;
};

/** The instance that plain data describe; throws an error naming the field, what it is and what was expected. */
export const read = (setting: Setting, written: Readonly<Record<string, unknown>>): AnyInstance => {
  const values: Record<string, Value> = {};
  for (const key of Object.keys(written)) {
    if (key !== 'dims' && !Object.hasOwn(setting.fields, key)) {
      throw new TypeError(`instance of ${setting.id}: unknown field ${key}; it has ${Object.keys(setting.fields).join(', ')}`);
    }
  }
  for (const [key, field] of Object.entries(setting.fields)) {
    const value = written[key];
    const expected = field.kind === 'matrix' ? Array.isArray(value) : typeof value === (field.kind === 'number' ? 'number' : 'string');
    if (!expected) throw new TypeError(`instance of ${setting.id}: field ${key} (${field.what}) is ${JSON.stringify(value) ?? 'missing'}, expected a ${field.kind}`);
    const rows = field.kind === 'matrix' ? (value as readonly (readonly number[])[]) : [];
    const ragged = rows.findIndex((entries) => entries.length !== rows[0].length);
    if (ragged >= 0) throw new TypeError(`instance of ${setting.id}: row ${ragged} of field ${key} (${field.what}) has ${rows[ragged].length} entries, row 0 has ${rows[0].length}; give all rows one length`);
    values[key] = field.kind === 'matrix' ? fromRows(value as number[][]) : (value as number | string);
  }
  return { ...values, dims: sizesOf(setting, values, (written.dims ?? {}) as Dims) };
};
