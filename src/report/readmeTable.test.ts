import { describe, expect, test } from 'vitest';
import { sampleEvidence, sampleRefuted } from '../evidence/sample.testing.ts';
import { markers, readmeTable, withReadmeTable } from './readmeTable.ts';

describe('readmeTable', () => {
  test('one row a claim, bars in the TeX written as commands', async () => {
    const rows = readmeTable(await sampleEvidence()).split('\n');
    expect(rows).toHaveLength(4);
    expect(rows[2]).toBe('| `toy/held` | The sum of the parts is the whole: $`\\Vert a\\Vert  = \\vert b_1\\vert  + \\vert b_2\\vert `$ | held | paper; statement reconstructed |');
    expect(rows[3]).toContain('| refuted |');
  });

  test('of several papers, each has its own table, folded under its title with its verdicts', async () => {
    const { claims, ...rest } = await sampleEvidence();
    const other = { ...sampleRefuted(), id: 'other/refuted', paper: { ...sampleRefuted().paper, slug: 'other', title: 'A <b>second</b> paper' } };
    const table = readmeTable({ ...rest, claims: [...claims, other] });
    expect(table.match(/<details>/g)).toHaveLength(2);
    expect(table.match(/<\/details>/g)).toHaveLength(2);
    expect(table).toMatch(/2 claims: 1 held, 1 refuted<\/summary>\n\n\| claim/);
    expect(table).toMatch(/1 claim: 1 refuted<\/summary>/);
    expect(table).not.toContain('<b>');
  });

  test('replaces what stands between the markers, and nothing else; twice is once', async () => {
    const e = await sampleEvidence();
    const readme = `# Title\n\n${markers.begin}\nold | table\n${markers.end}\n\ntail\n`;
    const once = withReadmeTable(readme, e);
    expect(once).toBe(`# Title\n\n${markers.begin}\n${readmeTable(e)}\n${markers.end}\n\ntail\n`);
    expect(withReadmeTable(once, e)).toBe(once);
  });

  test.each(['no markers', markers.begin, markers.end, `${markers.end}\n${markers.begin}`, `${markers.begin}${markers.end}${markers.begin}${markers.end}`])('refuses %j', async (readme) => {
    const e = await sampleEvidence();
    expect(() => withReadmeTable(readme, e)).toThrow('<!-- claims:begin -->');
  });
});
