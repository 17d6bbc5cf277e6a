import { copyOf } from '../linalg/floats.ts';
import { dot } from '../linalg/vector.ts';
import { kinkFrame } from './kinkFrame.ts';

/** The element v = F + Σ_j λ_j e_j of least norm, its multipliers λ, and which of them lie strictly inside the box. */
export interface LeastNorm {
  readonly v: Float64Array;
  readonly lambda: Float64Array;
  readonly free: readonly boolean[];
}

/**
 * The element of least norm of a set of one-sided gradients: min ‖F + Σ_j λ_j e_j‖ over lo_j ≤ λ_j ≤ hi_j.
 * F and each e_j: d; lo, hi: one entry an e_j. It is the velocity of a gradient ascent at concave kinks with normals
 * e_j (Filippov 1988; the superdifferential of E is this set): λ_j = lo_j has e_j·v ≥ 0, λ_j = hi_j has e_j·v ≤ 0,
 * a free λ_j has e_j·v = 0. `tolerance` is the size of e_j·v that counts as zero. Bounded-variable least
 * squares (Stark & Parker 1995): exact active sets, since projected descent stalls on nearly parallel normals.
 */
export const leastNormInBox = (F: Float64Array, normals: readonly Float64Array[], lo: ArrayLike<number>, hi: ArrayLike<number>, tolerance: number): LeastNorm => {
  const m = normals.length;
  const lambda = copyOf(lo);
  const free = Array.from({ length: m }, () => false);
  const skip = Array.from({ length: m }, () => false);
  const combine = (held: (j: number) => boolean): Float64Array => {
    const v = copyOf(F);
    for (let j = 0; j < m; j++) if (held(j)) for (let c = 0; c < v.length; c++) v[c] += lambda[j] * normals[j][c];
    return v;
  };
  /** Moves the free multipliers to their least-squares values, or as far as the box allows; whether all arrived. */
  const settle = (): boolean => {
    const members = [...normals.keys()].filter((j) => free[j]);
    const frame = kinkFrame(members.map((j) => normals[j]));
    members.forEach((j, k) => {
      if (frame.kept.includes(k)) return;
      free[j] = false;
      skip[j] = true;
    });
    const kept = frame.kept.map((k) => members[k]);
    const base = combine((j) => !free[j]);
    const target = frame.dual.map((dual) => -dot(dual, base));
    let step = 1;
    let blocking = -1;
    kept.forEach((j, k) => {
      const bound = target[k] < lo[j] ? lo[j] : hi[j];
      if (target[k] >= lo[j] && target[k] <= hi[j]) return;
      const fraction = (bound - lambda[j]) / (target[k] - lambda[j]);
      if (blocking < 0 || fraction < step) [step, blocking] = [fraction, j];
    });
    kept.forEach((j, k) => {
      lambda[j] = step === 1 && blocking < 0 ? target[k] : lambda[j] + step * (target[k] - lambda[j]);
    });
    if (blocking < 0) return true;
    lambda[blocking] = Math.abs(lambda[blocking] - lo[blocking]) < Math.abs(lambda[blocking] - hi[blocking]) ? lo[blocking] : hi[blocking];
    free[blocking] = false;
    return false;
  };
  // Each round lowers the norm, so active sets do not repeat; the cap is for rounding, and 2^m exceeds it only beyond reason.
  for (let round = 0; round < 64 + 8 * m; round++) {
    const v = combine(() => true);
    let entering = -1;
    let worst = tolerance;
    for (let j = 0; j < m; j++) {
      if (free[j] || skip[j] || !(lo[j] < hi[j])) continue;
      const pull = dot(normals[j], v);
      const violation = lambda[j] === lo[j] ? -pull : pull;
      if (violation > worst) [entering, worst] = [j, violation];
    }
    if (entering < 0) return { v, lambda, free };
    free[entering] = true;
    while (!settle());
  }
  return { v: combine(() => true), lambda, free };
};
