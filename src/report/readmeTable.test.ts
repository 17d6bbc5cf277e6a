import { describe, expect, test } from 'vitest';
import { sampleEvidence } from '../evidence/sample.testing.ts';
import { markers, readmeTable, withReadmeTable } from './readmeTable.ts';

describe('readmeTable', () => {
  test('one row a claim, bars in the TeX written as commands', async () => {
    const rows = readmeTable(await sampleEvidence()).split('\n');
    expect(rows).toHaveLength(4);
    expect(rows[2]).toBe('| `toy/held` | The sum of the parts is the whole: $`\\Vert a\\Vert  = \\vert b_1\\vert  + \\vert b_2\\vert `$ | held | paper; statement reconstructed |');
    expect(rows[3]).toContain('| refuted |');
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
