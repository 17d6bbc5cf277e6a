import type { Matrix } from '../linalg/matrix.ts';

/**
 * Σ_{i,j} |α_ij| / N²: times the sizes of a and b it bounds the terms of 𝒞_α[a, b], however much of them cancels,
 * and is the scale of its rounding error. alpha: N×N.
 */
export const importanceMass = (alpha: Matrix): number => {
  let sum = 0;
  for (const entry of alpha.data) sum += Math.abs(entry);
  return sum / alpha.rows ** 2;
};
