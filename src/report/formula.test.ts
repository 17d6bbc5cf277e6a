import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/evidence.ts';
import { formula } from './formula.ts';

describe('formula', () => {
  test.each([
    String.raw`\|a\| = |b_1|`, String.raw`\begin{bmatrix} a & b \\ c & d \end{bmatrix}`, String.raw`\{x \mid x > 0\}`, String.raw`p \iff q \parallel r \partial \nexists`, String.raw`\text{50\% of \#1}`, String.raw`\begin{cases} 1 & x>0 \\ \begin{matrix} a & b \end{matrix} & \text{else} \end{cases}`,
    "x''_1 + x'^2", String.raw`x_1^2{}_3`, String.raw`\left( \frac{a_1}{b} \right)_i^2 \left.\right\}`, String.raw`w_{k_{m'}}^{\top}`, String.raw`\sum\nolimits_{i}^{j} a_\alpha'`, String.raw`\text{it's a}_1`, String.raw`_1 x`,
  ])('lets mathematics through: %s', (tex) => expect(formula(tex)).toBe(tex));

  test.each([
    ['an open brace', '{a'], ['a closed one', 'a}'], ['crossed', String.raw`{\begin{matrix} a } \end{matrix}`], ['an end without begin', String.raw`\end{matrix}`], ['a document environment', String.raw`\begin{document}x\end{document}`],
    ['a dollar', 'a $ b'], ['a comment', 'a % b'], ['a parameter', '#1'], ['a stray tab', 'a & b'], ['a file', String.raw`\input{x}`], ['a file, starred', String.raw`\includegraphics*{x}`], ['a definition', String.raw`\def\x{y}`], ['a definition of LaTeX', String.raw`\renewcommand{\x}{y}`],
    ['a link', String.raw`\href{http://x}{y}`], ['an escape of TeX', '^^5cinput{x}'], ['an escape of TeX after a backslash', String.raw`\^^5cinput x`], ['a name', String.raw`\csname input\endcsname`], ['an end of mathematics', String.raw`\] text`], ['a trailing backslash', 'a\\'], ['nothing', ' '], ['two subscripts', 'a_1_2'], ['two superscripts', 'a^1^2'], ['a prime after a superscript', "a^2'"], ['a script of nothing', 'a_'], ['a script of a script', '__proto__'], ['a script at the end of a group', '{a_}'], ['a script among words', String.raw`\text{a_1}`], ['left without right', String.raw`\left( a`], ['right without left', String.raw`a \right)`], ['left closed by a brace', String.raw`{\left( a}\right)`], ['begin without a name', String.raw`\begin x`],
  ])('refuses %s', (_what, tex) => expect(formula(tex)).toBeNull());

  test('\\\\ before a word is a line break, not a command', () => expect(formula(String.raw`a \\input`)).toBe(String.raw`a \\input`));

  test('is on one line', () => expect(formula('a\n  = b\n')).toBe('a = b'));

  test('refuses no formula of the reference evidence', () => {
    const e = JSON.parse(readFileSync(new URL('../../reports/reference/evidence.json', import.meta.url), 'utf8')) as Evidence;
    const all = e.claims.flatMap((c) => [c.statement, ...c.hypotheses.map((h) => h.tex)]);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((tex) => formula(tex) === null)).toEqual([]);
  });
});
