import { NotDecided, NotRepresentable, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import { gradient, type Dual } from '../arithmetic/dual.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { pairEnergy } from './energy.ts';
import { inner } from './oneLayer.ts';
import { constant } from './tableGradient.ts';
import type { TableViews } from './tableViews.ts';
import { twoLayerOutputs, type TableTwoLayer } from './twoLayer.ts';

/** Two layers, the views of their inputs, and the importances. */
export interface TableFlow<S> extends TableTwoLayer<S> {
  readonly alpha: Table<S>;
  readonly views: TableViews<S>;
}

const cut = <S>(flat: readonly S[], like: Table<unknown>): S[][] => like.map((row, k) => flat.slice(k * row.length, (k + 1) * row.length));
const combined = <S>(R: Arithmetic<S>, a: readonly S[], by: S, b: readonly S[]): S[] => a.map((entry, k) => R.add(entry, R.mul(by, b[k])));
const unit = <S>(R: Arithmetic<S>, W: readonly S[]): S[] => {
  const length = R.sqrt(inner(R, W, W));
  return W.map((entry) => R.div(entry, length));
};

/** 𝒞_α[f₁], the covariance of the outputs of the first layer. Result n×n, n = K·M. */
export const hiddenCovariance = <S>(R: Arithmetic<S>, { W1, h, K, alpha, views }: Omit<TableFlow<S>, 'W2'>): Table<S> => {
  const identity = W1.map((_, i) => W1.map((__, j) => R.of(i === j ? 1 : 0)));
  return contrastiveCovariance(R, alpha, twoLayerOutputs(R, { W1, W2: identity, h, K }, views));
};

/**
 * (W₁, W₂) at the time T of Ẇ₂ = ∂ℰ/∂W₂ on ‖W₂‖_F = 1 and Ẇ₁ = ∂ℰ/∂W₁, both layers moving, by `steps` steps of the classical Runge–Kutta method; the
 * gradients of ℰ = ½ tr 𝒞_α[W₂f₁] by dual numbers. W1: (K·M)×p; W2: O×(K·M), not zero; the result is W₂ alone, of norm 1. Throws what R throws.
 */
export const jointSecondLayer = <S>(R: Arithmetic<S>, { W1, W2, h, K, alpha, views }: TableFlow<S>, T: S, steps: number): Table<S> => {
  if (R.exact) throw new NotRepresentable('jointSecondLayer: the path of a flow is no rational number');
  const [still, first] = [{ x: constant(views.x), xPrime: constant(views.xPrime) }, W1.flat().length];
  const energy = (D: Arithmetic<Dual<S>>, at: readonly Dual<S>[]): Dual<S> =>
    pairEnergy(D, constant(alpha), twoLayerOutputs(D, { W1: cut(at.slice(0, first), W1), W2: cut(at.slice(first), W2), h, K }, still));
  const velocity = (y: readonly S[]): S[] => {
    const slopes = gradient(R, energy, y);
    const [second, pull] = [y.slice(first), slopes.slice(first)];
    return [...slopes.slice(0, first), ...combined(R, pull, R.sub(R.of(0), inner(R, second, pull)), second)];
  };
  const [tau, half, two] = [R.div(T, R.of(steps)), R.div(T, R.of(2 * steps)), R.of(2)];
  let y: S[] = [...W1.flat(), ...unit(R, W2.flat())];
  for (let n = 0; n < steps; n++) {
    const k1 = velocity(y);
    const k2 = velocity(combined(R, y, half, k1));
    const k3 = velocity(combined(R, y, half, k2));
    const k4 = velocity(combined(R, y, tau, k3));
    const all = combined(R, combined(R, combined(R, k1, two, k2), two, k3), R.of(1), k4);
    y = combined(R, y, R.div(tau, R.of(6)), all);
  }
  return cut(unit(R, y.slice(first)), W2);
};

const [halved, terms] = [8, 24];

/**
 * W₂e^{CT}/‖·‖_F, by 24 terms of the series of e^{CT/2⁸} and eight squarings: to 50 digits for ‖C‖T ≤ 16. C: n×n; W2: O×n, not zero; result O×n.
 * `NotDecided` for longer times.
 */
export const secondLayerAt = <S>(R: Arithmetic<S>, C: Table<S>, W2: Table<S>, T: S): Table<S> => {
  const scaled = C.map((row) => row.map((entry) => R.div(R.mul(entry, T), R.of(2 ** halved))));
  const size = scaled.flat().reduce((sum, entry) => R.add(sum, R.mul(entry, entry)), R.of(0));
  if (R.compare(size, R.of(2 ** -8)) > 0) throw new NotDecided('secondLayerAt: the time is too long for the series');
  const one = C.map((_, i) => C.map((__, j) => R.of(i === j ? 1 : 0)));
  const times = (A: Table<S>, B: Table<S>): Table<S> => A.map((row) => B[0].map((_, j) => inner(R, row, B.map((other) => other[j]))));
  let power: Table<S> = one;
  for (let k = terms; k >= 1; k--) power = times(scaled, power).map((row, i) => row.map((entry, j) => R.add(one[i][j], R.div(entry, R.of(k)))));
  for (let k = 0; k < halved; k++) power = times(power, power);
  return cut(unit(R, times(W2, power).flat()), W2);
};
