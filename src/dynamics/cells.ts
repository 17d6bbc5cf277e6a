import { slopes } from '../definitions/activation.ts';
import { floats } from '../linalg/floats.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { maxAbs, multiplyVector } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { laplacian } from './contrastiveCovariance.ts';
import type { OneLayerProblem } from './problem.ts';
import { checkProblem } from './problem.ts';
import { symmetricEigen, type SymmetricEigen } from './symmetricEigen.ts';

/** A(σ) on one cell, and LDX, of which row r times w is the pull g_r = (L f)_r on the output of row r. */
export interface Cell {
  readonly A: Matrix;
  /** Column-major: entry (r, c) is `pulls[c·2N + r]`. */
  readonly pulls: Float64Array;
  /** The eigenpairs of A, made when first asked for. */
  eigen(): SymmetricEigen;
}

/** Linear forms of w: the slopes of E across each kink of a list, E′(w; u) = … + plus·w (e·u)⁺ − minus·w (e·u)⁻. */
export interface Across {
  readonly plus: readonly Float64Array[];
  readonly minus: readonly Float64Array[];
}

/**
 * The arrangement of kinks of a problem: E(w) = ½ wᵀA(σ)w wherever sign(e_γ·w) = σ_γ for all γ.
 * Parallel rows of [x; x′] share one kink; e_γ, a unit vector, is the direction of the first of them.
 */
export interface Cells {
  readonly d: number;
  readonly normals: readonly Float64Array[];
  /** Kink of each of the 2N rows (first views, then second); −1 for zero rows, and for all rows if h is linear. */
  readonly kinkOf: Int32Array;
  /** An upper bound of ‖A(σ)‖ for all σ; 1 where that is 0, since α or the data are. */
  readonly scale: number;
  /** A(σ) with σ_γ = 0 switching the rows of kink γ off, which is right for whatever is orthogonal to e_γ. */
  assemble(sigma: Int8Array): Cell;
  /** The one-sided slopes across the kinks `on`. */
  across(cell: Cell, on: readonly number[]): Across;
}

/** Two unit rows closer than this are the same kink: normalising rounds each of their entries. */
const parallel = 8 * Number.EPSILON;

const powerOfTwo = (size: number): number => (size > 0 ? 2 ** Math.floor(Math.log2(size)) : 1);

const same = (a: Int8Array, b: Int8Array): boolean => {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
};

const scaledBy = (data: Float64Array, unit: number): Float64Array => {
  const out = floats(data.length);
  for (let k = 0; k < out.length; k++) out[k] = data[k] / unit;
  return out;
};

/** The cells of a problem; throws, in the name of `where`, when the problem is malformed. */
export const cells = (where: string, problem: OneLayerProblem): Cells => {
  const d = checkProblem(where, problem);
  const [cMinus, cPlus] = slopes(problem.h);
  // The flow's orbits do not change when x and α are scaled; at unit scale nothing overflows.
  const unit = powerOfTwo(Math.max(maxAbs(problem.x), maxAbs(problem.xPrime)));
  const alphaUnit = powerOfTwo(maxAbs(problem.alpha));
  const L = laplacian({ ...problem.alpha, data: scaledBy(problem.alpha.data, alphaUnit) });
  const rows = 2 * L.N;
  const X = floats(rows * d);
  X.set(scaledBy(problem.x.data, unit));
  X.set(scaledBy(problem.xPrime.data, unit), L.N * d);

  const normals: Float64Array[] = [];
  const kinkOf = new Int32Array(rows).fill(-1);
  /** Length of each row, negative when it points against its kink's normal. */
  const along = floats(rows);
  for (let r = 0; r < rows; r++) {
    const at = r * d;
    let size = 0;
    for (let c = at; c < at + d; c++) size = Math.max(size, Math.abs(X[c]));
    if (size === 0) continue;
    let square = 0;
    for (let c = at; c < at + d; c++) {
      const share = X[c] / size;
      square += share * share;
    }
    const length = Math.sqrt(square);
    along[r] = size * length;
    if (cMinus === cPlus) continue;
    const e = floats(d);
    for (let c = 0; c < d; c++) e[c] = X[at + c] / size / length;
    for (let k = 0; k < normals.length && kinkOf[r] < 0; k++) {
      const sign = dot(normals[k], e) < 0 ? -1 : 1;
      let apart = 0;
      for (let c = 0; c < d; c++) apart = Math.max(apart, Math.abs(normals[k][c] - sign * e[c]));
      if (apart > parallel) continue;
      kinkOf[r] = k;
      along[r] *= sign;
    }
    if (kinkOf[r] < 0) kinkOf[r] = normals.push(e) - 1;
  }
  // ‖A(σ)‖ ≤ c²/2N² (Σ_{i<j} |s_ij| (‖x_i‖ + ‖x_j‖)² + Σ_i |r_i| (‖x_i‖ + ‖x_i′‖)²): a sample that no pair counts does not, however long.
  const [sizes, N] = [floats(rows), L.N];
  for (let r = 0; r < rows; r++) sizes[r] = Math.abs(along[r]);
  let bound = 0;
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < i; j++) bound += Math.abs(L.s[i * N + j]) * (sizes[i] + sizes[j]) ** 2;
    let moved = 0;
    for (let c = 0; c < d; c++) if (X[i * d + c] !== X[(N + i) * d + c]) moved = 1;
    // Equal views share their gate, whatever it is.
    bound += moved * Math.abs(L.r[i]) * (sizes[i] + sizes[N + i]) ** 2;
  }
  bound /= 2 * N * N;
  const steepest = Math.max(Math.abs(cMinus), Math.abs(cPlus));

  const output = floats(rows);
  const pull = floats(rows);
  const gated = floats(rows * d);
  let latest: { readonly sigma: Int8Array; readonly cell: Cell } | null = null;
  /** The cell that was assembled last is asked for again by the next piece of a flow, and by every one where there are no kinks. */
  const assemble = (sigma: Int8Array): Cell => {
    if (latest === null || !same(latest.sigma, sigma)) latest = { sigma: sigma.slice(), cell: assembled(sigma) };
    return latest.cell;
  };
  const assembled = (sigma: Int8Array): Cell => {
    const A = floats(d * d);
    const pulls = floats(rows * d);
    for (let c = 0; c < d; c++) {
      for (let r = 0; r < rows; r++) {
        const side = kinkOf[r] < 0 ? 1 : sigma[kinkOf[r]] * along[r];
        output[r] = side === 0 ? 0 : (side > 0 ? cPlus : cMinus) * X[r * d + c];
      }
      L.apply(output, pull);
      pulls.set(pull, c * rows);
      // L𝟏 = 0: taking off the smallest entry changes no product and keeps the digits of data far from the origin.
      let offset = output[0];
      for (let r = 1; r < rows; r++) if (Math.abs(output[r]) < Math.abs(offset)) offset = output[r];
      for (let r = 0; r < rows; r++) gated[c * rows + r] = output[r] - offset;
    }
    for (let a = 0; a < d; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let r = 0; r < rows; r++) sum += gated[a * rows + r] * pulls[b * rows + r];
        A[a * d + b] = sum;
        A[b * d + a] = sum;
      }
    }
    const whole = { rows: d, cols: d, data: A };
    let eigen: SymmetricEigen | null = null;
    return { A: whole, pulls, eigen: () => (eigen ??= symmetricEigen(whole)) };
  };

  const across = ({ pulls }: Cell, on: readonly number[]): Across => {
    const plus = on.map(() => floats(d));
    const minus = on.map(() => floats(d));
    for (let r = 0; r < rows; r++) {
      const k = kinkOf[r] < 0 ? -1 : on.indexOf(kinkOf[r]);
      if (k < 0) continue;
      const [right, left] = along[r] > 0 ? [cPlus, cMinus] : [cMinus, cPlus];
      for (let c = 0; c < d; c++) {
        plus[k][c] += along[r] * right * pulls[c * rows + r];
        minus[k][c] += along[r] * left * pulls[c * rows + r];
      }
    }
    return { plus, minus };
  };

  return { d, normals, kinkOf, scale: bound * steepest * steepest || 1, assemble, across };
};

/** P⊥_w A w: A: d×d, w: d, unit. */
export const tangential = (A: Matrix, w: Float64Array): Float64Array => {
  const out = multiplyVector(A, w);
  const radial = dot(out, w);
  return out.map((entry, c) => entry - radial * w[c]);
};

/** wᵀA w: A: d×d, w: d. */
export const quadratic = (A: Matrix, w: Float64Array): number => dot(multiplyVector(A, w), w);
