import { row, transpose, multiply, mapEntries, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { positivePart, reluEnergy, reluGradients } from './reluMixture.ts';
import { onSpheres, spheresOf, tangential, type Sphere } from './deepLinear/spheres.ts';
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
  const clamped = ([W1, W2]: readonly Matrix[]): readonly Matrix[] => {
    // A filter without a positive entry is dead; it keeps its entries, which ℰ does not see.
    const V = positivePart(W1);
    const alive = mapEntries(W1, (entry, k) => (maxAbs({ data: row(V, k) }) > 0 ? Math.max(entry, 0) : entry));
    return onSpheres([kept === 'filters' ? alive : maxAbs(V) > 0 ? V : W1, W2], spheres);
  };
  let at = clamped([first, second]);
  let [eta, value] = [0.25, reluEnergy(unit, positivePart(at[0]), at[1])];
  let atRest = false;
  for (let step = 0; step < cap && !atRest; step++) {
    const raw = reluGradients(unit, at[0], at[1]);
    const [g1, g2] = tangential(at, [raw.W1, raw.W2], spheres);
    // What would be pushed below zero does not move.
    const free = mapEntries(g1, (entry, k, m) => (at[0].data[k * g1.cols + m] <= 0 ? 0 : entry));
    const length = Math.hypot(norm(free.data), norm(g2.data));
    if (length <= resting) {
      atRest = true;
      break;
    }
    for (;;) {
      const next = clamped([mapEntries(at[0], (entry, k, m) => entry + eta * free.data[k * g1.cols + m]), mapEntries(at[1], (entry, o, k) => entry + eta * g2.data[o * g2.cols + k])]);
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
