import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import type { Dual } from '../arithmetic/dual.ts';
import { activate, type ActivationName } from '../definitions/activation.ts';
import { deepEnergy as energyOver, deepGradient, product } from '../definitions/deepLinear.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { inner } from '../definitions/oneLayer.ts';
import { constant, tableGradient } from '../definitions/tableGradient.ts';
import { deepFlowTo, deepVelocity, imbalances, stableParts } from '../dynamics/deepLinear/flow.ts';
import { deepEnergy, deepGradients, type Layers } from '../dynamics/deepLinear/network.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { mapEntries, maxAbs, maxAbsDifference, multiply, toRows, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { alignedStart, flowStart, type DeepActivated, type Flowing } from '../settings/deepFlow.ts';
import { covarianceOf, covarianceOver, layersOf } from '../settings/deepNetwork.ts';
import type { Exactly, Lifted } from './claim.ts';
import { undecided, worstOf, type Conclusion, type Residual } from './residual.ts';
import { integration, roundings } from './tolerance.ts';

/** z = h(W_L h(… h(W₁x))) of one view. */
const outputsOver = <S>(R: Arithmetic<S>, h: ActivationName, layers: readonly Table<S>[], view: Table<S>): Table<S> =>
  view.map((sample) => layers.reduce<readonly S[]>((z, W) => W.map((w) => activate(R, h, inner(R, w, z))), sample));

const activatedEnergy = <S>(R: Arithmetic<S>, h: ActivationName, layers: readonly Table<S>[], { alpha, x, xPrime }: { readonly alpha: Table<S>; readonly x: Table<S>; readonly xPrime: Table<S> }): S =>
  pairEnergy(R, alpha, { x: outputsOver(R, h, layers, x), xPrime: outputsOver(R, h, layers, xPrime) }, 'sum of distinct pairs');

/** The terms of ℰ, however much of them cancels: Σ|α_ij| · (2 max|x| d)² Π(n_{l−1} max|W_l|)². */
const energySize = ({ alpha, x, xPrime }: DeepActivated<Matrix>, layers: Layers): number => {
  const reach = layers.reduce((all, W) => all * maxAbs(W) * W.cols, Math.max(maxAbs(x), maxAbs(xPrime)));
  return 4 * importanceMass(alpha) * alpha.rows ** 2 * (layers.at(-1)?.rows ?? 1) * reach ** 2;
};

/** ℰ_α of the network's outputs, by distances, against ½ tr(W X_α Wᵀ). */
export const energyIsPca = (instance: DeepActivated<Matrix>): Residual => {
  const layers = layersOf(instance);
  const tables = layers.map(toRows);
  const [X, own] = [covarianceOf(instance), { alpha: toRows(instance.alpha), x: toRows(instance.x), xPrime: toRows(instance.xPrime) }];
  const [seen, claimed] = [activatedEnergy(float64, instance.h, tables, own), deepEnergy(X, layers)];
  return { what: '|ℰ_α(z) − ½ tr(W X_α Wᵀ)|', value: Math.abs(seen - claimed), ...roundings(64 * (instance.x.rows + instance.x.cols + 12), energySize(instance, layers)), seen: { X_α: X, 'ℰ_α of the outputs': seen, '½ tr(W X_α Wᵀ)': claimed } };
};

/** The same over any arithmetic. */
export const energyIsPcaOver = <S>(R: Arithmetic<S>, instance: Lifted<DeepActivated<Matrix>, S>): Exactly<S> => {
  const layers = layersOf(instance);
  return { zero: [R.sub(activatedEnergy(R, instance.h, layers, instance), energyOver(R, covarianceOver(R, instance), layers))] };
};

const exactGradient = <S>(R: Arithmetic<S>, h: ActivationName, layers: readonly Table<S>[], own: { readonly alpha: Table<S>; readonly x: Table<S>; readonly xPrime: Table<S> }, l: number): S[] => {
  const fixed = { alpha: constant(own.alpha), x: constant(own.x), xPrime: constant(own.xPrime) };
  return tableGradient(R, (D, W: Table<Dual<S>>) => activatedEnergy(D, h, layers.map((other, k) => (k === l ? W : constant(other))), fixed), layers[l]);
};

/** ∇_l ℰ = W_{>l}ᵀ W X W_{<l}ᵀ against exact derivatives of ℰ of the outputs, and ⟨W_l, ∇_l ℰ⟩ = 2ℰ, at every layer. */
export const gradientFormula = (instance: DeepActivated<Matrix>): Residual => {
  const layers = layersOf(instance);
  const [tables, X] = [layers.map(toRows), covarianceOf(instance)];
  const own = { alpha: toRows(instance.alpha), x: toRows(instance.x), xPrime: toRows(instance.xPrime) };
  const [size, energy] = [energySize(instance, layers), activatedEnergy(float64, instance.h, tables, own)];
  const operations = 64 * (instance.x.rows + instance.x.cols + 12);
  return worstOf(
    ...deepGradients(X, layers).flatMap((G, l) => {
      const exact = exactGradient(float64, instance.h, tables, own, l);
      return [
        { what: `max|∂ℰ/∂W${l + 1} − W_{>l}ᵀ W X W_{<l}ᵀ|`, value: exact.reduce((worst, entry, k) => Math.max(worst, Math.abs(entry - G.data[k])), 0), ...roundings(operations, size / (maxAbs(layers[l]) || 1)), seen: { [`∂ℰ/∂W${l + 1}`]: G } },
        { what: `|⟨W${l + 1}, ∂ℰ/∂W${l + 1}⟩ − 2ℰ|`, value: Math.abs(dot(layers[l].data, G.data) - 2 * energy), ...roundings(operations, size) },
      ];
    }),
  );
};

/** The same over any arithmetic. */
export const gradientFormulaOver = <S>(R: Arithmetic<S>, instance: Lifted<DeepActivated<Matrix>, S>): Exactly<S> => {
  const layers = layersOf(instance);
  const X = covarianceOver(R, instance);
  return { zero: layers.flatMap((_, l) => exactGradient(R, instance.h, layers, instance, l).map((entry, k) => R.sub(entry, deepGradient(R, X, layers, l + 1).flat()[k]))) };
};

/** W_{l+1}ᵀẆ_{l+1} + (·)ᵀ − Ẇ_lW_lᵀ − (·)ᵀ, the rates of the imbalances. */
const imbalanceRates = (layers: Layers, by: Layers): Matrix[] =>
  layers.slice(1).map((next, l) => {
    const [up, down] = [multiply(transpose(next), by[l + 1]), multiply(by[l], transpose(layers[l]))];
    return mapEntries(up, (entry, i, j) => entry + up.data[j * up.cols + i] - down.data[i * up.cols + j] - down.data[j * up.cols + i]);
  });

/** ‖X‖ = 1 and unit layers: rates are of order L, time is short of any blow-up (which takes 1/6 at least for L = 4). */
const [time, steps] = [1 / 16, 8];
const accuracy = integration(4, (8 * time) / steps, time, 64);

/** The imbalances are at rest along the flow, and are after a time what they were. */
export const conservedImbalance = (instance: Flowing): Residual => {
  const { X, layers } = flowStart(instance);
  const rates = imbalanceRates(layers, deepVelocity(X, layers, instance));
  const end = deepFlowTo(X, layers, instance, { time, steps }).layers;
  const [before, after] = [imbalances(layers), imbalances(end)];
  return worstOf(
    { what: 'max|dD/dt|', value: Math.max(0, ...rates.map(maxAbs)), ...roundings(512, 1), seen: Object.fromEntries(before.map((D, l) => [`D${l + 1}`, D])) },
    { what: 'max|D(t) − D(0)|', value: Math.max(0, ...before.map((D, l) => maxAbsDifference(D, after[l]))), ...accuracy },
  );
};

/** D(t) = e^{−4∫ℰ} D(0) on unit layers. */
export const decayingImbalance = (instance: Flowing): Residual => {
  const { X, layers } = flowStart(instance);
  const end = deepFlowTo(X, layers, instance, { time, steps });
  const factor = Math.exp(-4 * end.energyIntegral);
  const rates = imbalanceRates(layers, deepVelocity(X, layers, instance));
  const energy = deepEnergy(X, layers);
  const before = imbalances(layers);
  return worstOf(
    { what: 'max|dD/dt + 4ℰD|', value: Math.max(0, ...rates.map((rate, l) => maxAbs(mapEntries(rate, (entry, i, j) => entry + 4 * energy * before[l].data[i * rate.cols + j])))), ...roundings(512, 1), seen: { 'ℰ(0)': energy, '∫ℰ': end.energyIntegral } },
    { what: 'max|D(t) − e^{−4∫ℰ}D(0)|', value: Math.max(0, ...imbalances(end.layers).map((D, l) => maxAbs(mapEntries(D, (entry, i, j) => entry - factor * before[l].data[i * D.cols + j])))), ...accuracy },
  );
};

/** What is left of the time of the blow-up when the norms are looked at. */
const left = 2 ** -6;
/** Steps in every halving of the time that is left, and into how many parts each is divided at most. */
const [blowUpSteps, mostParts] = [12, 4096];

/** On the ray of aligned layers ‖W_l‖² reaches 2^{6/(L−1)} within the time (1 − 2⁻⁶)T, T = 1/(2|λ|(L−1)), as 1/(1 − t/T)^{1/(L−1)} says. */
export const blowsUp = (instance: Flowing): Conclusion => {
  const { X, layers } = alignedStart(instance);
  const rate = 2 * Math.abs(symmetricEigen(X).values[0]) * Math.max(1, layers.length - 1) || 1;
  const claimed = left ** (-1 / Math.max(1, layers.length - 1));
  // Steps that shrink with the time that is left: the speed grows as one over it.
  const parts = stableParts(X, 1 / rate, 1 / blowUpSteps);
  if (parts > mostParts) return undecided('the rates across the ray are too large for the time of the blow-up', { X_α: X, T: 1 / rate });
  let at = layers;
  const halvings = -Math.log2(left);
  for (let k = 0; k < halvings; k++) at = deepFlowTo(X, at, instance, { time: 2 ** -(k + 1) / rate, steps: blowUpSteps * parts }).layers;
  const squares = at.map((W) => norm(W.data) ** 2);
  return { what: 'max|‖W_l(t)‖²/(1 − t/T)^{−1/(L−1)} − 1|', value: Math.max(...squares.map((square) => Math.abs(square / claimed - 1))), ...integration(4, 1 / blowUpSteps, 1, 64), seen: { '‖W_l‖²': squares, 'as claimed': claimed, L: layers.length } };
};

/** The rate of the imbalances over any arithmetic, by the gradient formula: layers of any norm, weight decay included. */
export const conservedImbalanceOver = <S>(R: Arithmetic<S>, instance: Lifted<Flowing, S>): Exactly<S> => {
  const layers = layersOf(instance);
  const X = covarianceOver(R, instance);
  const velocity = layers.map((W, l) => {
    const G = deepGradient(R, X, layers, l + 1);
    const radial = R.div(inner(R, G.flat(), W.flat()), inner(R, W.flat(), W.flat()));
    // The decay is radial, too: on unit layers it has no effect.
    const shrink = instance.constraint === 'free' ? instance.decay : radial;
    return W.map((entries, i) => entries.map((entry, j) => R.sub(G[i][j], R.mul(shrink, entry))));
  });
  const flip = (A: Table<S>): Table<S> => (A[0] ?? []).map((_, j) => A.map((row) => row[j]));
  const symmetric = (A: Table<S>): Table<S> => A.map((entries, i) => entries.map((entry, j) => R.add(entry, A[j][i])));
  return {
    zero: layers.slice(1).flatMap((next, l) => {
      const [up, down] = [symmetric(product(R, flip(next), velocity[l + 1])), symmetric(product(R, velocity[l], flip(layers[l])))];
      return up.flatMap((entries, i) => entries.map((entry, j) => R.sub(entry, down[i][j])));
    }),
  };
};

