import type { Matrix } from '../../linalg/matrix.ts';
import { multiplyVector, zeros } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';
import { covarianceFactor } from './covarianceFactor.ts';
import { checkProbabilities, drawClass, sampler, type Distribution } from './distribution.ts';
import { addGaussian } from './gaussian.ts';
import { mixtureMoments, type Part } from './mixtureMoments.ts';
import { normalCdf, normalDensity } from './normalCdf.ts';

/** Moments on the half-space wᵀx > 0: P[wᵀx > 0], E[x 1{wᵀx > 0}] (d), E[xxᵀ 1{wᵀx > 0}] (d×d). */
export interface GatedMoments {
  readonly mass: number;
  readonly first: Float64Array;
  readonly second: Matrix;
}

/** A Gaussian mixture, with the moments that a ReLU's gate leaves of it. */
export interface GaussianMixture extends Distribution {
  readonly mean: Float64Array;
  readonly covariance: Matrix;
  gatedMoments(w: ArrayLike<number>): GatedMoments;
}

/**
 * Of x ~ N(m, S), with s = √(wᵀSw), a = wᵀm/s, b = Sw/s, Φ and φ at a: E[x1] = mΦ + bφ,
 * E[xxᵀ1] = Φ(S + mmᵀ) + φ(mbᵀ + bmᵀ) − aφ bbᵀ. Where s = 0 the gate is constant: 1{wᵀm > 0}.
 */
const gatedPart = ({ mean: m, covariance: S }: Part, w: ArrayLike<number>): GatedMoments => {
  const d = m.length;
  const Sw = multiplyVector(S, w);
  const s = Math.sqrt(Math.max(0, dot(w, Sw)));
  const height = dot(w, m);
  const a = s > 0 ? height / s : height > 0 ? Infinity : -Infinity;
  const [mass, density] = [normalCdf(a), normalDensity(a)];
  const b = Sw.map((value) => (s > 0 ? value / s : 0));
  // a·φ(a) → 0 at infinity, where the product itself would be NaN.
  const curl = density === 0 ? 0 : a * density;
  const second = zeros(d, d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      second.data[i * d + j] = mass * (S.data[i * d + j] + m[i] * m[j]) + density * (m[i] * b[j] + b[i] * m[j]) - curl * b[i] * b[j];
    }
  }
  return { mass, first: m.map((value, i) => value * mass + b[i] * density), second };
};

/**
 * Σ_c p_c N(m_c, S_c). weights: C, ≥ 0, summing to 1; parts: C of dimension d, covariances semidefinite; throws
 * otherwise. `gatedMoments` in closed form for any w (d), also w = 0, where the gate is closed.
 * Derived: integrate along and across w, which are independent given the class.
 */
export const gaussianMixture = (weights: readonly number[], parts: readonly Part[]): GaussianMixture => {
  checkProbabilities('gaussianMixture', weights);
  const dimension = parts[0]?.mean.length ?? 0;
  if (parts.length !== weights.length || parts.some(({ mean, covariance }) => mean.length !== dimension || covariance.rows !== dimension)) {
    throw new RangeError(`gaussianMixture: ${weights.length} weights and ${parts.length} parts; expected one part a weight, all of dimension ${dimension}`);
  }
  const factors = parts.map(({ covariance }) => covarianceFactor(covariance));
  return {
    name: 'gaussianMixture',
    dimension,
    ...mixtureMoments(weights, parts),
    sample: sampler('gaussianMixture', dimension, (stream, out) => {
      const c = drawClass(stream, weights);
      addGaussian(stream, out, (parts[c] as Part).mean, factors[c] as Matrix);
    }),
    gatedMoments(w) {
      const out = { mass: 0, first: new Float64Array(dimension), second: zeros(dimension, dimension) };
      parts.forEach((part, c) => {
        const p = weights[c] as number;
        const gated = gatedPart(part, w);
        out.mass += p * gated.mass;
        gated.first.forEach((value, i) => (out.first[i] += p * value));
        gated.second.data.forEach((value, i) => (out.second.data[i] += p * value));
      });
      return out;
    },
  };
};
