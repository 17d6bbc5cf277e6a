import { describe, expect, test } from 'vitest';
import { tableTexts } from '../definitions/losses/table.ts';
import { main } from './main.ts';

const run = async (...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  let [out, err] = ['', ''];
  const code = await main(['check-loss', ...args], { out: (text) => void (out += text), err: (text) => void (err += text), colour: false, width: 100, live: false });
  return { code, out, err };
};

/** 40 cases a statement: what the losses below violate shows within them, and a formula that were taken wrongly in the first. */
const check = (phi: string, psi: string, ...more: readonly string[]) => run(`--phi=${phi}`, `--psi=${psi}`, '--runs', '40', ...more);

/** [what is wrong, what is worth a note, which statements are refuted], the lines marked ✗, those marked !, and REFUTED. */
const marked = (out: string, mark: string): string[] => out.split('\n').filter((line) => line.startsWith(`${mark} `));

const values = { tau: '0.5', epsilon: '0.25', c: '2' } as const;

const expected: Readonly<Record<keyof typeof tableTexts, { readonly code: number; readonly wrong: readonly RegExp[]; readonly notes: readonly RegExp[] }>> = {
  InfoNCE: { code: 0, wrong: [], notes: [] },
  MINE: { code: 0, wrong: [], notes: [/at N = 1 the loss is undefined: φ\(0\) = -Infinity/] },
  triplet: { code: 1, wrong: [/ψ is not differentiable at x = -0\.25: its slope is 0 on the left and 1 on the right/], notes: [/ψ never falls, but is flat/, /REFUTED .*Theorem 2/] },
  'soft-triplet': { code: 0, wrong: [], notes: [] },
  tuplet: { code: 0, wrong: [], notes: [] },
  lifted: { code: 0, wrong: [], notes: [/φ never falls, but is flat/] },
  'modified-triplet': { code: 1, wrong: [/REFUTED .*nearer to the anchor/], notes: [/REFUTED .*Theorem 2/] },
  'triplet-contrastive': { code: 0, wrong: [], notes: [/REFUTED .*Theorem 2/] },
};

describe('check-loss', () => {
  test.each(Object.entries(tableTexts))('%s', async (name, { phi, psi, parameters }) => {
    const { code, out, err } = await check(phi, psi, ...parameters.flatMap((p) => ['--param', `${p}=${values[p]}`]));
    const { wrong, notes, code: expectedCode } = expected[name as keyof typeof expected];
    expect(err).toBe('');
    expect(marked(out, '✗').length, out).toBe(wrong.length);
    wrong.forEach((words, k) => expect(marked(out, '✗')[k]).toMatch(words));
    expect(marked(out, '!').length, out).toBe(notes.length);
    notes.forEach((words, k) => expect(marked(out, '!')[k]).toMatch(words));
    expect(code).toBe(expectedCode);
  });

  test('--json: the same verdicts and remarks as the screen, with the counterexample as data, and the same exit', async () => {
    const args = ['x', 'max(x + c, 0)', '--param', 'c=0.2'] as const;
    const [shown, given] = [await check(...args), await check(...args, '--json')];
    const data = JSON.parse(given.out) as { phi: string; parameters: object; seed: number; wrong: boolean; remarks: { level: string; text: string }[]; statements: { title: string; level: string; verdict: string; cases: { run: number }; counterexample: { instance: object; replay: string } | null }[] };
    expect([given.code, given.err, data.phi, data.parameters, data.wrong]).toEqual([shown.code, '', 'x', { c: 0.2 }, true]);
    expect(shown.out).toContain(`seed ${data.seed}`);
    for (const { text } of data.remarks) expect(shown.out).toContain(text);
    for (const { title, verdict } of data.statements) expect(shown.out).toContain(`${verdict.toUpperCase().padEnd(9)} ${title}`);
    expect(marked(shown.out, '✗')).toHaveLength([...data.remarks, ...data.statements].filter(({ level }) => level === 'wrong').length);
    expect(data.statements).toHaveLength((shown.out.match(/^. (?:HELD|REFUTED|GAVE UP|INCONCLUSIVE) /gm) ?? []).length);
    for (const { verdict, counterexample, cases } of data.statements) {
      expect(counterexample === null).toBe(verdict !== 'refuted');
      expect(cases.run).toBeGreaterThan(0);
    }
    expect((await check('log(1 + x)', 'exp(x)', '--json')).code).toBe(0);
  });

  test('a loss of ours that is in order, under a root and with a soft hinge', async () => {
    const { code, out } = await check('sqrt(1 + x)', 'softplus(3*x)');
    expect(marked(out, '✗')).toEqual([]);
    expect(out).toContain('φ(x) = sqrt(1 + x)');
    expect(code).toBe(0);
  });

  test('a loss of ours that falls: negative importances, and farther negatives with more weight', async () => {
    const { code, out } = await check('-log(1 + x)', 'exp(s*x)', '--param', 's=0.5');
    expect(marked(out, '✗')[0]).toMatch(/φ is not increasing: φ\(.*\) = .*, φ\(.*\) = /);
    expect(marked(out, '✗').some((line) => /REFUTED .*no importance is negative/.test(line))).toBe(true);
    expect(out).toContain('counterexample');
    expect(code).toBe(1);
  });

  test.each([
    ['a pole', '1/x', 'at x = 0'],
    ['poles of even order', '1/(x*x - 4)^2', 'between x = -2 and x = 2'],
    ['an infinite slope', '(x*x)^(1/4)', 'at x = 0'],
  ])('%s is no value, and the function not called differentiable', async (_what, psi, where) => {
    const { out } = await check('x', psi, '--runs', '1');
    expect(marked(out, '✗')).toContain(`✗ ψ or its derivative has no value ${where}`);
    expect(out).not.toContain('✓ ψ is differentiable');
  });

  test('a loss of ours with a kink, an overflow and no value on part of the line', async () => {
    const { code, out } = await check('log(x - 1)', 'exp(abs(x))');
    expect(marked(out, '✗')).toContain('✗ ψ is not differentiable at x = 0: its slope is -1 on the left and 1 on the right');
    expect(out).toMatch(/✗ φ or its derivative has no value between x = \S+ and x = \S+, where sums of ψ can lie/);
    expect(marked(out, '!').some((line) => line.startsWith('! at N = 1 the loss is undefined'))).toBe(true);
    expect(marked(out, '!').some((line) => line.startsWith('! overflow: by δ = 1024'))).toBe(true);
    expect(code).toBe(1);
  });

  const malformed: readonly (readonly [string, string, string, string])[] = [
    ['tau*log(1 + x', 'x', '--phi: parenthesis ) expected', 'tau*log(1 + x\n               ^'],
    ['x', 'exp(x/T)', '--psi: unknown symbol T', 'exp(x/T)\n        ^\n  give a parameter its value with --param name=number'],
    ['x', 'x ** 2', '--psi: value expected', 'x ** 2\n     ^'],
    ['lg(x)', 'x', '--phi: unknown function lg', 'lg(x)\n  ^'],
    ['x', 'x ≥ 0', "--psi: '≥' has no meaning in a formula", 'x ≥ 0\n    ^'],
  ];
  test.each(malformed)('%s and %s: a usage error that points at the character', async (phi, psi, words, caret) => {
    const { code, out, err } = await check(phi, psi, ...(phi.includes('tau') ? ['--param', 'tau=1'] : []));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err).toContain(`  ${caret}`);
  });

  test('what is missing or not understood is a usage error', async () => {
    expect((await run('--phi', 'x')).err).toContain('--psi is missing');
    for (const [param, words] of [['tau', "--param is 'tau', expected name=number"], ['x=1', "--param is 'x=1'"], ['tau=1,tau=2', 'gives tau twice'], ['tau=1', 'gives tau, which neither formula has']] as const) {
      const { code, err } = await check('x', 'x', '--param', param);
      expect(err).toContain(words);
      expect(code).toBe(2);
    }
    expect((await run('x')).err).toContain('takes options only (got x)');
  });
});
