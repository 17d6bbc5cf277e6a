import { describe, expect, it } from 'vitest';
import { wideBinary } from '../arithmetic/wideBinary.ts';
import { lift } from '../arithmetic/lift.ts';
import { stream } from '../generators/stream.ts';
import { mapEntries, type Matrix } from '../linalg/matrix.ts';
import { instances } from './instances.ts';
import { smoothDensity } from './gaussianMixture.ts';
import { loose } from './everySetting.testing.ts';
import { kernelGatingDefects, kernelMixture, measuredKernelGating, roughnesses, type KernelNode } from './kernelGating.ts';

const source = instances(loose(kernelMixture), []);
const s = stream(41);
const drawn = (rule: KernelNode['importance'], wanted: (instance: KernelNode) => boolean): KernelNode => {
  for (;;) {
    const instance = { ...source.draw(s), importance: rule } as unknown as KernelNode;
    if (wanted(instance)) return instance;
  }
};

const defects = (instance: KernelNode): number[] =>
  kernelGatingDefects(wideBinary, {
    ...instance,
    odds: lift(wideBinary, instance.odds),
    means: lift(wideBinary, instance.means),
    factors: lift(wideBinary, instance.factors),
    w: lift(wideBinary, instance.w),
    tau: wideBinary.of(instance.tau),
  }).zero.map(wideBinary.toNumber);

const size = (values: ArrayLike<number>): number => Math.hypot(...Array.from(values));
/** The Frobenius norm of what is measured less the formula, which no basis of the tangents changes. */
const measured = (instance: KernelNode): number => {
  const gating = measuredKernelGating(instance);
  return gating === null ? Number.NaN : size(gating.jacobian.data.map((entry, k) => entry - gating.formula.data[k]));
};

describe('the derivative of v ↦ A_α(v)w', () => {
  it('has the defects of both paths, which agree: none for ReLU under frozen importances, some for other activations', () => {
    for (let k = 0; k < 12; k++) {
      const instance = drawn('frozen', (i) => smoothDensity.holds(i) && i.means.cols === 2);
      const { scale } = roughnesses(instance);
      // The bases of the complement of w differ by their lengths: in the plane only by that of one tangent, at most 1, at least ½.
      const [second, first] = [size(defects(instance)), measured(instance)];
      if (instance.h === 'relu') expect(Math.max(first, second)).toBeLessThan(1e-6 * scale);
      else if (first > 1e-6 * scale) {
        expect(second / first).toBeGreaterThan(0.5);
        expect(second / first).toBeLessThan(1.0001);
      }
    }
  });

  it('has them under recomputed importances too, for points and for components that spread', () => {
    let some = 0;
    for (let k = 0; k < 8; k++) {
      const spread = drawn('recomputed', (i) => smoothDensity.holds(i) && i.means.cols === 2 && i.means.rows <= 2 && i.h === 'relu' && i.tau >= 0.25);
      const points = { ...spread, factors: mapEntries(spread.factors, () => 0) as Matrix };
      for (const instance of [spread, points]) {
        const first = measured(instance);
        if (!(first > 1e-2 * roughnesses(instance).scale) || !smoothDensity.holds(instance)) continue;
        const second = size(defects(instance));
        expect(second / first).toBeGreaterThan(0.49);
        expect(second / first).toBeLessThan(1.01);
        some++;
      }
    }
    expect(some).toBeGreaterThan(2);
  });

  it('is not summed over more nodes than can be, and says so by null', () => {
    const instance = drawn('recomputed', (i) => smoothDensity.holds(i) && i.h === 'relu' && roughnesses(i).kernel > 0);
    expect(measuredKernelGating({ ...instance, tau: 2 ** -60 })).toBeNull();
    expect(measuredKernelGating({ ...instance, tau: 2 ** -60, importance: 'frozen' })).not.toBeNull();
  });
});
