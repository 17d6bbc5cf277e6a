import type { Matrix } from '../linalg/matrix.ts';

/** The rows of receptive field k of a first-layer table: rows k·M … k·M + M − 1, M×p. W1: (K·M)×p. */
export const fieldBlock = (W1: Matrix, K: number, k: number): Matrix => {
  const M = W1.rows / K;
  return { rows: M, cols: W1.cols, data: W1.data.subarray(k * M * W1.cols, (k + 1) * M * W1.cols) };
};
