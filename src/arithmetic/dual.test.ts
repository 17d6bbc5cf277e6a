import { describe, expect, test } from 'vitest';
import { activate } from '../definitions/activation.ts';
import { stream } from '../generators/stream.ts';
import type { Arithmetic } from './arithmetic.ts';
import { dual, gradient } from './dual.ts';
import { highPrecision } from './highPrecision.ts';
import { rational } from './rational.ts';

describe('dual', () => {
  test('gradients of rational functions are exact: x²y/(x − y) + 3', () => {
    const s = stream(1);
    for (let n = 0; n < 100; n++) {
      const [x, y] = [s.integer(-20, 20) / 4, 10 + s.integer(1, 20) / 4];
      const found = gradient(rational, (D, [u, v]) => D.add(D.div(D.mul(D.mul(u, u), v), D.sub(u, v)), D.of(3)), [rational.of(x), rational.of(y)]);
      const [X, Y] = [rational.of(x), rational.of(y)];
      const below = X.sub(Y).pow(2);
      // By hand: ∂x = (x²y − 2xy²)/(x − y)², ∂y = x³/(x − y)².
      expect(found[0].equals(X.pow(2).mul(Y).sub(X.mul(Y.pow(2)).mul(2)).div(below))).toBe(true);
      expect(found[1].equals(X.pow(3).div(below))).toBe(true);
    }
  });

  test('exp, log, √, the logistic function and Φ against central differences in 50 digits', () => {
    const R = highPrecision;
    const f = <S>(D: Arithmetic<S>, [u, v]: readonly S[]): S => D.add(D.sub(D.mul(D.exp(u), D.sqrt(v)), D.log(D.add(D.mul(u, u), v))), D.mul(D.normalCdf(D.sub(v, u)), D.mul(D.logistic(u), D.logistic(D.sub(u, v)))));
    const at = [R.of(0.7), R.of(1.9)];
    const step = R.of(2 ** -40);
    const found = gradient(R, f, at);
    at.forEach((_, i) => {
      const moved = (by: typeof R.add) => f(R, at.map((entry, j) => (i === j ? by(entry, step) : entry)));
      const central = R.div(R.sub(moved(R.add), moved(R.sub)), R.add(step, step));
      // Truncation step²·f‴/6 with f‴ below 100; cancellation at 50 digits is far smaller.
      expect(R.sub(found[i], central).abs().toNumber()).toBeLessThan((100 / 6) * 2 ** -80);
    });
  });

  test("a branch is differentiated on the side it takes: h'(0) = c₋", () => {
    for (const [h, cMinus] of [['relu', 0], ['linear', 1], ['leaky', 0.25], ['abs', -1]] as const) {
      expect(gradient(rational, (D, [u]) => activate(D, h, u), [rational.of(0)]).map(rational.toNumber)).toEqual([cMinus]);
    }
  });

  test('constants have no derivative, values are those of R, and it nests: (x³)″ = 6x', () => {
    expect(gradient(rational, (D) => D.of(5), [rational.of(2)]).map(rational.toNumber)).toEqual([0]);
    const D = dual(rational);
    expect([D.exact, D.name, D.toNumber(D.of(0.1))]).toEqual([true, 'dual rational', 0.1]);
    expect(D.compare(D.of(1), { value: rational.of(1), partials: [rational.of(9)] })).toBe(0);
    const second = gradient(rational, (outer, [x]) => gradient(outer, (inner, [y]) => inner.mul(y, inner.mul(y, y)), [x])[0], [rational.of(7)]);
    expect(second.map(rational.toNumber)).toEqual([42]);
    expect(() => D.sqrt({ value: rational.of(0), partials: [rational.of(1)] })).toThrow('divided by zero');
  });
});
