import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundled } from './bundled.ts';
import { kept } from './kept.ts';
import { inProject } from './root.ts';

describe('kept', () => {
  let place: string;
  let [folder, a, b]: string[] = [];
  let times = 0;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'gainsay-kept-'));
    [folder, a, b] = [join(place, 'kept'), join(place, 'a'), join(place, 'b')];
    writeFileSync(a, 'one');
    writeFileSync(b, 'two');
    times = 0;
  });
  afterEach(() => {
    chmodSync(place, 0o700);
    rmSync(place, { recursive: true, force: true });
  });

  const make = async (): Promise<{ text: string; from: string[] }> => {
    times++;
    return { text: readFileSync(a, 'utf8') + readFileSync(b, 'utf8'), from: [a, b] };
  };

  test('made once, and again after an edit of any file it was made from, even one that keeps size and time', async () => {
    expect([await kept(folder, 'k', make, place), await kept(folder, 'k', make, place), times]).toEqual(['onetwo', 'onetwo', 1]);
    const then = new Date(0);
    utimesSync(b, then, then);
    expect([await kept(folder, 'k', make, place), times]).toEqual(['onetwo', 1]);
    writeFileSync(b, 'TWO');
    utimesSync(b, then, then);
    expect([await kept(folder, 'k', make, place), times]).toEqual(['oneTWO', 2]);
    writeFileSync(b, 'two');
    expect([await kept(folder, 'k', make, place), times]).toEqual(['onetwo', 3]);
  });

  test('another key is another text; a file outside what is kept is never kept', async () => {
    await kept(folder, 'k', make, place);
    await kept(folder, 'l', make, place);
    await kept(folder, 'm', make, join(place, 'inside'));
    await kept(folder, 'm', make, join(place, 'inside'));
    expect(times).toBe(4);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test.each([['no JSON', '{'], ['no entry', '{"text":"x"}'], ['another text than was kept', '']])('a damaged file, %s, is made anew', async (_what, damage) => {
    await kept(folder, 'k', make, place);
    const [name] = readdirSync(folder);
    const path = join(folder, name);
    writeFileSync(path, damage === '' ? readFileSync(path, 'utf8').replace('onetwo', 'evil!!') : damage);
    expect([await kept(folder, 'k', make, place), await kept(folder, 'k', make, place), times]).toEqual(['onetwo', 'onetwo', 2]);
  });

  test('where nothing can be written it is made each time', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    expect([await kept(folder, 'k', make, place), await kept(folder, 'k', make, place), times]).toEqual(['onetwo', 'onetwo', 2]);
  });

  test('of many, the newest are left', async () => {
    mkdirSync(folder);
    for (let k = 0; k < 70; k++) await kept(folder, String(k), make, place);
    expect(readdirSync(folder)).toHaveLength(64);
    times = 0;
    await kept(folder, '69', make, place);
    expect(times).toBe(0);
  });
});

describe('bundled', () => {
  test('an edit of a module deep in the graph changes the bytes, and undone brings them back', async () => {
    // Within the project: what lies elsewhere is not kept.
    mkdirSync(inProject('node_modules/.cache'), { recursive: true });
    const place = mkdtempSync(inProject('node_modules/.cache/bundled-'));
    try {
      const [module, other] = [join(place, 'module.ts'), join(place, 'other.ts')];
      writeFileSync(other, 'export const b = 2;');
      writeFileSync(module, `import { b } from './other.ts';\nexport const a: number = b;`);
      const text = `import { a } from ${JSON.stringify(module)}; console.log(a);`;
      const first = await bundled(text);
      expect(await bundled(text)).toBe(first);
      writeFileSync(other, 'export const b = 3;');
      expect(await bundled(text)).not.toBe(first);
      writeFileSync(other, 'export const b = 2;');
      expect(await bundled(text)).toBe(first);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
