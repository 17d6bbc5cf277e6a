/**
 * How 𝒞_α and ℰ_α add up pairs of samples: the mean 1/(2N²) Σ_{i,j} over all pairs, i = j included (Tian 2023, Eq. 3), or
 * the plain sum Σ_i Σ_{j≠i} (Tian 2022, Definition 1 as reconstructed). The first is the convention unless another is told.
 */
export type PairSum = 'mean of all pairs' | 'sum of distinct pairs';

/** What the sum over pairs of N samples is divided by: 2N² or 1. */
export const pairDivisor = (pairs: PairSum, N: number): number => (pairs === 'mean of all pairs' ? 2 * N * N : 1);

/** Whether the pair (i, i) takes part: it holds nothing but −(a[i] − a[i′])(b[i] − b[i′])ᵀ. */
export const countsOwnPair = (pairs: PairSum): boolean => pairs === 'mean of all pairs';
