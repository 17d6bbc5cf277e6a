import { describe, expect, test } from 'vitest';
import { hostile, planted, poisoned } from '../../evidence/planted.testing.ts';
import { sampleCounterexample, sampleEvidence, sampleRefuted } from '../../evidence/sample.testing.ts';
import { dotOf, freshLayout, laidOut } from '../html/claimsMap.ts';
import { legible } from '../legible.ts';
import { counterexampleFigure, simplestRefutation } from './counterexampleFigure.ts';
import { mapFigure } from './mapFigure.ts';


const tags = (svg: string): string[] => Array.from(svg.matchAll(/<\/?([a-zA-Z]+)[^>]*?(\/?)>/g), ([tag]) => tag);

/** Whether every element that is opened is closed, in order. */
const wellFormed = (svg: string): boolean => {
  const open: string[] = [];
  for (const tag of tags(svg)) {
    const name = /[a-zA-Z]+/.exec(tag)?.[0] ?? '';
    if (tag.startsWith('</')) {
      if (open.pop() !== name) return false;
    } else if (!tag.endsWith('/>')) open.push(name);
  }
  return open.length === 0;
};

describe('mapFigure', () => {
  test.each(Object.entries(planted))('shows %s as such, by itself', async (_what, { says, claims, notTested = [], partial = false }) => {
    const e = await sampleEvidence({ claims, notTested, partial });
    const svg = mapFigure(e, await laidOut(e));
    expect(svg.replaceAll(/<style>[\s\S]*?<\/style>/g, '')).toMatch(says);
    expect(wellFormed(svg)).toBe(true);
  });

  test('same evidence, same bytes; no link, no script, no address', async () => {
    const e = await sampleEvidence();
    const svg = mapFigure(e, await freshLayout(dotOf(e)));
    expect(mapFigure(structuredClone(e), await freshLayout(dotOf(structuredClone(e))))).toBe(svg);
    expect(mapFigure(e, await laidOut(e))).toBe(svg);
    // What was laid out for one graph, or with other attributes, is not given for another.
    expect(await laidOut(e, { margin: 1 })).not.toBe(await laidOut(e));
    expect(await laidOut({ claims: e.claims.slice(1) })).not.toBe(await laidOut(e));
    expect(svg).not.toMatch(/<a[ >]|href|<script|url\((?!#)/);
    expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  });
});

describe('counterexampleFigure', () => {
  test('has the numbers, the residual, how sure it is and whose statement it is', () => {
    const svg = counterexampleFigure({ ...sampleRefuted(), counterexample: sampleCounterexample });
    for (const words of ['>−1/2<', '>α<', '|a − b| = 1/2, tolerance 1e-14', 'confirmed in exact rational arithmetic', 'not attributed to the authors']) expect(svg).toContain(words);
    expect(wellFormed(svg)).toBe(true);
  });

  test('a text of any length stays within the width, by its number of characters', () => {
    const svg = counterexampleFigure({ ...sampleRefuted({ title: 'word '.repeat(60).trim() }), counterexample: sampleCounterexample });
    expect(Math.max(...Array.from(svg.matchAll(/class="title"[^>]*>([^<]*)</g), ([, text]) => text.length))).toBeLessThanOrEqual(74);
  });

  test('the simplest refutation: exact and robust, the fewest numbers', async () => {
    const large = { ...sampleCounterexample, instance: { dims: { N: 3 }, x: [[1, 2, 3], [4, 5, 6], [7, 8, 9]] } };
    const small = { ...sampleCounterexample, instance: { dims: { N: 1 }, x: [[1]] } };
    const e = await sampleEvidence({
      claims: [
        sampleRefuted({ id: 'toy/a', counterexample: large }),
        sampleRefuted({ id: 'toy/b', counterexample: { ...small, confirmed: 'float only' } }),
        sampleRefuted({ id: 'toy/c', counterexample: { ...small, stability: 'degenerate' } }),
        sampleRefuted({ id: 'toy/d', counterexample: sampleCounterexample }),
        sampleRefuted({ id: 'toy/e', counterexample: small, fault: 'a residual was NaN' }),
      ],
    });
    expect(simplestRefutation(e)?.id).toBe('toy/d');
    expect(simplestRefutation(await sampleEvidence({ claims: [] }))).toBeNull();
  });
});

test('hostile strings are text in both', async () => {
  for (const bad of hostile) {
    const e = legible(await poisoned(bad));
    const simplest = simplestRefutation(e);
    expect(simplest).not.toBeNull();
    for (const svg of [mapFigure(e, await laidOut(e)), ...(simplest === null ? [] : [counterexampleFigure(simplest)])]) {
      expect(wellFormed(svg), svg).toBe(true);
      expect(new Set(tags(svg).map((tag) => /[a-zA-Z]+/.exec(tag)?.[0]).filter((name) => !['svg', 'style', 'defs', 'pattern', 'rect', 'path', 'circle', 'g', 'text', 'polygon', 'polyline', 'ellipse'].includes(name ?? '')))).toEqual(new Set());
    }
  }
});
