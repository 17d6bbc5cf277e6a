import { describe, expect, test } from 'vitest';
import { gradient } from './dual.ts';
import { highPrecision } from './highPrecision.ts';
import { rational } from './rational.ts';
import { TooLong, traced } from './traced.ts';

describe('traced', () => {
  test('writes down what it does, equal operations once, and leaves out what nothing needs', () => {
    const { R, input, program } = traced(rational);
    const [x, y] = [input('x 0 0', rational.of(3)), input('y', rational.of(-2))];
    const sum = R.add(x, y);
    R.mul(y, y);
    const quotient = R.div(R.mul(sum, R.add(x, y)), R.sub(x, R.of(0.5)));
    expect(program([quotient, sum])).toEqual({ lines: ['@x 0 0', '@y', '+2 1', '*1 1', '=0.5', '-5 1', '/3 1'], results: [6, 2] });
    expect(rational.toNumber(quotient.value)).toBe(0.4);
  });

  test('a branch taken belongs to the program, with its sign, whatever the results', () => {
    const { R, input, program } = traced(rational);
    const x = input('x', rational.of(-3));
    expect(R.compare(x, R.of(0))).toBe(-1);
    expect(program([R.of(1)])).toEqual({ lines: ['@x', '=0', '?2 1 -1', '=1'], results: [3] });
  });

  test('stops as soon as its branches need more lines than are allowed, and not for lines that nothing needs', () => {
    const { R, input, program } = traced(rational, 6);
    const x = input('x', rational.of(3));
    for (let k = 0; k < 20; k++) R.mul(x, R.of(k));
    for (let again = 0; again < 2; again++) expect(R.compare(R.add(x, R.of(1)), R.of(4))).toBe(0);
    expect(program([]).lines).toHaveLength(5);
    expect(R.compare(R.of(4), R.add(x, R.of(1)))).toBe(0);
    expect(program([]).lines).toHaveLength(6);
    expect(() => R.compare(x, R.of(4))).toThrow(TooLong);
  });

  test('values are those of the arithmetic below, through derivatives and transcendental functions too', () => {
    const { R, input, program } = traced(highPrecision);
    const [slope] = gradient(R, (D, [u]) => D.mul(D.exp(u), D.logistic(D.log(D.normalCdf(D.sqrt(u))))), [input('u', highPrecision.of(2))]);
    const [plain] = gradient(highPrecision, (D, [u]) => D.mul(D.exp(u), D.logistic(D.log(D.normalCdf(D.sqrt(u))))), [highPrecision.of(2)]);
    expect(slope.value.eq(plain)).toBe(true);
    const { lines, results } = program([slope]);
    expect(results).toEqual([lines.length - 1]);
    expect(lines.map((line) => line.split(' ')[0]).filter((head) => /^[a-z]/.test(head))).toEqual(['exp', 'sqrt', 'exp', 'normalCdf', 'log', 'logistic', 'logistic']);
  });
});
