import { mapEntries, matrixOf, multiply, transpose, zeros, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { deepGradients, deepHessian, type Layers } from './network.ts';
import { flatten, multipliers, type Constraint, type Sphere } from './spheres.ts';

/**
 * The Riemannian Hessian of ℰ on a product of spheres, in the coordinates of all entries of θ: P ∇²ℰ P − Σ_b κ_b P_b, κ_b = ⟨w_b, ∇_b ℰ⟩/‖w_b‖²,
 * and −`normal` on the normals, so that its spectrum is that on the tangent space and as many −`normal` as there are spheres. D×D, D the
 * number of entries. Second-order conditions read it only where the gradient is normal.
 */
export const riemannianHessian = (X: Matrix, layers: Layers, spheres: readonly Sphere[], normal: number): Matrix => {
  const theta = flatten(layers);
  const D = theta.length;
  const kappa = multipliers(layers, deepGradients(X, layers), spheres);
  const offsets: number[] = [];
  layers.reduce((at, { data }) => (offsets.push(at), at + data.length), 0);
  const parts = spheres.map(({ layer, from, to, radius }) => ({ from: offsets[layer] + from, to: offsets[layer] + to, radius }));
  const H = deepHessian(X, layers);
  // P H P: the normal part of every row, then of every column.
  for (const [along, beside] of [[1, D], [D, 1]]) {
    for (let k = 0; k < D; k++) {
      for (const { from, to, radius } of parts) {
        let share = 0;
        for (let c = from; c < to; c++) share += theta[c] * H.data[k * beside + c * along];
        share /= radius ** 2;
        for (let c = from; c < to; c++) H.data[k * beside + c * along] -= share * theta[c];
      }
    }
  }
  parts.forEach(({ from, to, radius }, b) => {
    for (let k = from; k < to; k++) {
      for (let c = from; c < to; c++) {
        // w_k w_c/‖w‖² is the normal part of a unit vector: it belongs to the sphere of its entry alone.
        const outward = (theta[k] * theta[c]) / radius ** 2;
        H.data[k * D + c] -= kappa[b] * ((k === c ? 1 : 0) - outward) + normal * outward;
      }
    }
  });
  const [entries, out] = [H.data, zeros(D, D)];
  for (let i = 0; i < D; i++) for (let j = 0; j < D; j++) out.data[i * D + j] = (entries[i * D + j] + entries[j * D + i]) / 2;
  return out;
};

/** The generator (e_a e_bᵀ − e_b e_aᵀ) of rotations of ℝⁿ, one for each a < b. */
const rotations = (n: number): Matrix[] => {
  const out: Matrix[] = [];
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) out.push(matrixOf(n, n, (i, j) => (i === a && j === b ? 1 : i === b && j === a ? -1 : 0)));
  return out;
};

/**
 * The directions in which θ moves under the rotations that leave ℰ as it is and θ on its spheres: W_l → QW_l with W_{l+1} → W_{l+1}Qᵀ, and
 * W_L → QW_L, where layers as a whole are normalised; W₁ → W₁Qᵀ for Q that commutes with X (eigenvalues within `tie` count as one). One flat vector a generator.
 */
export const symmetryDirections = (X: Matrix, layers: Layers, constraint: Constraint, tie: number): Float64Array[] => {
  const L = layers.length;
  const out: Float64Array[] = [];
  const push = (changes: ReadonlyMap<number, Matrix>): void => {
    out.push(flatten(layers.map((W, l) => changes.get(l) ?? zeros(W.rows, W.cols))));
  };
  const minus = (m: Matrix): Matrix => mapEntries(m, (entry) => -entry);
  layers.forEach((W, l) => {
    // A rotation of the rows keeps the layer's norm, not those of its filters; of the columns it keeps both.
    const free = constraint === 'layers' || (constraint === 'hidden filters' && l === L - 1);
    if (!free) return;
    for (const A of rotations(W.rows)) push(new Map(l === L - 1 ? [[l, multiply(A, W)]] : [[l, multiply(A, W)], [l + 1, minus(multiply(layers[l + 1], A))]]));
  });
  const { values, vectors } = symmetricEigen(X);
  for (let a = 0; a < X.rows; a++) {
    for (let b = a + 1; b < X.rows; b++) {
      if (values[a] - values[b] > tie) continue;
      const A = matrixOf(X.rows, X.rows, (i, j) => vectors.data[a * X.cols + i] * vectors.data[b * X.cols + j] - vectors.data[b * X.cols + i] * vectors.data[a * X.cols + j]);
      push(new Map([[0, multiply(layers[0], A)]]));
    }
  }
  return out;
};

/** The dimension of the span of some flat vectors: eigenvalues of their Gram matrix above `least`; 0 for none. */
export const dimensionOfSpan = (vectors: readonly Float64Array[], least: number): number => {
  const some = vectors.filter((v) => norm(v) > 0);
  if (some.length === 0) return 0;
  const gram = matrixOf(some.length, some.length, (i, j) => dot(some[i], some[j]));
  return symmetricEigen(gram).values.reduce((count, value) => count + (value > least ? 1 : 0), 0);
};

/** W_{≤l} X W_{≤l}ᵀ: n_l×n_l, from W_{≤l}: n_l×n₀. */
export const seenThrough = (X: Matrix, below: Matrix): Matrix => {
  const C = multiply(multiply(below, X), transpose(below));
  return mapEntries(C, (entry, i, j) => (entry + C.data[j * C.cols + i]) / 2);
};
