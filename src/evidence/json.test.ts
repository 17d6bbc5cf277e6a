import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, prettyJson, revived } from './json.ts';

const read = (text: string): unknown => revived(JSON.parse(text));

describe('canonicalJson and prettyJson', () => {
  test('write every double so that the same double comes back', () => {
    // fc.double covers −0, NaN, ±∞, subnormals and the extremes.
    fc.assert(fc.property(fc.double(), fc.boolean(), (x, pretty) => {
      const back = read((pretty ? prettyJson : canonicalJson)({ x: [x] })) as { readonly x: readonly number[] };
      expect(Object.is(back.x[0], x)).toBe(true);
    }));
  });

  test('give back any plain data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
        expect(JSON.parse(prettyJson(value))).toEqual(value);
      }),
    );
  });

  test('canonicalJson does not depend on the order of keys, at any depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'é' }], a: null })).toBe('{"a":null,"b":[{"c":"é","d":1}]}');
    expect(canonicalJson({ a: null, b: [{ c: 'é', d: 1 }] })).toBe('{"a":null,"b":[{"c":"é","d":1}]}');
  });

  test('leave out undefined members as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(prettyJson({ a: undefined })).toBe('{}');
  });

  test('prettyJson keeps the order of keys and a matrix row on one line', () => {
    expect(prettyJson({ x: [[1, 0.5], [-0, Number.POSITIVE_INFINITY]], a: [] })).toBe('{\n  "x": [\n    [1, 0.5],\n    [-0, "Infinity"]\n  ],\n  "a": []\n}');
  });

  test('refuse what is not data', () => {
    for (const bad of [undefined, 1n, () => 1, Symbol('s')]) {
      expect(() => canonicalJson({ a: [bad] })).toThrow(/cannot be written/);
      expect(() => prettyJson({ a: [bad] })).toThrow(/cannot be written/);
    }
  });
});
