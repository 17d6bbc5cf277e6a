import { floats } from '../linalg/floats.ts';
import { mapRows, matrixOf, zeros, type Matrix } from '../linalg/matrix.ts';

/**
 * A finite joint law of a class z and K fields of V values each. Rows are non-negative weights, normalised by their sums:
 * pz: 1×C of z; pu: C×H of a hidden state u given z; px: (C·H·K)×V, row (c·H + u)·K + k of field k given z = c and u. Given
 * (z, u) the fields are independent; H = 1 is conditional independence given z. alpha: (C·V)×(C·V), importances between
 * (z, value of field 0) of two samples. The twin of `definitions/finiteLaw.ts`.
 */
export interface FiniteLaw {
  readonly pz: Matrix;
  readonly pu: Matrix;
  readonly px: Matrix;
  readonly alpha: Matrix;
}

/** n functions of one field each: column j of `values` (V×n) holds the values of a function of field `field[j]`. */
export interface FieldFunctions {
  readonly values: Matrix;
  readonly field: readonly number[];
}

interface Sizes {
  readonly C: number;
  readonly H: number;
  readonly K: number;
  readonly V: number;
}

/** The sizes of a law; throws, naming `where`, when its tables do not fit each other or the functions. */
const sizesOf = (where: string, { pz, pu, px, alpha }: FiniteLaw, ...functions: readonly FieldFunctions[]): Sizes => {
  const [C, H, V] = [pz.cols, pu.cols, px.cols];
  const K = px.rows / (C * H);
  if (pu.rows !== C) throw new RangeError(`${where}: pu is ${pu.rows}×${pu.cols}, expected ${C}×H (C = ${C} columns of pz)`);
  if (!(Number.isInteger(K) && K >= 1)) throw new RangeError(`${where}: px has ${px.rows} rows, expected C·H·K with C = ${C}, H = ${H}`);
  if (alpha.rows !== C * V || alpha.cols !== C * V) throw new RangeError(`${where}: alpha is ${alpha.rows}×${alpha.cols}, expected ${C * V}×${C * V} (C = ${C} classes, V = ${V} values)`);
  for (const { values, field } of functions) {
    if (values.rows !== V || values.cols !== field.length || !field.every((k) => k >= 0 && k < K)) {
      throw new RangeError(`${where}: functions have values ${values.rows}×${values.cols} at fields [${field.join(', ')}], expected ${V}×n (V = ${V} values) at fields 0..${K - 1}`);
    }
  }
  return { C, H, K, V };
};

const normalised = (m: Matrix): Matrix =>
  mapRows(m, (weights) => {
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / sum);
  });

/** Calls `visit(probability, z, at)` for every atom of positive probability, at[k] being the value of field k; `at` is reused. */
const eachAtom = (law: FiniteLaw, { C, H, K, V }: Sizes, visit: (probability: number, z: number, at: Int32Array) => void): void => {
  const [pz, pu, px] = [normalised(law.pz).data, normalised(law.pu).data, normalised(law.px).data];
  const at = new Int32Array(K);
  const descend = (probability: number, z: number, u: number, k: number): void => {
    if (probability === 0) return;
    if (k === K) return visit(probability, z, at);
    for (let v = 0; v < V; v++) {
      at[k] = v;
      descend(probability * px[((z * H + u) * K + k) * V + v], z, u, k + 1);
    }
  };
  for (let z = 0; z < C; z++) for (let u = 0; u < H; u++) descend(pz[z] * pu[z * H + u], z, u, 0);
};

/**
 * 𝒞_α[a, b] = ½ E[α(X, X′)(a(X) − a(X′))(b(X) − b(X′))ᵀ] for independent X, X′ of the law, the limit N → ∞ without
 * augmentation, from one pass over the C·H·Vᴷ atoms: with ã = a − Ea, P_g the probability of a group g = (z, value of field 0)
 * and A_g = E[ã; g], it is E[½Σ_g′ P_g′(α + αᵀ)_gg′ ã b̃ᵀ] − ½ Σ_gg′ (α + αᵀ)_gg′ A_g B_g′ᵀ. a, b: p and q functions; result p×q, exactly
 * symmetric for a = b. Throws when shapes do not fit. Source: Tian 2023, Eq. 3.
 */
export const lawCovariance = (law: FiniteLaw, a: FieldFunctions, b: FieldFunctions = a): Matrix => {
  const sizes = sizesOf('lawCovariance', law, a, b);
  const { V } = sizes;
  const groups = law.alpha.rows;
  const [n, m] = [a.field.length, b.field.length];
  const [meanA, meanB] = [floats(n), floats(m)];
  const P = floats(groups);
  eachAtom(law, sizes, (probability, z, at) => {
    P[z * V + at[0]] += probability;
    for (let i = 0; i < n; i++) meanA[i] += probability * a.values.data[at[a.field[i]] * n + i];
    for (let j = 0; j < m; j++) meanB[j] += probability * b.values.data[at[b.field[j]] * m + j];
  });
  const half = matrixOf(groups, groups, (g, h) => (law.alpha.data[g * groups + h] + law.alpha.data[h * groups + g]) / 2);
  const degree = Float64Array.from(P, (_, g) => P.reduce((sum, mass, h) => sum + mass * half.data[g * groups + h], 0));
  const [A, B] = [zeros(groups, n), zeros(groups, m)];
  const out = zeros(n, m);
  eachAtom(law, sizes, (probability, z, at) => {
    const g = z * V + at[0];
    for (let i = 0; i < n; i++) A.data[g * n + i] += probability * (a.values.data[at[a.field[i]] * n + i] - meanA[i]);
    for (let j = 0; j < m; j++) {
      const off = probability * (b.values.data[at[b.field[j]] * m + j] - meanB[j]);
      B.data[g * m + j] += off;
      for (let i = 0; i < n; i++) out.data[i * m + j] += degree[g] * (a.values.data[at[a.field[i]] * n + i] - meanA[i]) * off;
    }
  });
  for (let g = 0; g < groups; g++) {
    for (let h = 0; h < groups; h++) {
      const weight = half.data[g * groups + h];
      if (P[g] === 0 || P[h] === 0 || weight === 0) continue;
      for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) out.data[i * m + j] -= weight * A.data[g * n + i] * B.data[h * m + j];
    }
  }
  // Rounding alone tells the triangles of 𝒞_α[a] apart; the upper one is taken.
  return a === b ? matrixOf(n, n, (i, j) => out.data[Math.min(i, j) * n + Math.max(i, j)]) : out;
};

/** The class probabilities (C), the class means (C×n), and Σ_c p_c Cov[·|z = c] within each field (n×n, 0 between fields). */
export interface LawMoments {
  readonly p: Float64Array;
  readonly means: Matrix;
  readonly within: Matrix;
}

/** The moments of n functions from the laws of the single fields given the class: no joint law enters. Throws when shapes do not fit. */
export const lawMoments = (law: FiniteLaw, a: FieldFunctions): LawMoments => {
  const { C, H, K, V } = sizesOf('lawMoments', law, a);
  const [p, pu, px] = [normalised(law.pz).data, normalised(law.pu).data, normalised(law.px).data];
  const n = a.field.length;
  const marginal = matrixOf(C * K, V, (row, v) => {
    const [c, k] = [Math.floor(row / K), row % K];
    let sum = 0;
    for (let u = 0; u < H; u++) sum += pu[c * H + u] * px[((c * H + u) * K + k) * V + v];
    return sum;
  });
  const means = matrixOf(C, n, (c, j) => {
    let sum = 0;
    for (let v = 0; v < V; v++) sum += marginal.data[(c * K + a.field[j]) * V + v] * a.values.data[v * n + j];
    return sum;
  });
  const within = matrixOf(n, n, (i, j) => {
    const k = a.field[i];
    if (k !== a.field[j]) return 0;
    let sum = 0;
    for (let c = 0; c < C; c++) {
      for (let v = 0; v < V; v++) {
        const [x, y] = [a.values.data[v * n + i] - means.data[c * n + i], a.values.data[v * n + j] - means.data[c * n + j]];
        sum += p[c] * marginal.data[(c * K + k) * V + v] * x * y;
      }
    }
    return sum;
  });
  return { p, means, within };
};

/**
 * How far the fields are from independent given the class: max_{c, v} |P[v | z = c] − Π_k P[v_k | z = c]| over all joint values of
 * classes of positive probability; 0 up to rounding exactly when they are. Throws when shapes do not fit.
 */
export const conditionalDependence = (law: FiniteLaw): number => {
  const sizes = sizesOf('conditionalDependence', law);
  const { C, K, V } = sizes;
  const size = V ** K;
  const joint = floats(C * size);
  const marginal = floats(C * K * V);
  const mass = floats(C);
  eachAtom(law, sizes, (probability, z, at) => {
    mass[z] += probability;
    joint[z * size + at.reduce((index, v) => index * V + v, 0)] += probability;
    at.forEach((v, k) => (marginal[(z * K + k) * V + v] += probability));
  });
  let worst = 0;
  joint.forEach((probability, index) => {
    const z = Math.floor(index / size);
    if (mass[z] === 0) return;
    let product = 1;
    for (let k = K - 1, rest = index % size; k >= 0; k--, rest = Math.floor(rest / V)) product *= marginal[(z * K + k) * V + (rest % V)] / mass[z];
    worst = Math.max(worst, Math.abs(probability / mass[z] - product));
  });
  return worst;
};
