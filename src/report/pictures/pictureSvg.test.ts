import { describe, expect, test } from 'vitest';
import type { Grid, Plot } from '../../claim/picture.ts';
import { sampleClaim, sampleEvidence } from '../../evidence/sample.testing.ts';
import { pictureFiles } from './pictureFiles.ts';
import { standalone } from './drawing.ts';
import { pictureSvg } from './pictureSvg.ts';
import { tolerancesSvg } from './tolerances.ts';

const plot: Plot = {
  kind: 'plot',
  title: 'Energy & <angle>',
  description: 'One maximum.',
  x: { words: 'angle, degrees', ticks: [0, 90] },
  y: { words: 'energy' },
  series: [
    { name: 'solid', draw: 'line', x: [0, 45, 90], y: [0, 1, 0] },
    { name: 'dashed', draw: 'both', x: [0, 45, 90], y: [1, Number.NaN, 1], spread: [0.1, 0.1, 0.1] },
    { name: 'optima', draw: 'points', x: [45], y: [1] },
  ],
};
const grid: Grid = { kind: 'grid', title: 'Phases', description: 'd', x: { words: 'β' }, y: { words: 'τ' }, value: { words: 'share' }, columns: [1, 2], rows: [3, 4], values: [[0, 0.25], [1, Number.NaN]] };

describe('pictureSvg', () => {
  test.each([['plot', plot], ['grid', grid]])('a %s: the same bytes, no id, no colour but that of the text, a name and a description', async (_kind, picture) => {
    const svg = pictureSvg(picture);
    pictureSvg(grid);
    expect(pictureSvg(picture)).toBe(svg);
    expect(svg).not.toMatch(/\sid="|url\(|<style|<script|NaN|Infinity|undefined/);
    expect([...new Set(svg.match(/(?:fill|stroke)="[^"]+"/g))].toSorted()).toEqual(expect.arrayContaining([expect.stringContaining('currentColor')]));
    expect(svg.match(/(?:fill|stroke)="(?!currentColor|none|transparent)[^"]+"/g)).toBeNull();
    expect(svg).toContain(`role="img"`);
    expect(svg).toMatch(new RegExp(`<title>${picture.title.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</title><desc>`));
  });

  test('series differ without colour: dashes for lines, shapes for points, both in the legend by name', async () => {
    const svg = pictureSvg(plot);
    expect(svg).toContain('stroke-dasharray="7 3"');
    for (const { name } of plot.series) expect(svg).toContain(`>${name}</text>`);
  });

  test('a spread is a band about a line without marks, closed along its lower and its upper side; bars at points', async () => {
    const line = { name: 'mean', draw: 'line', x: [0, 1, 2], y: [1, 2, Number.NaN], spread: [0.5, 0.5, 0.5] } as const;
    const band = /<path d="(M[^"]*)Z" fill="currentColor" fill-opacity="0.14"/.exec(pictureSvg({ ...plot, series: [line] }))?.[1] ?? '';
    const places = band.split(/[ML]/).slice(1).map((place) => place.split(',').map(Number));
    // Two finite places: there along the upper side, which lies nearer to the top, back along the lower one.
    expect(places.map(([px]) => px)).toEqual([places[0][0], places[1][0], places[1][0], places[0][0]]);
    expect(places[0][1] - places[3][1]).toBeCloseTo(places[1][1] - places[2][1], 1);
    expect(places[0][1]).toBeLessThan(places[3][1]);
    const bars = pictureSvg({ ...plot, series: [{ ...line, draw: 'both' }] });
    expect(bars).not.toContain('fill-opacity="0.14"');
    expect(bars).toMatch(/<path d="M[\d.,]+L[\d.,]+M[\d.,]+L[\d.,]+" stroke="currentColor" fill="none"\/>/);
  });

  test('a narrow plot is as wide as said, its labels apart', async () => {
    const svg = pictureSvg({ ...plot, x: { words: 'steps' }, series: [{ name: 'run', draw: 'line', x: [0, 8000], y: [0, 1] }] }, 310);
    expect(svg).toContain('width="310"');
    const level = [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" text-anchor="middle">([\d,]+)<\/text>/g)].map(([, at, label]) => ({ at: Number(at), half: label.length * 4 }));
    expect(level.length).toBeGreaterThan(2);
    level.slice(1).forEach(({ at, half }, k) => expect(at - half).toBeGreaterThan(level[k].at + level[k].half));
  });

  test('a grid writes its values, gaps excepted', async () => {
    const svg = pictureSvg(grid);
    expect(svg).toContain('>0.25</text>');
    expect(svg).toContain('>share</text>');
  });

  test('a file of its own says its ink and ground', async () => {
    expect(standalone(pictureSvg(plot))).toMatch(/^<\?xml[^>]*>\n<svg style="color:#1b1c1e;background:#fff" xmlns=/);
  });
});

describe('the pictures of evidence', () => {
  test('tolerances: a row for every claim with quantiles, none for evidence without', async () => {
    const svg = tolerancesSvg([sampleClaim({ id: 'toy/one' }), sampleClaim({ id: 'toy/two' })]);
    expect(svg).toContain('>one</text>');
    expect(svg).toContain('>two</text>');
    expect(tolerancesSvg([])).toBeNull();
  });

  test('a file for each, named after paper, claim and picture', async () => {
    const e = await sampleEvidence({ claims: [sampleClaim({ pictures: { landscape: plot, phases: grid } })] });
    expect(Object.keys(await pictureFiles(e))).toEqual(['toy-tolerances.svg', 'toy-held-landscape.svg', 'toy-held-phases.svg']);
  });
});
