import * as fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { hostile } from '../../evidence/planted.testing.ts';
import { legibleText } from '../legible.ts';
import { code, fenced, githubDialect, openreviewDialect, prose, survivesMarked } from './dialect.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What a browser shows of HTML without tags; any entity beyond these five is one that Markdown let through. */
const decoded = (html: string): string => {
  const bad = /&(?!(?:amp|lt|gt|quot|#39);)#?\w+;/.exec(html);
  if (bad !== null) throw new Error(`the entity ${bad[0]} went through: ${html}`);
  return html.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]);
};

const rendered = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true });

/** Any code points but surrogates; `fc.string` of them tabulates all 1.1 million first. */
const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800)), { maxLength: 10 }).map((points) => points.join(''));

/** Text in which what Markdown and TeX read is frequent; one line, as `legible` and `formula` leave it. */
const nasty = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...'\\{}[]()_*~`<>|&;#!-+=.^@:/"\'0123 abwx\n'.split('')) }, { weight: 2, arbitrary: fc.constantFrom('\\\\', '\\{', '\\|', '\\frac', '&lt;', '&copy;', 'www.', 'http://a.b', 'a@b.co', '![', '](', '**', '__', '~~', '<b>', '<!--', '\\begin{matrix}', ' & ') }, { weight: 1, arbitrary: anyText }), { maxLength: 30 })
  .map((parts) => legibleText(parts.join('')).replaceAll('$', '').replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

describe('survivesMarked', () => {
  test('escape → marked → the same TeX, in a line and in a paragraph of its own', () => {
    fc.assert(fc.property(nasty, (tex) => {
      expect(rendered(`Then $${survivesMarked(tex)}$ holds.`)).toSatisfy((html: string) => decoded(html) === `<p>Then $${tex}$ holds.</p>\n`);
      expect(decoded(rendered(`$$${survivesMarked(tex)}$$`))).toBe(`<p>$$${tex}$$</p>\n`);
    }), { numRuns: 600 });
  });

  test('the same in a cell of a table', () => {
    fc.assert(fc.property(nasty, (tex) => {
      const html = rendered(`| a | b |\n|---|---|\n| $${survivesMarked(tex)}$ | end |`);
      expect(decoded(html)).toContain(`<td>$${tex}$</td>\n<td>end</td>`);
    }), { numRuns: 300 });
  });

  test('without it the same TeX is eaten: the oracle can fail', () => {
    expect(rendered(String.raw`$\{a\} \\ \|b\|$`)).not.toContain(String.raw`$\{a\} \\ \|b\|$`);
  });
});

describe('prose', () => {
  test('comes out as words: no tag, no entity, no formula, whatever it says', () => {
    fc.assert(fc.property(fc.oneof(nasty, fc.constantFrom(...hostile.map(legibleText)), fc.constantFrom('# h', '- x', '+ x', '1. x', '1) x', '> q', '=== ', '--- ', '    code', '[x]: y')), (text) => {
      for (const [around, open, close] of [['', '<p>', '</p>\n'], ['- ', '<ul>\n<li>', '</li>\n</ul>\n']]) {
        const html = rendered(`${around}${prose(text)}`);
        expect(html.startsWith(open) && html.endsWith(close), html).toBe(true);
        const inner = html.slice(open.length, html.length - close.length);
        expect(inner).not.toMatch(/<[a-z/!]/i);
        expect(inner).not.toMatch(/[$\\]/);
        expect(decoded(inner)).toBe(text.trim().replaceAll('\\', '＼').replaceAll('$', '＄').replaceAll('@', '＠').replaceAll(/#(?=\d)/g, '＃'));
      }
    }), { numRuns: 600 });
  });
});

describe('code and fenced', () => {
  test('show text as it is', () => {
    fc.assert(fc.property(nasty, (text) => {
      expect(decoded(rendered(`x ${code(text)} y`))).toBe(`<p>x <code>${text}</code> y</p>\n`);
      expect(decoded(rendered(fenced([text, 'second']).join('\n')))).toBe(`<pre><code class="language-text">${text}\nsecond\n</code></pre>\n`);
    }), { numRuns: 300 });
  });
});

test('a formula that is none is shown as code in both dialects', () => {
  for (const dialect of [openreviewDialect, githubDialect]) {
    expect(dialect.inline('a $ b')).toBe('`a $ b`');
    expect(dialect.display(String.raw`\input{x}`)).toEqual(['```text', String.raw`\input{x}`, '```']);
  }
  expect(githubDialect.inline('a`b')).toBe('``a`b``');
  expect(githubDialect.display('x_1 | y')).toEqual(['```math', 'x_1 | y', '```']);
});
