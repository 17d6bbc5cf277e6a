import { describe, expect, test } from 'vitest';
import { gradient } from '../arithmetic/dual.ts';
import { wideBinary } from '../arithmetic/wideBinary.ts';
import { infoNCEImportances as importances, infoNCELoss as loss } from '../definitions/importances.ts';
import { stream } from '../generators/stream.ts';
import { equal, fromRows, matrixOf, row, zeros } from '../linalg/matrix.ts';
import { energyGradient } from './energy.ts';
import { infoNCEImportances, infoNCELoss, uniformImportances } from './importances.ts';
import { batches, liftViews, normalMatrix } from './twins.testing.ts';
import type { Views } from './views.ts';

const views = (x: number[], xPrime: number[] = x): Views => ({ x: matrixOf(x.length, 1, (i) => x[i]), xPrime: matrixOf(x.length, 1, (i) => xPrime[i]) });
/** The largest d²/τ: what e^{−d²/τ} multiplies the rounding error of d² by. */
const conditioning = (f: Views, tau: number): number => {
  let largest = 0;
  for (let i = 0; i < f.x.rows; i++) {
    for (const other of [...Array.from({ length: f.x.rows }, (_, j) => row(f.x, j)), row(f.xPrime, i)]) {
      largest = Math.max(largest, row(f.x, i).reduce((sum, entry, c) => sum + (entry - other[c]) ** 2, 0) / 2 / tau);
    }
  }
  return largest;
};

/** Moderate batches at every τ and ε: the specification has plain sums, hence no batch whose exponentials leave their range. */
function* moderate(): Generator<{ readonly name: string; readonly f: Views; readonly tau: number; readonly epsilon: number }> {
  const s = stream(1);
  for (const [N, d] of [[1, 1], [2, 1], [2, 3], [4, 2]] as const) {
    for (const [batch, f] of Object.entries(batches(s, N, d))) {
      if (batch === 'scale 1e150' || batch === 'scale 1e8') continue;
      for (const tau of [1e-3, 0.3, 1e3]) {
        for (const epsilon of [0, 1e-12, 1, 7]) {
          if (N > 1 || epsilon > 0) yield { name: `${batch}; N = ${N}, d = ${d}, τ = ${tau}, ε = ${epsilon}`, f, tau, epsilon };
        }
      }
    }
  }
}
const R = wideBinary;

describe('infoNCEImportances', () => {
  test('is its definition in 57 digits, relative to the conditioning of e^{−d²/τ}', () => {
    for (const { name, f, tau, epsilon } of moderate()) {
      const exact = importances(R, liftViews(R, f), R.of(tau), R.of(epsilon));
      const found = infoNCEImportances(f, { tau, epsilon });
      const relative = 4 * (f.x.rows + f.x.cols + conditioning(f, tau)) * Number.EPSILON;
      exact.forEach((entries, i) =>
        entries.forEach((entry, j) => {
          const error = Math.abs(R.toNumber(R.sub(R.of(found.data[i * found.cols + j]), entry)));
          // 1e-300: below it e^{−d²/τ} is subnormal, or 0.
          expect(error, `${name}: α_${i}${j}`).toBeLessThanOrEqual(relative * R.toNumber(entry) + 1e-300);
        }),
      );
    }
  });

  test('diagonal 0, and rows sum to 1 when ε = 0, to less when ε > 0', () => {
    const f = batches(stream(2), 5, 3)['independent'] as Views;
    for (const tau of [1e-3, 1, 1e3]) {
      const [alone, switched] = [infoNCEImportances(f, { tau, epsilon: 0 }), infoNCEImportances(f, { tau, epsilon: 1 })];
      for (let i = 0; i < 5; i++) {
        expect(alone.data[i * 5 + i]).toBe(0);
        // Five divisions by their own sum.
        expect(Math.abs(row(alone, i).reduce((a, b) => a + b, 0) - 1)).toBeLessThanOrEqual(5 * Number.EPSILON);
        expect(row(switched, i).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1 + 5 * Number.EPSILON);
      }
    }
  });

  test('α is not symmetric: row i is normalised by the neighbours of i', () => {
    const alpha = infoNCEImportances(views([0, 1, 5]), { tau: 1, epsilon: 0 });
    expect(alpha.data[1]).toBeGreaterThan(0.99);
    expect(alpha.data[6]).toBeLessThan(0.02);
    expect(alpha.data[2]).not.toBe(alpha.data[6]);
  });

  test('factor ½ in the distances: α₁₂/α₁₃ = e^{½(d₁₃² − d₁₂²)/τ} of full squared distances', () => {
    const alpha = infoNCEImportances(views([0, 1, 2]), { tau: 1, epsilon: 0 });
    expect(alpha.data[1] / alpha.data[2]).toBeCloseTo(Math.exp(1.5), 12);
  });

  test('negatives are first views only, and ε weights the positive pair in the denominator', () => {
    const [f, moved] = [views([0, 1, 2], [9, 9, 9]), views([0, 1, 2], [0, -3, 4])];
    expect(equal(infoNCEImportances(f, { tau: 1, epsilon: 0 }), infoNCEImportances(moved, { tau: 1, epsilon: 0 }))).toBe(true);
    // Two samples at distance 0, the positive pair at d² = ½: α₁₂ = 1/(1 + 3e^{−1/2}).
    expect(infoNCEImportances(views([0, 0], [1, 1]), { tau: 1, epsilon: 3 }).data[1]).toBeCloseTo(1 / (1 + 3 * Math.exp(-0.5)), 14);
  });

  test('τ → 0 is one-hot on the nearest neighbour, ties split; τ → ∞ is 1/(N − 1)', () => {
    expect([...infoNCEImportances(views([0, 1, 3, 7]), { tau: 1e-300, epsilon: 0 }).data]).toEqual([0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
    expect([...infoNCEImportances(views([-1, 0, 1]), { tau: 1e-9, epsilon: 0 }).data.subarray(3, 6)]).toEqual([0.5, 0, 0.5]);
    expect([...infoNCEImportances(views([0, 1, 2]), { tau: 1e300, epsilon: 0 }).data]).toEqual([0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0]);
  });

  test('no τ, ε or scale of f overflows or gives NaN; the loss is Infinity only when it exceeds float64', () => {
    const s = stream(3);
    for (const scale of [1e-200, 1, 1e8, 1e150, 1e300, 8e307]) {
      for (const tau of [5e-324, 1e-300, 1e-3, 1, 1e3, 1e300]) {
        for (const epsilon of [0, 5e-324, 1, 1e300]) {
          const f = { x: matrixOf(4, 2, () => s.integer(-2, 2) * scale * 0.5), xPrime: matrixOf(4, 2, () => s.integer(-2, 2) * scale * 0.5) };
          const alpha = infoNCEImportances(f, { tau, epsilon });
          const name = `scale ${scale}, τ = ${tau}, ε = ${epsilon}`;
          expect(alpha.data.every((entry) => entry >= 0 && entry <= 1), name).toBe(true);
          const value = infoNCELoss(f, { tau, epsilon });
          expect(Number.isNaN(value), `loss, ${name}`).toBe(false);
          if (scale <= 1e150) expect(Number.isFinite(value) || tau * Math.abs(Math.log(epsilon)) > 1e300, `loss, ${name}`).toBe(true);
        }
      }
    }
  });

  test('N = 1: undefined with ε = 0; with ε > 0 α = [0] and L = τ log ε', () => {
    const one = views([2], [5]);
    expect(() => infoNCEImportances(one, { tau: 1, epsilon: 0 })).toThrow('infoNCEImportances: N = 1 with epsilon = 0 leaves an empty denominator');
    expect(() => infoNCELoss(one, { tau: 1, epsilon: 0 })).toThrow('infoNCELoss: N = 1');
    expect([...infoNCEImportances(one, { tau: 1, epsilon: 2 }).data]).toEqual([0]);
    expect(infoNCELoss(one, { tau: 3, epsilon: 2 })).toBe(3 * Math.log(2));
  });

  test('refuses what has no meaning, by name and number', () => {
    const f = views([0, 1]);
    expect(() => infoNCEImportances(f, { tau: 0, epsilon: 0 })).toThrow('tau is 0');
    expect(() => infoNCEImportances(f, { tau: Number.NaN, epsilon: 0 })).toThrow('tau is NaN');
    expect(() => infoNCEImportances(f, { tau: 1, epsilon: -1 })).toThrow('epsilon is -1');
    expect(() => infoNCELoss(views([0, Infinity]), { tau: 1, epsilon: 0 })).toThrow('not finite');
    expect(() => infoNCELoss({ x: zeros(2, 1), xPrime: zeros(2, 2) }, { tau: 1, epsilon: 0 })).toThrow('x is 2×1 and xPrime 2×2');
  });
});

describe('infoNCELoss', () => {
  test('is its definition in 57 digits', () => {
    for (const { name, f, tau, epsilon } of moderate()) {
      const exact = R.toNumber(loss(R, liftViews(R, f), R.of(tau), R.of(epsilon)));
      const N = f.x.rows;
      // Every sample adds terms of size d² and τ log N (or τ |log ε|), of either sign.
      const size = N * tau * (1 + 2 * conditioning(f, tau) + Math.log(N) + Math.abs(Math.log(epsilon || 1)));
      expect(Math.abs(infoNCELoss(f, { tau, epsilon }) - exact), name).toBeLessThanOrEqual(4 * (N + f.x.cols) * Number.EPSILON * size);
    }
  });

  test('−∇L = 2N² ∇ℰ with α frozen: InfoNCE is an α-CL (prefactor τ, sum over i, ½ in the distances)', () => {
    const s = stream(4);
    for (const [N, d, tau, epsilon] of [[2, 1, 0.5, 0], [3, 2, 1, 0], [4, 2, 2, 0.5], [3, 3, 0.25, 1]] as const) {
      const f = { x: normalMatrix(s, N, d), xPrime: normalMatrix(s, N, d) };
      const at = [...f.x.data, ...f.xPrime.data].map((entry) => R.of(entry));
      const exact = gradient(R, (D, point) => {
        const table = (from: number) => Array.from({ length: N }, (_, i) => point.slice(from + i * d, from + (i + 1) * d));
        return loss(D, { x: table(0), xPrime: table(N * d) }, D.of(tau), D.of(epsilon));
      }, at);
      const found = energyGradient(infoNCEImportances(f, { tau, epsilon }), f);
      [...found.x.data, ...found.xPrime.data].forEach((entry, c) => {
        // α of size 1 with relative error (N + d + d²/τ)ε, N terms of size at most 8 a sum.
        expect(Math.abs(-R.toNumber(exact[c]) - 2 * N * N * entry)).toBeLessThanOrEqual(4 * (N + d + conditioning(f, tau)) * Number.EPSILON * 8 * N);
      });
    }
  });
});

describe('uniformImportances', () => {
  test('all ones, with the diagonal asked for', () => {
    expect(equal(uniformImportances(2), fromRows([[1, 1], [1, 1]]))).toBe(true);
    expect(equal(uniformImportances(2, { diagonal: 0 }), fromRows([[0, 1], [1, 0]]))).toBe(true);
    expect(() => uniformImportances(0)).toThrow('N is 0');
    expect(() => uniformImportances(1.5)).toThrow('N is 1.5');
  });
});
