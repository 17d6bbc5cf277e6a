import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { gatedTwoLayer as gatedOver, hiddenCovariance as covarianceOver } from '../definitions/gatedTwoLayer.ts';
import { inner } from '../definitions/oneLayer.ts';
import { topEigenvector } from '../definitions/topEigenvector.ts';
import { centralDifferences } from '../dynamics/finiteDifferences.ts';
import { gatedTwoLayer } from '../dynamics/gatedTwoLayer.ts';
import { topOf } from '../dynamics/secondLayerFlow.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { mapEntries, maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { leastSeparation } from '../settings/hiddenLayer.ts';
import { hiddenCovariance, type Hidden } from '../settings/secondLayer.ts';
import type { Exactly, Lifted } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { centralDifference } from './tolerance.ts';

/** ẇ_n = s_n Σ_n′ s_n′ 𝒞_α[x̃_n, x̃_n′] w_n′ against central differences of ½λ_max(𝒞_α[f₁]) in w_n, node by node. */
export const climbsTopEigenvalue = (instance: Hidden): Residual => {
  const { x, xPrime, alpha, h, W1, dims } = instance;
  const { C, scale } = hiddenCovariance(instance);
  const { s, gap } = topOf(C);
  const found = gatedTwoLayer(alpha, { x, xPrime }, { W1, W2: { rows: 1, cols: s.length, data: s }, h, K: dims.K }).W1;
  const top = (first: Matrix): number => symmetricEigen(hiddenCovariance({ ...instance, W1: first }).C).values[0] / 2;
  const largest = maxAbs(W1) || 1;
  // λ‴ ≤ 6‖C′‖³/gap² + 6‖C′‖‖C″‖/gap, where C is quadratic, with derivatives of n·scale/‖W₁‖ and n·scale/‖W₁‖².
  const size = s.length * hiddenCovariance({ ...instance, W1: mapEntries(W1, () => largest) }).scale;
  const near = scale === 0 ? 0 : size / Math.max(gap, leastSeparation * scale);
  return worstOf(...Array.from({ length: W1.rows }, (_, n) => {
    const step = 2 ** -20 * (norm(row(W1, n)) || largest);
    const slope = centralDifferences((w) => top(mapEntries(W1, (entry, m, c) => (m === n ? w.data[c] : entry))), { rows: 1, cols: W1.cols, data: row(W1, n) }, step);
    return { what: `max|∂½λ_max/∂w − s Σ s C w|, node ${n + 1}`, value: maxAbs({ data: slope.map((entry, c) => entry - found.data[n * W1.cols + c]) }), ...centralDifference(step, size, (6 * size * (near + near ** 2)) / largest ** 3), seen: { s, gap } };
  }));
};

/** The same from the definitions, to 50 digits where eigenvectors are irrational: quotients on both sides of every weight. */
export const climbsTopOver = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h, W1, dims: { K } }: Lifted<Hidden, S>): Exactly<S> => {
  const topPair = (V: Table<S>): { readonly s: readonly S[]; readonly lambda: S } => {
    const C = covarianceOver(R, alpha, { x, xPrime }, { W1: V, h, K });
    const s = topEigenvector(R, C);
    return { s, lambda: inner(R, s, C.map((entries) => inner(R, entries, s))) };
  };
  const { s, lambda } = topPair(W1);
  const found = gatedOver(R, alpha, { x, xPrime }, { W1, W2: [s], h, K }).W1;
  // On both sides, since the two quotients differ at a kink; by a step that is long beside the 1e-16 to which floats tie eigenvalues.
  const largest = W1.flat().reduce((most, entry) => {
    const size = absolute(R, entry);
    return R.compare(size, most) > 0 ? size : most;
  }, R.of(2 ** -20));
  return {
    zero: [2 ** -44, -(2 ** -44)].flatMap((side) => W1.flatMap((w, n) => w.map((_, c) => {
      const step = R.mul(R.of(side), largest);
      const moved = topPair(W1.map((v, m) => v.map((entry, e) => (m === n && e === c ? R.add(entry, step) : entry)))).lambda;
      return R.sub(R.div(R.sub(moved, lambda), R.mul(R.of(2), step)), found[n][c]);
    }))),
  };
};
