import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { toRows } from '../linalg/matrix.ts';
import { stream } from './stream.ts';
import { resample } from './resample.ts';
import { parseUserData, UserDataError, type UserData } from './userData.ts';

const parse = (name: string, text: string): UserData => parseUserData(name, new TextEncoder().encode(text));
const failure = (name: string, content: string | Uint8Array): string => {
  try {
    parseUserData(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } catch (error) {
    expect(error).toBeInstanceOf(UserDataError);
    return (error as Error).message;
  }
  return expect.fail(`${name} was accepted`);
};

describe('csv', () => {
  it('reads a header, keeps numeric columns, drops text columns with a note', () => {
    const data = parse('flowers.csv', 'length,species,width\n5.1,setosa,3.5\n4.9,setosa,-3e-1\n+7,"virginica, wild",.5\n');
    expect(data.columns).toEqual(['length', 'width']);
    expect(toRows(data.rows)).toEqual([[5.1, 3.5], [4.9, -0.3], [7, 0.5]]);
    expect(data.notes).toEqual(['flowers.csv: column "species" left out, not numeric: first at line 2, column 2 ("species"): "setosa"']);
  });
  it('reads files without header, with a byte order mark, CRLF, semicolons, tabs, blank lines and quoted numbers', () => {
    for (const text of ['1,2\n3,4\n', '\uFEFF1,2\r\n3,4\r\n\r\n', '1;2\n3;4', '1\t2\n\n3\t4', '"1","2"\n"3","4"\n', ' 1 , 2\n3,4']) {
      expect(toRows(parse('a.csv', text).rows)).toEqual([[1, 2], [3, 4]]);
    }
    expect(parse('a.CSV', '1,2\n3,4').columns).toEqual(['column 1', 'column 2']);
    expect(parse('a.csv', 'a;b\n1;2\n3;4').columns).toEqual(['a', 'b']);
    expect(toRows(parse('a.csv', 'v\n1\n2\n\n').rows)).toEqual([[1], [2]]);
  });
  it('names the cell of a gap or a slip in a numeric column', () => {
    expect(failure('d.csv', 'a,b\n1,2\n3,x\n5,6\n')).toBe(
      'd.csv: line 3, column 2 ("b") is "x", expected a finite number (2 of 3 cells of the column are numbers); fill it in, or remove the row or the column',
    );
    expect(failure('d.csv', 'a,b\n1,2\n3,\n5,6\n')).toContain('line 3, column 2 ("b") is blank');
    expect(failure('d.csv', 'a,b\n1,2\n\n3,nan\n')).toContain('line 4, column 2 ("b") is NaN');
    expect(failure('d.csv', 'a,b\n1,-inf\n3,4\n')).toContain('line 2, column 2 ("b") is -Infinity');
    expect(failure('d.csv', 'a,b\n1,1e999\n3,4\n')).toContain('is Infinity');
    expect(failure('d.csv', 'id,2019\n1,4\n2,5\n')).toContain('line 1 (read as data: a header holds no numbers), column 1 ("column 1") is "id"');
    expect(failure('d.csv', 'a\n1\n\n2\n')).toContain('a blank line between the values of its only column');
  });
  it('counts half numeric as numeric, less as text', () => {
    expect(failure('d.csv', 'a,b\n1,2\n1,x\n1,3\n1,y\n')).toContain('line 3, column 2');
    expect(parse('d.csv', 'a,b\n1,2\n1,x\n2,z\n1,y\n').columns).toEqual(['a']);
  });
  it('refuses hexadecimal, underscores and decimal commas as numbers', () => {
    expect(parse('d.csv', 'a,b,c\n1,0x10,1_000\n2,0x11,2_000').columns).toEqual(['a']);
    expect(parse('d.csv', 'a;b\n1;2,5\n2;3,5').notes[0]).toContain('"2,5"');
  });
  it('refuses ragged, empty, header-only, one-row and all-text files, naming line and remedy', () => {
    expect(failure('d.csv', 'a,b\n1,2\n3\n')).toBe('d.csv: line 3 has 1 cells, line 1 has 2; give every row the same number of cells');
    expect(failure('d.csv', 'a,b\n1,2\n3,4,5\n')).toContain('line 3 has 3 cells');
    expect(failure('d.csv', '')).toContain('the file is empty');
    expect(failure('d.csv', '\n\n')).toContain('the file is empty');
    expect(failure('d.csv', 'a,b\n')).toContain('only a header');
    expect(failure('d.csv', 'a,b\n1,2\n')).toContain('only one record (line 2)');
    expect(failure('d.csv', '1,2\n')).toContain('only one record (line 1)');
    expect(failure('d.csv', 'a,b\nx,y\nu,v\n')).toContain('no numeric column among 2 ("a", "b")');
    expect(failure('d.csv', 'a,b\n1,"2\n3,4\n')).toContain('check the quotes');
    expect(failure('d.csv', Uint8Array.of(0x31, 0x2c, 0xff, 0xfe, 0x0a))).toContain('not UTF-8');
  });
  it('notes constant columns, repeated names and large scales, and keeps the numbers', () => {
    const data = parse('d.csv', 'a,a,a (2),b\n1,7,2000000,1\n2,7,-3e6,2\n');
    expect(data.columns).toEqual(['a', 'a (3)', 'a (2)', 'b']);
    expect(toRows(data.rows)).toEqual([[1, 7, 2e6, 1], [2, 7, -3e6, 2]]);
    expect(data.notes.join('\n')).toMatch(/column name "a" occurs again as column 2; that one is called "a \(3\)"[^]*"a \(3\)" is constant \(7\); kept[^]*"a \(2\)" reaches 3\.00e\+6, beyond 1e6/);
    expect(data.notes).toHaveLength(3);
  });
  it('gives line numbers of the file after quoted line breaks', () => {
    expect(failure('d.csv', 'a,b\n"x\ny",1\nz,2\nw,q\n')).toContain('line 5, column 2');
  });
});

describe('json', () => {
  it('reads the three forms alike', () => {
    for (const text of ['[[1,2],[3,4]]', '[{"a":1,"b":2},{"b":4,"a":3}]', '{"a":[1,3],"b":[2,4]}']) expect(toRows(parse('a.json', text).rows)).toEqual([[1, 2], [3, 4]]);
    expect(parse('a.json', '{"a":[1,3],"b":["x","y"]}').columns).toEqual(['a']);
    expect(parse('a.json', '[[1,true],[2,false]]').notes[0]).toContain('record 1, column 2');
  });
  it('names what is wrong', () => {
    expect(failure('a.json', '[[1,2],[3]]')).toBe('a.json: record 2 has 1 values, record 1 has 2; give every record the same number');
    expect(failure('a.json', '{"a":[1,2],"b":[3]}')).toContain('column "b" has 1 values, column "a" has 2');
    expect(failure('a.json', '[{"a":1},{"b":2},{"a":3}]')).toContain('record 2, column 1 ("a") is blank');
    expect(failure('a.json', '[[1,2],[3,null]]')).toContain('record 2, column 2 ("column 2") is blank');
    expect(failure('a.json', '[[1,2],[3,NaN]]')).toContain('not readable as JSON');
    expect(failure('a.json', '[[1,2],[3,1e999]]')).toContain('is Infinity');
    expect(failure('a.json', '[[1,2],')).toContain('not readable as JSON');
    for (const text of ['3', 'null', '"x"', '[]', '[1,2]', '[[1],{"a":1}]', '{"a":3}']) expect(failure('a.json', text)).toContain('expected an array of arrays');
    for (const text of ['{}', '{"a":[]}']) expect(failure('a.json', text)).toContain('holds no values');
    expect(failure('a.json', '[[],[]]')).toContain('no numeric column');
    expect(failure('a.json', '  ')).toContain('the file is empty');
    expect(failure('a.json', '[[1,2]]')).toContain('only one record (record 1)');
  });
});

describe('npy', () => {
  /** A .npy file as the format's specification lays it out. */
  const npy = (descr: string, shape: string, body: Uint8Array, { fortran = false, version = 1 } = {}): Uint8Array => {
    const prefix = version === 1 ? 10 : 12;
    const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }`;
    const header = text.padEnd(Math.ceil((text.length + 1 + prefix) / 64) * 64 - prefix - 1) + '\n';
    const out = new Uint8Array(prefix + header.length + body.length);
    out.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
    const view = new DataView(out.buffer);
    if (version === 1) view.setUint16(8, header.length, true);
    else view.setUint32(8, header.length, true);
    out.set(new TextEncoder().encode(header), prefix);
    out.set(body, prefix + header.length);
    return out;
  };
  const bytesOf = (size: number, values: readonly number[], set: (v: DataView, at: number, value: number) => void): Uint8Array => {
    const out = new Uint8Array(size * values.length);
    values.forEach((value, k) => set(new DataView(out.buffer), k * size, value));
    return out;
  };
  const six = [1, -2, 3, 4, -5, 6];
  const kinds: readonly (readonly [string, number, (v: DataView, at: number, value: number) => void])[] = [
    ['<f8', 8, (v, at, x) => v.setFloat64(at, x, true)],
    ['>f8', 8, (v, at, x) => v.setFloat64(at, x, false)],
    ['<f4', 4, (v, at, x) => v.setFloat32(at, x, true)],
    ['>f4', 4, (v, at, x) => v.setFloat32(at, x, false)],
    ['|i1', 1, (v, at, x) => v.setInt8(at, x)],
    ['<i2', 2, (v, at, x) => v.setInt16(at, x, true)],
    ['>i4', 4, (v, at, x) => v.setInt32(at, x, false)],
    ['<i8', 8, (v, at, x) => v.setBigInt64(at, BigInt(x), true)],
  ];
  it.each(kinds)('%s in C and Fortran order, versions 1 to 3', (descr, size, set) => {
    for (const version of [1, 2, 3]) {
      expect(toRows(parseUserData('a.npy', npy(descr, '2, 3', bytesOf(size, six, set), { version })).rows)).toEqual([[1, -2, 3], [4, -5, 6]]);
      expect(toRows(parseUserData('a.npy', npy(descr, '2, 3', bytesOf(size, six, set), { version, fortran: true })).rows)).toEqual([[1, 3, -5], [-2, 4, 6]]);
    }
  });
  it('reads unsigned, half-precision and one-dimensional arrays, and views into larger buffers', () => {
    expect([...parseUserData('a.npy', npy('|u1', '3,', Uint8Array.of(255, 0, 7))).rows.data]).toEqual([255, 0, 7]);
    expect([...parseUserData('a.npy', npy('<u2', '2,', Uint8Array.of(255, 255, 1, 0))).rows.data]).toEqual([65535, 1]);
    // 1, −2, 2⁻²⁴, 65504 in binary16.
    expect([...parseUserData('a.npy', npy('<f2', '4,', Uint8Array.of(0, 0x3c, 0, 0xc0, 1, 0, 0xff, 0x7b))).rows.data]).toEqual([1, -2, 2 ** -24, 65504]);
    const file = npy('<f8', '2,', bytesOf(8, [1.5, 2.5], (v, at, x) => v.setFloat64(at, x, true)));
    const larger = new Uint8Array(file.length + 5);
    larger.set(file, 3);
    expect([...parseUserData('a.npy', larger.subarray(3, 3 + file.length)).rows.data]).toEqual([1.5, 2.5]);
  });
  it('names what is wrong', () => {
    const good = npy('<f8', '2, 3', bytesOf(8, six, (v, at, x) => v.setFloat64(at, x, true)));
    for (let cut = 0; cut < good.length; cut++) expect(failure('a.npy', good.subarray(0, cut))).toMatch(/^a\.npy: .*save it again with numpy\.save$/);
    expect(failure('a.npy', good.subarray(0, good.length - 1))).toContain('truncated: 2×3 elements of 8 bytes end at byte 176, the file at 175');
    expect(failure('a.npy', npy('<c16', '2, 3', new Uint8Array(96)))).toContain('elements of type c16');
    expect(failure('a.npy', npy('|O', '2, 3', new Uint8Array(96)))).toContain('elements of type O');
    expect(failure('a.npy', npy('<f8', '2, 3, 1', new Uint8Array(48)))).toContain('3 dimensions (shape (2, 3, 1))');
    expect(failure('a.npy', npy('<f8', '', new Uint8Array(8)))).toContain('0 dimensions');
    expect(failure('a.npy', npy('<f8', '0, 3', new Uint8Array(0)))).toContain('holds no values');
    expect(failure('a.npy', npy('<f8', '1, 3', new Uint8Array(24)))).toContain('only one record (row 1)');
    expect(failure('a.npy', npy('<f8', '2, 1', bytesOf(8, [1, NaN], (v, at, x) => v.setFloat64(at, x, true))))).toContain('row 2, column 1 ("column 1") is NaN');
    expect(failure('a.npy', npy('<i8', '2,', Uint8Array.from([1, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0])))).toContain('9007199254740993 is not a double');
    expect(failure('a.npy', new TextEncoder().encode('a,b\n1,2\n3,4\n'))).toContain('not a .npy file');
  });
});

describe('user data', () => {
  it('refuses unknown extensions', () => {
    expect(failure('a.xlsx', 'x')).toBe('a.xlsx: unknown extension .xlsx; give a .csv, .json or .npy file');
    expect(failure('data', 'x')).toContain('no extension');
    expect(failure('some.dir/data', 'x')).toContain('no extension');
  });
  it('resamples whole records with replacement, uniformly', () => {
    const data = parse('a.csv', '1,10\n2,20\n3,30\n');
    const draws = 6000;
    const rows = toRows(resample(data, stream(1), draws));
    for (const [a, b] of rows) ensure(b === 10 * (a ?? NaN), () => `the record ${a}, ${b} is none of the file`);
    // Six standard deviations of a count with p = 1/3: 2e-9 each.
    for (const value of [1, 2, 3]) expect(Math.abs(rows.filter(([a]) => a === value).length - draws / 3)).toBeLessThan(6 * Math.sqrt((draws * 2) / 9));
    expect(resample(data, stream(2), 5).data).toEqual(resample(data, stream(2), 5).data);
    expect(() => resample(data, stream(1), 0)).toThrow('resample: 0 records asked for of a.csv');
  });
  it('works where there is no Node: no node: import here or in the CSV package', () => {
    const here = new URL('.', import.meta.url);
    const sources = ['userData.ts', ...readdirSync(new URL('userData/', here)).map((file) => `userData/${file}`)].map((file) => readFileSync(new URL(file, here), 'utf8'));
    expect(sources.length).toBeGreaterThan(4);
    const bundled = readFileSync(new URL(import.meta.resolve('csv-parse/browser/esm/sync')), 'utf8');
    for (const text of [...sources, bundled]) expect(text).not.toMatch(/from ['"]node:|require\(['"]|from ['"](fs|stream|buffer|path)['"]/);
  });
});
