import { describe, expect, test } from 'vitest';
import { gradient } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { directionalDerivative } from '../../arithmetic/oneSided.ts';
import { formula } from './formula.ts';
import { FormulaError } from './formulaError.ts';
import { evaluate } from './tree.ts';

const at = (tree: Parameters<typeof evaluate>[1], x: number): number => evaluate(float64, tree, { x, tau: 0.5, c: 3 });

describe('formula', () => {
  test('the symbolic derivative is that of dual numbers through the formula, function by function', async () => {
    const texts = ['tau*log(1 + x)', 'exp(x/tau)', 'x^3 - 2x + 1', 'x^1.5', 'x^tau', '2^x', 'e^(c*x)', 'sqrt(1 + x^2)', '1/(1 + x)', 'logistic(c*x)', 'sigmoid(-x)*x', 'softplus(x/tau)', 'tanh(x)', 'ln(x)*exp(-x)', 'max(x, 1)', 'min(x^2, 2)', 'relu(x - 1)*x', 'abs(x - 2)', 'max(log(x), 0)^2', '+x', 'exp(logistic(x)*softplus(x))', 'log(max(x, tau)) + min(exp(x), 3*x)'];
    // ψ is asked on both sides of 0, where a simplification that takes roots apart goes wrong.
    const everywhere = ['x^3 - 2x + 1', '2^x', 'e^(c*x)', 'sqrt(1 + x^2)', 'softplus(x/tau)', 'abs(x - 2)', '(x*x)^(1/4)', '(x^2)^0.5', '(x^2)^tau', 'sqrt(x^2)', 'sqrt(x*x)', 'log(x^2)', '(x^4)^(1/4)', '(1 + x^2)^0.5', '(x^2)^(-2)', '1/(x*x)', 'x^2*x^(-1)'];
    for (const [text, points] of [...texts.map((t) => [t, [0.3, 0.9, 1.7, 3.1]] as const), ...everywhere.map((t) => [t, [0.3, 1.7, -0.7, -2.3]] as const)]) {
      const { tree, derivative } = await formula(text, ['tau', 'c']);
      for (const x of points) {
        const [exact] = gradient(float64, (D, [z]) => evaluate(D, tree, { x: z, tau: D.of(0.5), c: D.of(3) }), [x]);
        // Some ten operations a formula, on values of at most e⁹.
        expect(Math.abs(at(derivative, x) - exact), `${text} at ${x}`).toBeLessThanOrEqual(64 * Number.EPSILON * Math.max(1, Math.abs(exact)));
      }
    }
  });

  test('at a kink the derivative is the one from the left', async () => {
    for (const [text, kink] of [['max(x, 1)', 1], ['max(1, x)', 1], ['min(x, 1)', 1], ['min(1, x)', 1], ['relu(x - 2)', 2], ['abs(x - 2)', 2], ['max(-x, x/2)', 0], ['-abs(x)', 0]] as const) {
      const { tree, derivative } = await formula(text, []);
      const left = 0 - directionalDerivative(float64, (D, [z]) => evaluate(D, tree, { x: z }), [kink], [-1]);
      expect(at(derivative, kink) + 0, text).toBe(left);
    }
  });

  test('the structures that allow a log-sum-exp', async () => {
    expect((await formula('tau*log(c + 2*x) - 1', ['tau', 'c'])).logarithm).toMatchObject({ a: 'c', b: 2 });
    for (const text of ['x', 'x*log(x)', 'log(x) + log(1 + x)', 'log(x^2)', 'log(log(x))']) expect((await formula(text, [])).logarithm, text).toBeNull();
    expect((await formula('3*exp((x - 1)/tau)/2', ['tau'])).exponential).not.toBeNull();
    for (const text of ['x', 'exp(x^2)', 'x*exp(x)', '1 + exp(x)', '1/exp(x)']) expect((await formula(text, [])).exponential, text).toBeNull();
  });

  test('TeX', async () => {
    expect((await formula('tau*log(epsilon + x)', ['tau', 'epsilon'])).tex).toBe(String.raw`\tau\,\log\left(\epsilon+ x\right)`);
    expect((await formula('exp(x/tau)', ['tau'])).tex).toBe(String.raw`\exp\left(\frac{x}{\tau}\right)`);
    expect((await formula('logistic(max(x, 0))', [])).tex).toBe(String.raw`\sigma\left(\max\left(x, 0\right)\right)`);
  });

  const malformed: readonly (readonly [string, number, string])[] = [
    ['tau*log(1 + x', 13, 'parenthesis ) expected'],
    ['x + * 2', 4, 'value expected'],
    ['log(x) + margin', 9, 'unknown symbol margin; a formula is in x and parameters that have a value (tau)'],
    ['exp(x)/lg(x)', 7, 'unknown function lg; there are exp, log'],
    ['x(1 + x)', 0, 'x is no function; write x*(…)'],
    ['2*tau (x)', 2, 'tau is no function; write tau*(…)'],
    ['1 + exp', 4, 'exp is a function; write exp(…)'],
    ['x == 1', 2, "'=' has no meaning in a formula"],
    ['x; x', 1, "';' has no meaning in a formula"],
    ['[x, 1]', 0, "'[' has no meaning in a formula"],
    ['log(2, x)', 0, 'log takes one argument, it was given 2'],
    ['1 + max(x)', 4, 'max takes 2 arguments, it was given 1'],
    ['  ', 0, 'the formula is empty'],
    ['x +', 3, 'unexpected end of expression'],
  ];
  test.each(malformed)('%s: the error points at the character', async (text, where, words) => {
    const error: unknown = await formula(text, ['tau']).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FormulaError);
    const { message, at: position } = error as FormulaError;
    expect(position).toBe(where);
    expect(message).toContain(words);
    expect(message.split('\n').slice(1)).toEqual([`  ${text}`, `  ${' '.repeat(where)}^`]);
  });
});
