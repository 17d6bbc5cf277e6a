import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { lift } from '../arithmetic/lift.ts';
import { deepEnergy } from '../definitions/deepLinear.ts';
import { inner } from '../definitions/oneLayer.ts';
import type { Scalar } from '../dynamics/certificates/certificate.ts';
import { sphereChart } from '../dynamics/certificates/sphereChart.ts';
import { certifyCriticalPoint } from '../dynamics/certificates/krawczyk.ts';
import type { Layers } from '../dynamics/deepLinear/network.ts';
import { spheresOf, type Constraint } from '../dynamics/deepLinear/spheres.ts';
import { covarianceOver, covarianceWithSpectrum } from '../settings/deepNetwork.ts';
import { candidateOf, type DeepPoint } from '../settings/deepPoint.ts';
import { pointOnSphere, type Exhibit } from './exhibit.ts';

/** More unknowns take intervals seconds. */
const mostUnknowns = 20;

/** The gap below the top eigenvalue, in units of the largest entry of X_α, from which on the top eigenvector counts as the only one. */
const leastGap = 2 ** -12;

/** Whether no rotation of the units of a layer leaves all norms that are kept: it leaves the energy. */
const isFree = (layers: Layers, constraint: Constraint): boolean =>
  constraint === 'filters' || (constraint === 'layers' ? layers : layers.slice(-1)).every(({ rows }) => rows === 1);

const topIsSimple = (instance: DeepPoint): boolean => {
  const [first, second = -Infinity] = covarianceWithSpectrum(instance).spectrum;
  return first - second > leastGap;
};

/**
 * The local maximum that an instance exhibits, in charts of all its spheres at once; nothing where it is not isolated: units of a layer of which only the
 * norm as a whole is kept can be rotated, tied top eigenvectors mixed, layers above that multiply to zero leave those below free.
 */
export const deepMaximumExhibit = (instance: DeepPoint): Exhibit[] => {
  const { layers, above } = candidateOf(instance);
  const constraint = instance.constraint ?? 'layers';
  if (!isFree(layers, constraint) || !topIsSimple(instance) || Math.hypot(...above.data) < leastGap) return [];
  const parts = spheresOf(layers, constraint).map(({ layer, from, to, radius }) => ({ layer, radius, at: layers[layer].data.slice(from, to) }));
  const charts = parts.map(({ at }) => (at.length > 1 ? sphereChart(at) : null));
  const near = parts.flatMap(({ at }, k) => charts[k]?.of(at) ?? []);
  if (near.length === 0 || near.length > mostUnknowns) return [];
  const layersAt = <S>(R: Arithmetic<S>, y: readonly S[]): Table<S>[] => {
    let from = 0;
    const entries: S[][] = layers.map(() => []);
    parts.forEach(({ layer, radius, at }, k) => {
      const w = charts[k]?.direction(R, y.slice(from, (from += at.length - 1))) ?? [R.of(Math.sign(at[0]))];
      // The radius is 1 or 1/√n: its square is known exactly.
      const length = R.sqrt(R.mul(R.of(Math.round(radius ** -2)), inner(R, w, w)));
      entries[layer].push(...w.map((entry) => R.div(entry, length)));
    });
    return layers.map(({ rows, cols }, l) => Array.from({ length: rows }, (_, i) => entries[l].slice(i * cols, (i + 1) * cols)));
  };
  const E: Scalar = (R, y) => deepEnergy(R, covarianceOver(R, { alpha: lift(R, instance.alpha), x: lift(R, instance.x), xPrime: lift(R, instance.xPrime) }), layersAt(R, y));
  return [{ what: 'θ', coordinates: 'filter by filter or layer by layer, its entries over the largest', expected: 'maximum', outcome: certifyCriticalPoint(E, near, 1) }];
};

/** The top eigenvector v of X_α as the one filter of one layer; nothing where it is not alone. */
export const topFilterExhibit = (instance: Pick<DeepPoint, 'alpha' | 'x' | 'xPrime'>, v: ArrayLike<number>): Exhibit[] => {
  const [first, second = -Infinity] = covarianceWithSpectrum(instance).spectrum;
  if (!(first - second > leastGap)) return [];
  return pointOnSphere('the top eigenvector, as a filter', 'maximum', (R, w) => deepEnergy(R, covarianceOver(R, { alpha: lift(R, instance.alpha), x: lift(R, instance.x), xPrime: lift(R, instance.xPrime) }), [[w]]), v);
};
