import { describe, expect, test } from 'vitest';
import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { highPrecision } from '../../arithmetic/highPrecision.ts';
import { interval, intervals as I, type Interval } from '../../arithmetic/interval.ts';
import { activate } from '../../definitions/activation.ts';
import { stream, type Stream } from '../../generators/stream.ts';
import { matrixOf, row } from '../../linalg/matrix.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { isCertified, type Equations, type Scalar } from './certificate.ts';
import { inertia } from './inertia.ts';
import { certifyCriticalPoint, certifyRestPoint, certifyZero } from './krawczyk.ts';
import { newtonKantorovich } from './newtonKantorovich.ts';
import { onSphere, sphereChart } from './sphereChart.ts';
import { strongConvexity } from './strongConvexity.ts';

const inside = ({ lo, hi }: Interval, x: number): boolean => lo <= x && x <= hi;
const sum = <S>(R: Arithmetic<S>, terms: readonly S[]): S => terms.reduce((a, b) => R.add(a, b), R.of(0));
const power = <S>(R: Arithmetic<S>, x: S, n: number): S => Array.from({ length: n - 1 }).reduce((out: S) => R.mul(out, x), x);
/** Σ_k c_k x^k, highest first. */
const polynomial = (...c: readonly number[]): Equations => (R, [x]) => [c.slice(1).reduce((out, k) => R.add(R.mul(out, x), R.of(k)), R.of(c[0]))];
const randomSymmetric = (s: Stream, n: number) => {
  const g = matrixOf(n, n, () => s.normal());
  return matrixOf(n, n, (i, j) => (g.data[i * n + j] + g.data[j * n + i]) / 2);
};
const quadratic = (A: ReturnType<typeof randomSymmetric>): Scalar => (R, w) => R.div(sum(R, w.map((wi, i) => R.mul(wi, sum(R, w.map((wj, j) => R.mul(R.of(A.data[i * A.cols + j]), wj)))))), R.of(2));

describe('certifyZero', () => {
  test('encloses √2, and grows its box until the other root or the double point stops it', () => {
    const zero = certifyZero(polynomial(1, 0, -2), [1.5]);
    if (!isCertified(zero)) throw new Error(zero.because);
    expect(zero.enclosure[0].lo <= Math.SQRT2 && Math.SQRT2 <= zero.enclosure[0].hi).toBe(true);
    const [{ lo, hi }] = zero.box;
    // −√2 is outside, and so is 0, where the derivative vanishes.
    expect(lo > 0 && hi - lo > 0.5).toBe(true);
    // Coordinates of different size: 10⁶y³ = x.
    const two = certifyZero((R, [x, y]) => [R.sub(R.mul(x, x), R.of(2)), R.sub(R.mul(R.of(1e6), R.mul(y, R.mul(y, y))), x)], [Math.SQRT2, Math.cbrt(Math.SQRT2 * 1e-6)]);
    if (!isCertified(two)) throw new Error(two.because);
    expect(inside(two.enclosure[1], Math.cbrt(Math.SQRT2 * 1e-6))).toBe(true);
  });

  test('eigenpairs of random symmetric matrices up to n = 10; values agree with the eigensolver', () => {
    const s = stream(1);
    for (const n of [2, 5, 10]) {
      const A = randomSymmetric(s, n);
      const { values, vectors } = symmetricEigen(A);
      const F: Equations = (R, z) => {
        const [w, lambda] = [z.slice(0, n), z[n]];
        const eigen = w.map((wi, i) => R.sub(sum(R, w.map((wj, j) => R.mul(R.of(A.data[i * n + j]), wj))), R.mul(lambda, wi)));
        return [...eigen, R.sub(sum(R, w.map((wi) => R.mul(wi, wi))), R.of(1))];
      };
      for (let k = 0; k < n; k++) {
        const zero = certifyZero(F, [...row(vectors, k), values[k]]);
        if (!isCertified(zero)) throw new Error(zero.because);
        expect(inside(zero.enclosure[n], values[k])).toBe(true);
      }
    }
  });

  test.each<[string, Equations, number[], string]>([
    ['a double root', polynomial(1, -2, 1), [1], 'singular Jacobian'],
    ['no root', polynomial(1, 0, 2 ** -20), [2 ** -12], 'not contracting'],
    ['a kink', (R, [x]) => [R.add(activate(R, 'relu', x), R.mul(R.of(0.5), x))], [0], 'gate sign changes in the box'],
    ['a logarithm at the edge of its domain', (R, [x]) => [R.log(x)], [0], 'not defined on the box'],
    ['another zero than the one shown', polynomial(1, 0, -1), [0.01], 'another zero'],
  ])('names what fails: %s', (_, F, near, failure) => {
    expect(certifyZero(F, near)).toMatchObject({ failure });
  });

  test('a box that holds two zeros is never certified, wherever it is started', () => {
    const s = stream(2);
    for (let n = 0; n < 300; n++) {
      const [a, gap] = [s.normal(), 2 ** -s.integer(1, 20)];
      // (x − a)(x − a − gap), its roots known.
      const F: Equations = (R, [x]) => [R.mul(R.sub(x, R.of(a)), R.sub(x, R.of(a + gap)))];
      const zero = certifyZero(F, [a + gap * (0.05 + 0.3 * s.uniform())]);
      if (!isCertified(zero)) continue;
      expect(Number(inside(zero.box[0], a)) + Number(inside(zero.box[0], a + gap))).toBe(1);
      expect(Number(inside(zero.enclosure[0], a)) + Number(inside(zero.enclosure[0], a + gap))).toBe(1);
    }
  });
});

describe('certifyCriticalPoint', () => {
  const cubic: Scalar = (R, [x, y]) => R.add(R.sub(power(R, x, 3), R.mul(R.of(3), x)), R.mul(y, y));
  test('tells a minimum, a maximum and a saddle', () => {
    expect(certifyCriticalPoint(cubic, [1, 0])).toMatchObject({ kind: 'minimum', inertia: { positive: 2, negative: 0 } });
    expect(certifyCriticalPoint(cubic, [-1, 0])).toMatchObject({ kind: 'saddle', inertia: { positive: 1, negative: 1 } });
    expect(certifyCriticalPoint((R, z) => R.sub(R.of(0), cubic(R, z)), [1, 0])).toMatchObject({ kind: 'maximum' });
    expect(certifyCriticalPoint((R, [x]) => power(R, x, 4), [0])).toMatchObject({ failure: 'singular Jacobian' });
  });

  test('the top eigenvector is the maximum of wᵀAw/2 on the sphere, the others saddles, the last a minimum', () => {
    const s = stream(3);
    for (const n of [2, 4, 7]) {
      const A = randomSymmetric(s, n);
      const { vectors } = symmetricEigen(A);
      for (let k = 0; k < n; k++) {
        const chart = sphereChart(row(vectors, k));
        const point = certifyCriticalPoint(onSphere(quadratic(A), chart), chart.of(row(vectors, k)));
        expect(point).toMatchObject({ inertia: { positive: k, negative: n - 1 - k } });
      }
    }
  });

  test('coordinates of very unlike size, given theirs: a minimum of e^{10³⁰y} − 10³⁰y + x²', () => {
    const E: Scalar = (R, [x, y]) => R.sub(R.add(R.exp(R.mul(R.of(1e30), y)), R.mul(x, x)), R.mul(R.of(1e30), y));
    expect(certifyCriticalPoint(E, [0, 0], [1, 1e-30])).toMatchObject({ kind: 'minimum' });
    expect(certifyCriticalPoint(E, [0, 0], 1)).toHaveProperty('failure');
  });

  test('a rest point of a slope that is not written as a gradient: its kind by the sign of F′', () => {
    expect(certifyRestPoint((R, [x]) => [R.sub(R.of(2), R.mul(x, x))], [1.5])).toMatchObject({ kind: 'maximum' });
    expect(certifyRestPoint((R, [x]) => [R.sub(R.mul(x, x), R.of(2))], [1.5])).toMatchObject({ kind: 'minimum' });
  });

  test('a softmax energy: exp and log in intervals, its gradient in 50 digits lies in the enclosure', () => {
    // log(e^x + e^−x + e^y) + (x² + y²)/4 − x/8.
    const E: Scalar = (R, [x, y]) => {
      const partition = R.log(sum(R, [R.exp(x), R.exp(R.sub(R.of(0), x)), R.exp(y)]));
      return R.sub(R.add(partition, R.div(R.add(R.mul(x, x), R.mul(y, y)), R.of(4))), R.div(x, R.of(8)));
    };
    const point = certifyCriticalPoint(E, [0.1, -0.5]);
    if (!isCertified(point)) throw new Error(point.because);
    expect(point.kind).toBe('minimum');
    const central = (i: number): number => {
      const R = highPrecision;
      const at = point.midpoint.map(R.of);
      const moved = (by: number) => E(R, at.map((entry, k) => (k === i ? R.add(entry, R.of(by)) : entry)));
      return R.toNumber(R.div(R.sub(moved(2 ** -30), moved(-(2 ** -30))), R.of(2 ** -29)));
    };
    // The midpoint has twelve digits; the central differences err by 2⁻⁶⁰.
    [0, 1].map(central).forEach((slope, i) => {
      expect(Math.abs(slope)).toBeLessThan(1e-12);
      expect(inside({ lo: point.value[i].lo - 2 ** -58, hi: point.value[i].hi + 2 ** -58 }, slope)).toBe(true);
    });
    expect(point.box.every(({ lo, hi }) => hi - lo > 0.01)).toBe(true);
  });
});

describe('inertia', () => {
  test('counts the signs of the eigenvalues, and refuses a matrix that an interval makes singular', () => {
    const s = stream(4);
    for (let n = 1; n <= 8; n++) {
      const A = randomSymmetric(s, n);
      const { values } = symmetricEigen(A);
      const wide = (by: number): Interval[][] => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => interval(A.data[i * n + j] - by, A.data[i * n + j] + by)));
      expect(inertia(wide(0))).toMatchObject({ positive: values.filter((v) => v > 0).length, negative: values.filter((v) => v < 0).length });
      // H contains A − λI for the eigenvalue of least size.
      expect(inertia(wide(Math.min(...values.map(Math.abs)) * 1.0001))).toBeNull();
    }
    // (1, −2; −2, 1) is among them, with the eigenvalue −1: the discs are wide though the diagonal is not.
    expect(inertia([[I.of(1), interval(-2, 2)], [interval(-2, 2), I.of(1)]])).toBeNull();
    expect(inertia([[I.of(0)]])).toBeNull();
    expect(inertia([[interval(-Infinity, Infinity)]])).toBeNull();
  });
});

describe('newtonKantorovich', () => {
  test('h = βK ≤ ½ for x² − 2 at 1.5 by hand: Y = 1/3, β = 1/12, K = 2/3', () => {
    const zero = newtonKantorovich(polynomial(1, 0, -2), [1.5], 0.5);
    if ('failure' in zero) throw new Error(zero.because);
    expect([zero.beta, zero.lipschitz, zero.h]).toEqual([expect.closeTo(1 / 12, 5), expect.closeTo(2 / 3, 5), expect.closeTo(1 / 18, 5)]);
    expect(Math.abs(Math.SQRT2 - 1.5) <= zero.within && zero.within < 0.0859).toBe(true);
    expect(zero.unique).toBe(0.5);
    // F(m) = 1/4, F′(m) = 3, Y = 1/3 to six digits.
    expect([zero.value, zero.jacobian, zero.preconditioner]).toEqual([[I.of(0.25)], [[I.of(3)]], [[0.333333]]]);
  });
  test('fails where it must, by name', () => {
    expect(newtonKantorovich(polynomial(1, 0, -2), [0.5], 2)).toMatchObject({ failure: 'not contracting', because: expect.stringContaining('one half') });
    expect(newtonKantorovich(polynomial(1, 0, -2), [1.5], 0.01)).toMatchObject({ failure: 'not contracting', because: expect.stringContaining('within') });
    expect(newtonKantorovich(polynomial(1, 0, -2), [0], 1)).toMatchObject({ failure: 'singular Jacobian' });
    expect(newtonKantorovich((R, [x]) => [R.sub(activate(R, 'relu', x), R.of(1))], [1], 2)).toMatchObject({ failure: 'gate sign changes in the box' });
  });
});

describe('strongConvexity', () => {
  // cosh-like: the second derivative e^x + e^−x is 2 at 0 and more elsewhere.
  const E: Scalar = (R, [x, y]) => sum(R, [R.exp(x), R.exp(R.sub(R.of(0), x)), R.mul(y, y)]);
  test('is proved by subdivision up to the constant itself, and refuted beyond it', () => {
    expect(strongConvexity(E, [interval(-2, 2), interval(-1, 1)], { mu: 1.99 })).toMatchObject({ mu: 1.99, parts: expect.any(Number) });
    expect(strongConvexity(E, [interval(-2, 2), interval(-1, 1)], { mu: 2.01 })).toMatchObject({ failure: 'not convex' });
    expect(strongConvexity(E, [interval(-2, 2), interval(-1, 1)], { mu: 2, most: 64 })).toMatchObject({ failure: 'Hessian undecided' });
    expect(strongConvexity((R, [x]) => activate(R, 'relu', x), [interval(-1, 1)], { mu: 0 })).toMatchObject({ failure: 'gate sign changes in the box' });
  });
});
