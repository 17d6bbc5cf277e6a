import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEvidence } from '../evidence/sample.testing.ts';
import { legible, legibleText } from './legible.ts';

test('legibleText leaves nothing that is hidden, and says what it was', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.nat(0xffff), fc.nat(0x2100))), (units) => {
    const text = String.fromCharCode(...units);
    expect(legibleText(text)).not.toMatch(/[\p{Cc}\p{Cs}\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u);
    expect(legibleText(legibleText(text))).toBe(legibleText(text));
  }));
  expect(legibleText('a\u202Eb\u0000\uD800')).toBe('a⟨U+202E⟩b⟨U+0000⟩⟨U+D800⟩');
  expect(legibleText('a\r\n\n\tb')).toBe('a b');
  expect(legibleText('α = ½, 𝒞 ẇ é')).toBe('α = ½, 𝒞 ẇ é');
});

test('legible changes nothing in decent evidence', async () => {
  const e = await sampleEvidence();
  expect(legible(e)).toEqual(e);
});
