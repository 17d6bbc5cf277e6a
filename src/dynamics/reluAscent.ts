import { copyOf } from '../linalg/floats.ts';
import { row, transpose, multiply, mapEntries, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { positivePart, reluEnergy, reluGradients } from './reluMixture.ts';
import type { Layers } from './deepLinear/network.ts';
import { moved, onSpheres, spheresOf, tangential, type Sphere } from './deepLinear/spheres.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** Whether the first layer has norm one as a whole, or every one of its filters 1/√K; the second has norm one as a whole. */
export type FirstLayerNorm = 'layer' | 'filters';

/** Where projected gradient ascent ends: the layers, V = max(W₁, 0), 2ℰ, and whether it is at rest. */
export interface ReluLimit {
  readonly W1: Matrix;
  readonly W2: Matrix;
  readonly V: Matrix;
  readonly value: number;
  readonly atRest: boolean;
}

/** The spheres of both layers. */
const spheresFor = (W1: Matrix, W2: Matrix, kept: FirstLayerNorm): readonly Sphere[] => spheresOf([W1, W2], kept === 'filters' ? 'hidden filters' : 'layers');

/** A gradient that counts as zero, of the largest entry of A: what still decays is by then of some thousandths, below what counts for the rank. */
const resting = 2 ** -13;

/**
 * Projected gradient ascent of ½ tr(W₂ V A Vᵀ W₂ᵀ), V = max(W₁, 0), on the spheres, in steps that raise it. An entry of W₁ that falls to zero stays there
 * (h′(0) = 0), so that the projected gradient of the others decides whether it rests. A: M×M symmetric; W1: K×M; W2: O×K, neither with a zero filter.
 */
export const reluAscent = (A: Matrix, first: Matrix, second: Matrix, kept: FirstLayerNorm, cap = 1500): ReluLimit => {
  const size = maxAbs(A) || 1;
  const unit = mapEntries(A, (entry) => entry / size);
  const spheres = spheresFor(first, second, kept);
  const clamped = ([W1, W2]: Layers): Layers => {
    const V = positivePart(W1);
    if (kept === 'layer') return onSpheres([maxAbs(V) > 0 ? V : W1, W2], spheres);
    // A filter without a positive entry is dead; it keeps its entries, which ℰ does not see.
    for (let k = 0; k < V.rows; k++) if (row(V, k).every((entry) => entry === 0)) row(V, k).set(row(W1, k));
    return onSpheres([V, W2], spheres);
  };
  let at = clamped([first, second]);
  let [eta, value] = [0.25, reluEnergy(unit, positivePart(at[0]), at[1])];
  let atRest = false;
  for (let step = 0; step < cap && !atRest; step++) {
    const raw = reluGradients(unit, at[0], at[1]);
    const [g1, g2] = tangential(at, [raw.W1, raw.W2], spheres);
    // What would be pushed below zero does not move.
    const free = { ...g1, data: copyOf(g1.data) };
    for (let c = 0; c < free.data.length; c++) if (at[0].data[c] <= 0) free.data[c] = 0;
    const length = Math.hypot(norm(free.data), norm(g2.data));
    if (length <= resting) {
      atRest = true;
      break;
    }
    for (;;) {
      const next = clamped(moved(at, eta, [free, g2]));
      const risen = reluEnergy(unit, positivePart(next[0]), next[1]);
      // Armijo; entries that are cut off at zero leave part of the rise that a smooth step would have.
      if (risen - value >= 0.2 * eta * length ** 2 || eta < 2 ** -20) {
        at = next;
        value = risen;
        eta = Math.min(1, eta * 2);
        break;
      }
      eta /= 2;
    }
  }
  return { W1: at[0], W2: at[1], V: positivePart(at[0]), value: value * size, atRest };
};

/** The number of singular values of V above 10⁻² of the largest, 0 for V = 0. V: K×M. */
export const numericalRank = (V: Matrix): number => {
  const gram = multiply(transpose(V), V);
  const { values } = symmetricEigen(mapEntries(gram, (entry, i, j) => (entry + gram.data[j * gram.cols + i]) / 2));
  return values[0] > 0 ? values.filter((value) => value > 1e-4 * values[0]).length : 0;
};
