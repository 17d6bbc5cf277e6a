import type { RawTable } from './numericTable.ts';
import { UserDataError } from './userDataError.ts';

type Reader = (view: DataView, at: number, little: boolean) => number;

const whole = (name: string, value: bigint): number => {
  const out = Number(value);
  if (BigInt(out) !== value) throw new UserDataError(`${name}: the whole number ${value} is not a double; save the array as float64`);
  return out;
};

/** How an element of each numpy type is read, and its bytes. */
const readers = (name: string): Readonly<Record<string, readonly [number, Reader]>> => ({
  f2: [2, (v, at, little) => half(v.getUint16(at, little))],
  f4: [4, (v, at, little) => v.getFloat32(at, little)],
  f8: [8, (v, at, little) => v.getFloat64(at, little)],
  i1: [1, (v, at) => v.getInt8(at)],
  i2: [2, (v, at, little) => v.getInt16(at, little)],
  i4: [4, (v, at, little) => v.getInt32(at, little)],
  i8: [8, (v, at, little) => whole(name, v.getBigInt64(at, little))],
  u1: [1, (v, at) => v.getUint8(at)],
  u2: [2, (v, at, little) => v.getUint16(at, little)],
  u4: [4, (v, at, little) => v.getUint32(at, little)],
  u8: [8, (v, at, little) => whole(name, v.getBigUint64(at, little))],
  b1: [1, (v, at) => v.getUint8(at)],
});

const half = (bits: number): number => {
  const [sign, exponent, fraction] = [bits >>> 15 === 1 ? -1 : 1, (bits >>> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
};

/** The table of a .npy file, versions 1 to 3 (numpy, "NEP 1: A simple file format for NumPy arrays"): one or two dimensions, numbers. */
export const npyTable = (name: string, bytes: Uint8Array): RawTable => {
  const damaged = (what: string): UserDataError => new UserDataError(`${name}: ${what}; save it again with numpy.save`);
  if (bytes.length === 0) throw damaged('the file is empty');
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(1, 6)) !== 'NUMPY' || bytes[0] !== 0x93) throw damaged('not a .npy file (its first bytes are not \\x93NUMPY)');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(6);
  if (version < 1 || version > 3) throw damaged(`.npy version ${version}, expected 1, 2 or 3`);
  const start = version === 1 ? 10 : 12;
  const from = start + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (from > bytes.length) throw damaged(`truncated: the header ends at byte ${from}, the file at ${bytes.length}`);
  const header = new TextDecoder().decode(bytes.subarray(start, from));
  const [, order, type] = /'descr':\s*'([<>|=]?)(\w+)'/.exec(header) ?? [];
  const shapeText = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  const reader = readers(name)[type ?? ''];
  if (reader === undefined) throw new UserDataError(`${name}: elements of type ${type ?? 'unknown (structured?)'}; expected real numbers, save array.astype('float64')`);
  if (shapeText === undefined) throw damaged('its header names no shape');
  const shape = (shapeText.match(/\d+/g) ?? []).map(Number);
  const [rows, cols = 1] = shape;
  if (rows === undefined || shape.length > 2) {
    throw new UserDataError(`${name}: an array of ${shape.length} dimensions (shape (${shapeText})); expected 1 or 2, save array.reshape(len(array), -1)`);
  }
  if (rows * cols === 0) throw new UserDataError(`${name}: an array of shape (${shapeText}) holds no values; give at least two rows of numbers`);
  const [size, read] = reader;
  const needed = from + rows * cols * size;
  if (bytes.length < needed) throw damaged(`truncated: ${rows}×${cols} elements of ${size} bytes end at byte ${needed}, the file at ${bytes.length}`);
  const fortran = /'fortran_order':\s*True/.test(header);
  const entry = (i: number, j: number): number => read(view, from + size * (fortran ? j * rows + i : i * cols + j), order !== '>');
  return {
    columns: Array.from({ length: cols }, (_, j) => `column ${j + 1}`),
    records: Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (__, j) => entry(i, j))),
    place: (i) => `row ${i + 1}`,
  };
};
