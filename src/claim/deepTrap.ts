import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { deepEnergy as energyOver } from '../definitions/deepLinear.ts';
import { inner } from '../definitions/oneLayer.ts';
import { deepEnergy, deepGradients, type Layers } from '../dynamics/deepLinear/network.ts';
import { flatten, moved, onSpheres, spheresOf, tangential } from '../dynamics/deepLinear/spheres.ts';
import { scaledToUnit } from '../dynamics/deepLinear/ascent.ts';
import { mapEntries, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { covarianceOver, covarianceWithSpectrum, layersOf } from '../settings/deepNetwork.ts';
import { directionsOf, reachOf, type Trap } from '../settings/deepTrap.ts';
import type { Exactly, Lifted } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

const unit = (layers: Layers): Layers => onSpheres(layers, spheresOf(layers, 'layers'));

/** ℰ vanishes at θ with its gradient, and is nowhere higher at the points R(θ + tV) nearby, t = r, r/4, r/16. */
export const nowhereHigherNearby = (instance: Trap<Matrix>): Residual => {
  const X = scaledToUnit(covarianceWithSpectrum(instance).X);
  const layers = unit(layersOf(instance));
  const V = directionsOf(instance).map((W) => mapEntries(W, (entry) => entry / (maxAbs(W) || 1)));
  const size = norm(flatten(V)) || 1;
  const energy = deepEnergy(X, layers);
  const rises = [1, 1 / 4, 1 / 16].map((share) => deepEnergy(X, unit(moved(layers, (share * reachOf(instance)) / size, V))) - energy);
  const gradient = norm(flatten(tangential(layers, deepGradients(X, layers), spheresOf(layers, 'layers'))));
  return worstOf(
    { what: 'rise of ℰ nearby', value: Math.max(0, ...rises), ...roundings(64, 1), seen: { X_α: X, 'ℰ(θ)': energy } },
    { what: '|ℰ(θ)|', value: Math.abs(energy), ...roundings(64, 1) },
    { what: 'projected gradient', value: gradient, ...roundings(512, 1) },
  );
};

/** The rises, and −|ℰ(θ)|, of layers of any norm, in units of Σ|X_ij|: t in units of the largest entry of each layer and direction. */
export const nowhereHigherOver = <S>(R: Arithmetic<S>, instance: Lifted<Trap<Matrix>, S>): Exactly<S> => {
  const X = covarianceOver(R, instance);
  const zero = R.of(0);
  const sizeOf = (entry: S): S => absolute(R, entry);
  const largest = (table: Table<S>): S => table.flat().map(sizeOf).reduce((a, b) => (R.compare(a, b) < 0 ? b : a), zero);
  const scaled = (table: Table<S>): Table<S> => {
    const most = largest(table);
    return R.compare(most, zero) === 0 ? table : table.map((entries) => entries.map((entry) => R.div(entry, most)));
  };
  const total = X.flat().map(sizeOf).reduce((a, b) => R.add(a, b), zero);
  const energy = (layers: readonly Table<S>[]): S =>
    R.div(energyOver(R, X, layers), R.mul(R.compare(total, zero) === 0 ? R.of(1) : total, layers.reduce((all, W) => R.mul(all, inner(R, W.flat(), W.flat())), R.of(1))));
  const layers = layersOf(instance).map(scaled);
  const V = directionsOf(instance).map(scaled);
  const own = energy(layers);
  const step = R.of(2 ** -10);
  const at = layers.map((W, l) => W.map((entries, i) => entries.map((entry, j) => R.add(entry, R.mul(step, V[l][i][j])))));
  return { nonNegative: [R.sub(own, energy(at)), R.sub(zero, sizeOf(own))] };
};
