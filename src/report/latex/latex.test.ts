import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../evidence/evidence.ts';
import { hostile, planted, poisoned } from '../../evidence/planted.testing.ts';
import { sampleClaim, sampleEvidence, sampleRefuted } from '../../evidence/sample.testing.ts';
import { latex } from './latex.ts';
import { asciiFormula, texText } from './texText.ts';

const odd = [Number.NaN, Number.POSITIVE_INFINITY, -0, 1e-300, -1.5, 123456];
const wide = Array.from({ length: 20 }, (_, i) => Array.from({ length: 15 }, (__, j) => i - j / 3));

const samples = async (): Promise<Evidence[]> => [
  await sampleEvidence({ partial: true, skipped: [{ id: 'toy/x_y', reason: '100 % of {it} & α' }] }),
  await sampleEvidence({ claims: Object.values(planted).flatMap((p) => p.claims) }),
  await sampleEvidence({ claims: [sampleRefuted({ counterexample: { ...sampleRefuted().counterexample, instance: { dims: {}, wide, odd: [odd], h: 'relu_1' } } as NonNullable<ReturnType<typeof sampleRefuted>['counterexample']> }), ...Array.from({ length: 70 }, (_, i) => sampleClaim({ id: `toy/n${i}` }))] }),
  ...(await Promise.all(hostile.map(poisoned))),
];

const engine = ['pdflatex', 'tectonic'].find((name) => spawnSync(name, ['--version']).status === 0);

describe('latex', () => {
  test('is plain ASCII, with every figure that is used defined, and no command outside the known ones', async () => {
    const known = new Set('input usepackage gainsay gainsayset providecommand expandafter gdef csname endcsname ifcsname else errmessage fi begin end toprule midrule bottomrule small texttt textbf noindent emph paragraph par ensuremath textbackslash textasciitilde textasciicircum textasciigrave textbullet text allowbreak'.split(' '));
    for (const e of await samples()) {
      const text = latex(e);
      expect(text).toMatch(/^[\n -~]*$/);
      const defined = new Set(Array.from(text.matchAll(/\\gainsayset\{([^{}]*)\}\{([^{}]*)\}/g), ([, id, figure]) => `${id}:${figure}`));
      const used = Array.from(text.split('\n').slice(3).join('\n').matchAll(/\\gainsay\{([^{}]*)\}\{([^{}]*)\}/g), ([, id, figure]) => `${id}:${figure}`);
      expect(used.length).toBeGreaterThan(5);
      expect(used.filter((name) => !defined.has(name))).toEqual([]);
      const words = text.replaceAll(/\\\[[^]*?\\\]|\\begin\{gather\*\}[^]*?\\end\{gather\*\}|(?<!\\)\$[^$]*\$|\\ensuremath\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
      expect(Array.from(words.matchAll(/\\([A-Za-z]+)/g), ([, name]) => name).filter((name) => !known.has(name))).toEqual([]);
    }
  });

  test('braces and environments balance', async () => {
    for (const e of await samples()) {
      const text = latex(e).replaceAll(/^%.*$/gm, '');
      let [depth, lowest] = [0, 0];
      for (const [brace] of text.matchAll(/\\.|[{}]/g)) {
        depth += brace === '{' ? 1 : brace === '}' ? -1 : 0;
        lowest = Math.min(lowest, depth);
      }
      expect([depth, lowest]).toEqual([0, 0]);
      const open: string[] = [];
      for (const [, bound, name] of text.matchAll(/\\(begin|end)\{([^{}]*)\}/g)) {
        if (bound === 'begin') open.push(name);
        else expect(open.pop()).toBe(name);
      }
      expect(open).toEqual([]);
    }
  });

  test('every formula parses, by KaTeX', async () => {
    let parsed = 0;
    for (const e of (await samples()).slice(0, 3)) {
      const text = latex(e);
      const display = Array.from(text.matchAll(/\\\[\n([^]*?)\n\\\]/g), ([, tex]) => tex);
      const gathered = Array.from(text.matchAll(/\\begin\{gather\*\}[^]*?\\end\{gather\*\}/g), ([tex]) => tex);
      const inline = Array.from(text.matchAll(/(?<!\\)\$([^$]+)\$|\\ensuremath\{((?:[^{}]|\{[^{}]*\})*)\}/g), ([, a, b]) => a ?? b);
      for (const [formulas, displayMode] of [[[...display, ...gathered], true], [inline, false]] as const) {
        for (const tex of formulas) {
          katex.renderToString(tex, { displayMode, throwOnError: true, strict: 'error' });
          parsed += 1;
        }
      }
    }
    expect(parsed).toBeGreaterThan(50);
  });

  test('names no author for what was not read in the source', async () => {
    expect(latex(await sampleEvidence())).not.toContain('A. Author');
    expect(latex(await sampleEvidence({ claims: [sampleRefuted({ statementProvenance: 'paper' })] }))).toContain('A. Author');
  });

  test.skipIf(engine === undefined)('compiles with amsmath and booktabs', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gainsay-tex-'));
    try {
      for (const [i, e] of (await samples()).entries()) {
        writeFileSync(join(folder, 'fragment.tex'), latex(e));
        writeFileSync(join(folder, `main${i}.tex`), '\\documentclass{article}\\usepackage{amsmath,booktabs}\\begin{document}\\input{fragment}\\end{document}\n');
        const args = engine === 'pdflatex' ? ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', '-draftmode', `main${i}.tex`] : [`main${i}.tex`];
        const run = spawnSync(String(engine), args, { cwd: folder, encoding: 'utf8' });
        expect(run.status, run.stdout.split('\n').filter((line) => /^!|^l\.\d/.test(line)).join('\n')).toBe(0);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('texText and asciiFormula', () => {
  expect(texText('100 % of α_1 & x²')).toBe('100 \\% of \\ensuremath{\\alpha}\\_1 \\& x\\ensuremath{{}^2}');
  expect(texText('語')).toBe('[U+8A9E]');
  expect(asciiFormula('αx ≤ ½')).toBe('\\alpha x \\le \\tfrac12');
  expect(asciiFormula('語')).toBeNull();
});
