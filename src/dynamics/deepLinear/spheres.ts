import { copyOf, floats } from '../../linalg/floats.ts';
import { maxAbs, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import type { Layers } from './network.ts';

/**
 * What is kept at a fixed length: every layer, ‖W_l‖_F = 1; every filter, ‖w_lk‖ = 1/√n_l for the n_l rows of layer l; or every filter of all
 * layers but the last, which has ‖W_L‖_F = 1. Source: Tian 2022, per-layer and per-filter normalisation.
 */
export type Constraint = 'layers' | 'filters' | 'hidden filters';

/** A part of θ on a sphere of its own: entries from..to of layer `layer` (counted from 0), of the given radius. */
export interface Sphere {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly radius: number;
}

/** The spheres whose product is Θ, for layers of the given shapes. */
export const spheresOf = (layers: Layers, constraint: Constraint): readonly Sphere[] =>
  layers.flatMap((W, layer) => {
    if (constraint === 'layers' || (constraint === 'hidden filters' && layer === layers.length - 1)) return [{ layer, from: 0, to: W.data.length, radius: 1 }];
    return Array.from({ length: W.rows }, (_, k) => ({ layer, from: k * W.cols, to: (k + 1) * W.cols, radius: 1 / Math.sqrt(W.rows) }));
  });

/** The entries of θ on a sphere, as a view; a subarray costs more than it holds where the sphere is the whole layer. */
const part = (layers: Layers, { layer, from, to }: Sphere): Float64Array => {
  const { data } = layers[layer];
  return from === 0 && to === data.length ? data : data.subarray(from, to);
};

/** θ with every part scaled to its radius; throws on a part that is zero, which has no direction. */
export const onSpheres = (layers: Layers, spheres: readonly Sphere[]): Layers => {
  const out = layers.map((W): Matrix => ({ ...W, data: copyOf(W.data) }));
  for (const sphere of spheres) {
    const own = part(out, sphere);
    // Scaled first: squares of entries beyond 1e±154 leave float64.
    const top = maxAbs({ data: own });
    if (!(top > 0 && top < Infinity)) throw new RangeError(`onSpheres: entries ${sphere.from}..${sphere.to - 1} of layer ${sphere.layer + 1} have largest size ${top}; a part of length 0 has no direction`);
    for (let k = 0; k < own.length; k++) own[k] /= top;
    const factor = sphere.radius / norm(own);
    for (let k = 0; k < own.length; k++) own[k] *= factor;
  }
  return out;
};

/** The tangential part of V at θ: V − ⟨V, w⟩w/‖w‖² on every sphere. */
export const tangential = (layers: Layers, V: Layers, spheres: readonly Sphere[]): Layers => {
  const out = V.map((W): Matrix => ({ ...W, data: copyOf(W.data) }));
  for (const sphere of spheres) {
    const [w, v] = [part(layers, sphere), part(out, sphere)];
    const along = dot(w, v) / sphere.radius ** 2;
    for (let k = 0; k < v.length; k++) v[k] -= along * w[k];
  }
  return out;
};

/** ⟨w, g⟩/‖w‖² on every sphere: the multipliers of the constraints at a critical point with gradient g. */
export const multipliers = (layers: Layers, g: Layers, spheres: readonly Sphere[]): Float64Array =>
  Float64Array.from(spheres, (sphere) => dot(part(layers, sphere), part(g, sphere)) / sphere.radius ** 2);

/** All entries of the layers one after another, row-major. */
export const flatten = (layers: Layers): Float64Array => {
  const out = floats(layers.reduce((size, { data }) => size + data.length, 0));
  let at = 0;
  for (const { data } of layers) {
    out.set(data, at);
    at += data.length;
  }
  return out;
};

/** The inverse of `flatten`, in the shapes of `like`. */
export const unflatten = (like: Layers, entries: ArrayLike<number>): Layers => {
  let at = 0;
  return like.map((W) => {
    const data = floats(W.data.length);
    for (let k = 0; k < data.length; k++) data[k] = entries[at + k];
    at += data.length;
    return { ...W, data };
  });
};

/** θ + tV, entry by entry. */
export const moved = (layers: Layers, t: number, V: Layers): Layers =>
  layers.map((W, l) => {
    const data = copyOf(W.data);
    for (let k = 0; k < data.length; k++) data[k] += t * V[l].data[k];
    return { ...W, data };
  });

