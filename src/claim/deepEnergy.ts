import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { deepEnergy as energyOver } from '../definitions/deepLinear.ts';
import { inner } from '../definitions/oneLayer.ts';
import { alignedLayers, collapsedLayers, topLayers } from '../dynamics/deepLinear/constructions.ts';
import { classifyDeepPoint } from '../dynamics/deepLinear/localMaximum.ts';
import { deepEnergy, deepGradients, wholeProduct } from '../dynamics/deepLinear/network.ts';
import { flatten, spheresOf, tangential } from '../dynamics/deepLinear/spheres.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { isometryOf } from '../settings/deepIsometry.ts';
import { covarianceOf, covarianceOver, layersIn, layersOf, type DeepNetwork } from '../settings/deepNetwork.ts';
import type { Exactly } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings, wholeNumber } from './tolerance.ts';

type Unit = DeepNetwork<Matrix> & { readonly norms: 'unit' | 'free' };

/** Products of up to four layers and X of at most four rows each. */
const operations = 512;

/** 2ℰ ≤ λ_max(X_α) at the layers of the instance, and equality at aligned layers on the top eigenvector, which are critical. */
export const boundAndAttainment = (instance: Unit): Residual => {
  const X = covarianceOf(instance);
  const layers = layersIn(instance);
  const { values } = symmetricEigen(X);
  const best = topLayers(X, layers);
  const spheres = spheresOf(best, 'layers');
  const [size, power] = [maxAbs(X), Math.max(1, layers.reduce((all, W) => all * norm(W.data) ** 2, 1))];
  return worstOf(
    { what: '2ℰ − λ_max, where positive', value: Math.max(0, 2 * deepEnergy(X, layers) - values[0]), ...roundings(operations, size * power), seen: { X_α: X, 'λ_max': values[0] } },
    { what: '|2ℰ − λ_max| at aligned layers', value: Math.abs(2 * deepEnergy(X, best) - values[0]), ...roundings(operations, size) },
    { what: 'projected gradient at aligned layers', value: norm(flatten(tangential(best, deepGradients(X, best), spheres))), ...roundings(operations, size) },
  );
};

/** 2ℰ of the instance's layers is at most max_i (X_ii + Σ_{j≠i} |X_ij|), a rational bound of λ_max from above (Gershgorin): sound, not complete. */
export const boundOver = <S>(R: Arithmetic<S>, instance: DeepNetwork<Table<S>> & { readonly norms: 'unit' | 'free' }): Exactly<S> => {
  const [X, layers, zero] = [covarianceOver(R, instance), layersOf(instance), R.of(0)];
  const sizeOf = (entry: S): S => absolute(R, entry);
  const discs = X.map((entries, i) => entries.reduce((sum, entry, j) => R.add(sum, i === j ? entry : sizeOf(entry)), zero));
  const norms = layers.reduce((all, W) => R.mul(all, inner(R, W.flat(), W.flat())), R.of(1));
  const value = R.mul(R.of(2), energyOver(R, X, layers));
  return { nonNegative: [R.sub(discs.reduce((most, disc) => (R.compare(disc, most) > 0 ? disc : most)), instance.norms === 'unit' ? R.div(value, norms) : value)] };
};

/** ℰ ≤ 0 = ℰ at unit layers whose product vanishes, while the best aligned layers stay at λ_max/2: the maximum is a collapse. */
export const collapse = (instance: DeepNetwork<Matrix>): Residual => {
  const X = covarianceOf(instance);
  const own = layersIn({ ...instance, norms: 'unit' });
  const [size, top] = [maxAbs(X) || 1, symmetricEigen(X).values[0]];
  const collapsed = collapsedLayers(own) ?? topLayers(X, own);
  const kind = classifyDeepPoint(X, collapsed, 'layers');
  return worstOf(
    { what: '2ℰ, where positive', value: Math.max(0, 2 * deepEnergy(X, own)), ...roundings(operations, size), seen: { X_α: X, 'λ_max': top } },
    { what: '‖W_L ⋯ W₁‖ at the layers that collapse', value: norm(wholeProduct(collapsed).data), ...roundings(operations, 1), seen: Object.fromEntries(collapsed.map((W, l) => [`W${l + 1}`, W])) },
    { what: 'is that no local maximum', value: kind.kind === 'local maximum' ? 0 : 1, ...wholeNumber, seen: { 'the collapse is': `${kind.kind}: ${kind.because}` } },
    { what: '2ℰ at the best aligned layers, where not negative', value: Math.max(0, 2 * deepEnergy(X, alignedLayers(row(symmetricEigen(X).vectors, 0), own))), ...roundings(operations, size) },
  );
};

/** Scaled partial isometries of rank r are critical with 2ℰ = λ r^{1−L}, and no local maxima. */
export const isometriesAreSaddles = (instance: Parameters<typeof isometryOf>[0]): Residual => {
  const { r, X, layers } = isometryOf(instance);
  const [L, size] = [layers.length, instance.lambda];
  const value = 2 * deepEnergy(X, layers);
  const gradient = norm(flatten(tangential(layers, deepGradients(X, layers), spheresOf(layers, 'layers'))));
  const kind = classifyDeepPoint(X, layers, 'layers');
  return worstOf(
    { what: '|2ℰ − λ r^{1−L}|', value: Math.abs(value - instance.lambda * r ** (1 - L)), ...roundings(operations, size), seen: { r, X_α: X, ...Object.fromEntries(layers.map((W, l) => [`W${l + 1}`, W])) } },
    { what: 'projected gradient', value: gradient, ...roundings(operations, size) },
    { what: 'is a local maximum', value: kind.kind === 'not a local maximum' ? 0 : 1, ...wholeNumber, seen: { 'θ is': `${kind.kind}: ${kind.because}` } },
  );
};
