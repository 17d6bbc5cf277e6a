import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { activate } from '../definitions/activation.ts';
import { contrastiveCovariance as covarianceOver } from '../definitions/contrastiveCovariance.ts';
import { inner } from '../definitions/oneLayer.ts';
import { featureResponses } from '../definitions/reluMixture.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { unitFrobenius } from '../dynamics/secondLayerFlow.ts';
import { energy } from '../dynamics/energy.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { largestOnCone } from '../dynamics/largestOnCone.ts';
import { dominatingPair, positivePart, reachingNetwork, reluEnergy } from '../dynamics/reluMixture.ts';
import { mapViews, type Views } from '../dynamics/views.ts';
import { mapEntries, matrixOf, maxAbs, maxAbsDifference, multiply, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { basisOf, coefficientsOf, coefficientsOver, inputsOf, inputsOver, type OneHotMixture, type OrthogonalMixture } from '../settings/oneHotMixture.ts';
import type { Exactly } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

/** 𝒞_α of coefficients, M×M, the plain sum over i ≠ j. */
const formOf = (alpha: Matrix, a: Views): Matrix => contrastiveCovariance(alpha, a, a, 'sum of distinct pairs');

const termSize = (alpha: Matrix, a: Views): number => 4 * importanceMass(alpha) * alpha.rows ** 2 * Math.max(maxAbs(a.x), maxAbs(a.xPrime)) ** 2;

/** max(W₁x, 0) = V a, 𝒞_α[max(W₁x, 0)] = V A Vᵀ and 2ℰ = tr(W₂ V A Vᵀ W₂ᵀ). */
export const reducedNetwork = (instance: OneHotMixture<Matrix>): Residual => {
  const { alpha, basis, W1, W2 } = instance;
  const a = coefficientsOf(instance);
  const hidden = mapViews(inputsOf(instance), (x) => positivePart(multiply(x, transpose(W1))));
  const V = positivePart(multiply(W1, transpose(basis)));
  const A = formOf(alpha, a);
  const claimed = mapViews(a, (view) => multiply(view, transpose(V)));
  const C = contrastiveCovariance(alpha, hidden, hidden, 'sum of distinct pairs');
  const z = mapViews(hidden, (f) => multiply(f, transpose(W2)));
  const [operations, reach] = [64 * (alpha.rows + basis.rows + basis.cols + W1.rows), maxAbs(W1) * basis.cols * maxAbs(basis) * basis.rows];
  const terms = termSize(alpha, a) * reach ** 2;
  return worstOf(
    { what: 'max|max(W₁x, 0) − V a|', value: Math.max(maxAbsDifference(hidden.x, claimed.x), maxAbsDifference(hidden.xPrime, claimed.xPrime)), ...roundings(operations, reach * Math.max(maxAbs(a.x), maxAbs(a.xPrime))), seen: { V, A } },
    { what: 'max|𝒞_α[max(W₁x, 0)] − V A Vᵀ|', value: maxAbsDifference(C, multiply(multiply(V, A), transpose(V))), ...roundings(operations, terms) },
    { what: '|2ℰ − tr(W₂ V A Vᵀ W₂ᵀ)|', value: Math.abs(2 * energy(alpha, z, 'sum of distinct pairs') - reluEnergy(A, V, W2)), ...roundings(operations, terms * (W2.cols * maxAbs(W2)) ** 2 * W2.rows) },
  );
};

/** The first of them, in exact arithmetic. */
export const reducedOver = <S>(R: Arithmetic<S>, instance: OneHotMixture<Table<S>>): Exactly<S> => {
  const V = featureResponses(R, instance.W1, instance.basis);
  const [a, x] = [coefficientsOver(R, instance), inputsOver(R, instance)];
  return {
    zero: (['x', 'xPrime'] as const).flatMap((view) =>
      x[view].flatMap((sample, i) => instance.W1.map((w, k) => R.sub(activate(R, 'relu', inner(R, w, sample)), inner(R, V[k], a[view][i])))),
    ),
  };
};

/** A_mn = −Σ_{i≠j} (α_ij + α_ji) a_m[i] a_n[j] ≤ 0 for m ≠ n. */
export const offDiagonal = (instance: OneHotMixture<Matrix>): Residual => {
  const { alpha } = instance;
  const a = coefficientsOf(instance);
  const A = formOf(alpha, a);
  const N = alpha.rows;
  const pairs = matrixOf(A.rows, A.cols, (m, n) => {
    let sum = 0;
    for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) if (i !== j) sum -= (alpha.data[i * N + j] + alpha.data[j * N + i]) * a.x.data[i * A.cols + m] * a.x.data[j * A.cols + n];
    return sum;
  });
  const off = (m: Matrix): Matrix => mapEntries(m, (entry, i, j) => (i === j ? 0 : entry));
  const rounding = roundings(16 * (N + 4), termSize(alpha, a));
  return worstOf(
    { what: 'largest A_mn, m ≠ n, where positive', value: Math.max(0, ...off(A).data), ...rounding, seen: { A } },
    { what: 'max|A_mn + Σ(α_ij + α_ji) a_m[i] a_n[j]|, m ≠ n', value: maxAbsDifference(off(A), off(pairs)), ...rounding },
  );
};

/** Both, in exact arithmetic: −A_mn ≥ 0, and the differences in magnitude, negated. */
export const offDiagonalOver = <S>(R: Arithmetic<S>, instance: OneHotMixture<Table<S>>): Exactly<S> => {
  const a = coefficientsOver(R, instance);
  const A = covarianceOver(R, instance.alpha, a, a, 'sum of distinct pairs');
  const zero = R.of(0);
  return {
    nonNegative: A.flatMap((entries, m) =>
      entries.flatMap((entry, n) => {
        if (m === n) return [];
        const sum = instance.alpha.reduce((total, row, i) => row.reduce((all, weight, j) => (i === j ? all : R.add(all, R.mul(R.add(weight, instance.alpha[j][i]), R.mul(a.x[i][m], a.x[j][n])))), total), zero);
        const away = R.add(entry, sum);
        return [R.sub(zero, entry), R.compare(away, zero) < 0 ? away : R.sub(zero, away)];
      }),
    ),
  };
};

const nonNegativeUnit = (p: Matrix, q: Matrix): { readonly p: Float64Array; readonly q: Float64Array } => {
  const scale = Math.max(maxAbs(p), maxAbs(q));
  const [positiveP, positiveQ] = [p, q].map((m) => m.data.map((entry) => (scale > 0 ? Math.abs(entry) / scale : 1)));
  const total = norm(positiveP) + norm(positiveQ);
  return { p: positiveP.map((entry) => entry / total), q: positiveQ.map((entry) => entry / total) };
};

/** The most that a single hidden unit gains: max vᵀAv over v ≥ 0, ‖v‖ = 1, or 0 with a dead one. A: M×M. */
const bestOfOneUnit = (A: Matrix): number => {
  const axes = Array.from({ length: A.rows }, (_, m) => Float64Array.from({ length: A.rows }, (__, n) => (m === n ? 1 : 0)));
  return Math.max(0, largestOnCone(A, [], axes, -Infinity, 2 ** -40));
};

/** 2ℰ(θ) ≤ (p − q)ᵀA(p − q) for a pair with ‖p‖ + ‖q‖ ≤ 1 made from θ, and every pair is reached by a network whose V has rank two at most. */
export const valueByPairs = (instance: OrthogonalMixture): Residual => {
  const { alpha, W1, W2, dims } = instance as OrthogonalMixture & { readonly dims: Readonly<Record<string, number>> };
  const basis = basisOf(instance);
  const raw = coefficientsOf(instance);
  const scale = Math.max(maxAbs(raw.x), maxAbs(raw.xPrime)) || 1;
  const a = mapViews(raw, (view) => mapEntries(view, (entry) => entry / scale));
  const A = formOf(alpha, a);
  const [first, second] = [W1, W2].map((W) => (maxAbs(W) > 0 ? unitFrobenius(W) : mapEntries(W, (_, i, j) => (i + j === 0 ? 1 : 0))));
  const z = mapViews(a, (view) => multiply(positivePart(multiply(multiply(view, basis), transpose(first))), transpose(second)));
  const own = 2 * energy(alpha, z, 'sum of distinct pairs');
  const { p, q } = dominatingPair(A, positivePart(multiply(first, transpose(basis))));
  const form = ({ p: one, q: two }: { readonly p: Float64Array; readonly q: Float64Array }): number => {
    const y = one.map((entry, m) => entry - two[m]);
    return dot(y, multiply(A, { rows: y.length, cols: 1, data: y }).data);
  };
  const wanted = nonNegativeUnit(instance.p, instance.q);
  const reached = reachingNetwork(wanted, dims.K, dims.O);
  const net = mapViews(a, (view) => multiply(positivePart(multiply(multiply(view, basis), transpose(multiply(reached.V, basis)))), transpose(reached.W2)));
  const rounding = roundings(256, termSize(alpha, a));
  return worstOf(
    { what: '2ℰ(θ) − (p − q)ᵀA(p − q), where positive', value: Math.max(0, own - form({ p, q })), ...rounding, seen: { A, '2ℰ(θ)': own, p, q } },
    { what: '‖p‖ + ‖q‖ − 1, where positive', value: Math.max(0, norm(p) + norm(q) - 1), ...roundings(256, 1) },
    // One unit cannot carry both: there the value is out of reach where no direction of it gains as much.
    dims.K === 1
      ? { what: '(p − q)ᵀA(p − q) beyond the best of one unit', value: Math.max(0, form(wanted) - bestOfOneUnit(A)), ...rounding, seen: { 'p and q to be reached': [...wanted.p, ...wanted.q] } }
      : { what: '|2ℰ − (p − q)ᵀA(p − q)| at the network that reaches p, q', value: Math.abs(2 * energy(alpha, net, 'sum of distinct pairs') - form(wanted)), ...rounding },
  );
};

