import { logistic } from './logistic.ts';

/** κ(z) = (s²)″(z) = 2s²(1 − s)(2 − 3s). */
const bend = (z: number): number => {
  const [s, rest] = [logistic(z), logistic(-z)];
  return 2 * s * s * rest * (2 * rest - s);
};

/** The zeros of κ′ ∝ 4 − 15s + 12s²: κ rises up to the first, falls to the second, rises to 0 beyond. */
const turns = [-1, 1].map((sign) => {
  const s = (15 + sign * Math.sqrt(33)) / 24;
  return Math.log(s / (1 - s));
});

/** The range of κ on [lo, hi], exact up to rounding: κ is monotone between its turns. */
export const bendRange = (lo: number, hi: number): readonly [number, number] => {
  const values = [lo, hi, ...turns.filter((z) => z > lo && z < hi)].map(bend);
  return [Math.min(...values), Math.max(...values)];
};

/**
 * Bounds of the eigenvalues of the data term −¼Σ_p κ(w·p)ppᵀ of ∇²ℓ̃ over the box a ∈ [a₀, a₁], τb ∈ [t₀, t₁], a₀ ≥ 0: the box is cut
 * into cells × cells parts, on each of which the entries of the block [[A, τB], [τB, τ²C]] lie in ranges known from those of κ.
 */
export const bendBounds = (tau: number, [a0, a1]: readonly [number, number], [t0, t1]: readonly [number, number], cells: number): { readonly least: number; readonly most: number } => {
  let [least, most] = [Infinity, -Infinity];
  const square = tau * tau;
  for (let i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++) {
      const [aLo, aHi] = [a0 + ((a1 - a0) * i) / cells, a0 + ((a1 - a0) * (i + 1)) / cells];
      const [tLo, tHi] = [t0 + ((t1 - t0) * j) / cells, t0 + ((t1 - t0) * (j + 1)) / cells];
      const ranges = [bendRange(aLo, aHi), bendRange(-aHi, -aLo), bendRange(tLo + aLo, tHi + aHi), bendRange(tLo - aHi, tHi - aLo)];
      const [, , plus, minus] = ranges;
      const A = [0, 1].map((end) => -ranges.reduce((sum, range) => sum + range[1 - end], 0) / 4);
      const C = [0, 1].map((end) => -(plus[1 - end] + minus[1 - end]) / 4);
      const B = Math.max(Math.abs(plus[1] - minus[0]), Math.abs(plus[0] - minus[1])) / 4;
      const det = A[0] * C[0] - B * B;
      // λ_min = det/λ_max ≥ det/trace where the block is positive definite; elsewhere by Gershgorin.
      least = Math.min(least, A[0] > 0 && C[0] > 0 && det > 0 ? (square * det) / (A[0] + square * C[0]) : Math.min(A[0], square * C[0]) - tau * B);
      most = Math.max(most, (A[1] + square * C[1]) / 2 + Math.hypot((A[1] - square * C[1]) / 2, tau * B));
    }
  }
  return { least, most };
};
