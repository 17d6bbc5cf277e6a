import { density as normalDensity, normalCdf } from '../arithmetic/normalCdf.ts';
import { slopes, type ActivationName } from '../definitions/activation.ts';
import { floats } from '../linalg/floats.ts';
import { matrixOf, multiplyVector, zeros, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';

/** One component N(m, S) of a mixture, of probability p. mean: d; covariance: d×d, semidefinite. */
export interface GaussianPart {
  readonly p: number;
  readonly mean: Float64Array;
  readonly covariance: Matrix;
}

/** Σ_c p_c N(m_c, S_c): an infinite batch, α ≡ 1, no augmentation. The p_c sum to 1. */
export type GaussianPopulation = readonly GaussianPart[];

/** Moments on the half-space wᵀx > 0: P[wᵀx > 0], E[x 1{wᵀx > 0}] (d), E[xxᵀ 1{wᵀx > 0}] (d×d). */
export interface GatedMoments {
  readonly mass: number;
  readonly first: Float64Array;
  readonly second: Matrix;
}

/** Of one component along w: height wᵀm, spread s = √(wᵀSw), a = wᵀm/s (±∞ where s = 0), b = Sw/s (0 where s = 0). w: d; b: d. */
export const along = ({ mean, covariance }: GaussianPart, w: ArrayLike<number>): { readonly s: number; readonly height: number; readonly a: number; readonly b: Float64Array } => {
  const Sw = multiplyVector(covariance, w);
  const s = Math.sqrt(Math.max(0, dot(w, Sw)));
  const height = dot(w, mean);
  const a = s > 0 ? height / s : height > 0 ? Infinity : -Infinity;
  return { s, height, a, b: Sw.map((value) => (s > 0 ? value / s : 0)) };
};

/**
 * The moments of a mixture on the half-space wᵀx > 0. Of x ~ N(m, S), with s = √(wᵀSw), a = wᵀm/s, b = Sw/s, Φ and φ
 * at a: E[x1] = mΦ + bφ, E[xxᵀ1] = Φ(S + mmᵀ) + φ(mbᵀ + bmᵀ) − aφ bbᵀ. Where s = 0 the gate is constant: 1{wᵀm > 0}.
 * w: d. Derived: integrate along and across w.
 */
export const gatedMoments = (population: GaussianPopulation, w: ArrayLike<number>): GatedMoments => {
  const d = w.length;
  const first = floats(d);
  const second = zeros(d, d);
  let total = 0;
  for (const part of population) {
    const { p, mean: m, covariance: { data: S } } = part;
    const { a, b } = along(part, w);
    const [mass, density] = [p * normalCdf(a), p * normalDensity(a)];
    // a·φ(a) → 0 at infinity, where the product itself would be NaN.
    const curl = density === 0 ? 0 : a * density;
    total += mass;
    for (let i = 0; i < d; i++) {
      first[i] += mass * m[i] + density * b[i];
      for (let j = 0; j < d; j++) second.data[i * d + j] += mass * (S[i * d + j] + m[i] * m[j]) + density * (m[i] * b[j] + b[i] * m[j]) - curl * (b[i] * b[j]);
    }
  }
  return { mass: total, first, second };
};

/**
 * E[x h′(wᵀx)] (d) and E[xxᵀ h′(wᵀx)²] (d×d). The closed side is the rest of the whole, not the open side of −w, so that
 * a component that lies on the hyperplane is on it: h′(0) = c₋. w: d.
 */
const slopeMoments = (population: GaussianPopulation, h: ActivationName, w: ArrayLike<number>): Pick<GatedMoments, 'first' | 'second'> => {
  const [cMinus, cPlus] = slopes(h);
  const { first, second } = gatedMoments(population, w);
  if (cMinus === 0) return { first, second };
  const d = w.length;
  first.forEach((entry, i) => (first[i] = (cPlus - cMinus) * entry));
  second.data.forEach((entry, k) => (second.data[k] = (cPlus ** 2 - cMinus ** 2) * entry));
  for (const { p, mean, covariance } of population) {
    for (let i = 0; i < d; i++) {
      first[i] += cMinus * p * mean[i];
      for (let j = 0; j < d; j++) second.data[i * d + j] += cMinus ** 2 * p * (covariance.data[i * d + j] + mean[i] * mean[j]);
    }
  }
  return { first, second };
};

/** A(w) = V[x h′(wᵀx)] of the population, and E[h(wᵀx)] = wᵀE[x h′(wᵀx)]. h homogeneous; w: d; A: d×d. */
export const populationCovariance = (population: GaussianPopulation, h: ActivationName, w: ArrayLike<number>): { readonly A: Matrix; readonly output: number } => {
  const { first, second } = slopeMoments(population, h, w);
  return { A: matrixOf(w.length, w.length, (i, j) => second.data[i * w.length + j] - first[i] * first[j]), output: dot(w, first) };
};

/** P⊥_w A(w)w, the velocity of a unit w. w: d, unit; result d. */
export const populationVelocity = (population: GaussianPopulation, h: ActivationName, w: ArrayLike<number>): Float64Array => {
  const v = multiplyVector(populationCovariance(population, h, w).A, w);
  const radial = dot(w, v);
  return v.map((entry, i) => entry - radial * w[i]);
};

/**
 * M(w) = ∫_{wᵀx=0} xxᵀ p(x) dS = Σ_c p_c φ(a)/s · E[xxᵀ | wᵀx = 0], whose component is N(m − aSw/s, S − bbᵀ).
 * w: d, unit; d×d. A component without spread along w has no density on the hyperplane and adds nothing. Derived.
 */
export const hyperplaneMoment = (population: GaussianPopulation, w: ArrayLike<number>): Matrix => {
  const d = w.length;
  const out = zeros(d, d);
  for (const part of population) {
    const { s, a, b } = along(part, w);
    const weight = s > 0 ? (part.p * normalDensity(a)) / s : 0;
    if (weight === 0) continue;
    const centre = part.mean.map((entry, i) => entry - a * b[i]);
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) out.data[i * d + j] += weight * (part.covariance.data[i * d + j] - b[i] * b[j] + centre[i] * centre[j]);
    }
  }
  return out;
};

/**
 * E(w) = ½V[h(wᵀx)] from the law of u = wᵀx alone, Σ_c p_c N(μ, s²): E[u⁺] = μΦ + sφ, E[(u⁺)²] = (μ² + s²)Φ + μsφ.
 * It never forms A(w): the oracle for what is said of it. h homogeneous; w: d.
 */
export const populationEnergy = (population: GaussianPopulation, h: ActivationName, w: ArrayLike<number>): number => {
  const [cMinus, cPlus] = slopes(h);
  let [mean, square] = [0, 0];
  for (const part of population) {
    const { s, height } = along(part, w);
    for (const [slope, u] of [[cPlus, height], [-cMinus, -height]]) {
      const a = s > 0 ? u / s : u > 0 ? Infinity : -Infinity;
      const [mass, density] = [part.p * normalCdf(a), part.p * normalDensity(a)];
      mean += slope * (u * mass + s * density);
      square += slope ** 2 * ((u * u + s * s) * mass + u * s * density);
    }
  }
  return (square - mean * mean) / 2;
};

/** √E‖x‖²: the size of the population, whose square bounds A(w) for |h′| ≤ 1. */
export const populationSize = (population: GaussianPopulation): number => {
  let sum = 0;
  for (const { p, mean, covariance } of population) {
    sum += p * dot(mean, mean);
    for (let i = 0; i < covariance.rows; i++) sum += p * covariance.data[i * (covariance.rows + 1)];
  }
  return Math.sqrt(sum);
};

/**
 * How far the gate stays resolved: min_c √((wᵀm_c)² + wᵀS_cw) / √(‖m_c‖² + tr S_c), the least relative distance of a
 * component from lying on the hyperplane wᵀx = 0. w: d, unit. Components that are the point 0 do not count.
 */
export const hyperplaneClearance = (population: GaussianPopulation, w: ArrayLike<number>): number =>
  population.reduce((least, part) => {
    const { s, height } = along(part, w);
    const size = populationSize([{ ...part, p: 1 }]);
    return size > 0 ? Math.min(least, Math.hypot(s, height) / size) : least;
  }, norm(w));
