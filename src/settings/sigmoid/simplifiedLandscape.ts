import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { simplifiedGradient, simplifiedHessian } from '../../definitions/sigmoid/simplified.ts';
import { balancedFeatures, twoFeatureLaw } from '../../definitions/sigmoid/twoFeatures.ts';
import { axisPoint, criticalPenalty } from '../../dynamics/sigmoid/criticalPenalty.ts';
import { distinctCriticalPoints, type CriticalPoint } from '../../dynamics/sigmoid/localMinimum.ts';
import type { Smooth } from '../../dynamics/sigmoid/smooth.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import type { Stream } from '../../generators/stream.ts';
import type { Field } from '../field.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { drawnFrom, drawStrength, exactly, releasedPenalty, strength } from './numbers.ts';
import { simplifiedObjective } from './twoFeaturePopulation.ts';

/** Penalties are at least 1/3000 (without one there is no minimum) and at most 1. */
const penalties = [1 / 3000, 1] as const;

/** α_c(τ), by its limit 1/16 where there is no hidden feature. */
const threshold = (tau: number): number => (tau === 0 ? 1 / 16 : criticalPenalty(tau));

/** The largest share of α_c at which the minimum is told from the line a = 0. */
const below = 1 - 2 ** -10;

const penalty: Field<number> = drawnFrom('coefficient α of the penalty', penalties, (stream, drawn) => {
  if (stream.chance(0.3)) return releasedPenalty;
  return stream.chance(0.3) ? threshold(drawn.tau as number) * stream.pick([0.999, 1.001, 1.03, 1.3]) : penalties[0] * (150 ** stream.uniform());
});

/** The simplified objective of one neuron, given by the strength τ of the hidden feature and the penalty α. */
export const simplifiedLandscape = setting({
  id: 'simplified-landscape',
  words: 'For all strengths τ of the hidden feature and coefficients α of the penalty, the objective ℓ̃ of one neuron without noise, the four kinds of sample being equally likely',
  dims: {},
  fields: { tau: { ...strength, draw: drawStrength }, alpha: penalty },
});

const presentStrength = { ...strength, draw: (stream: Stream) => 2 ** -3 * 8000 ** stream.uniform(), valid: (tau: number) => tau >= 1 / 8 && tau <= 1000 } satisfies Field<number>;

/** The same with a hidden feature. */
export const featuredLandscape = setting({
  ...simplifiedLandscape,
  id: 'featured-landscape',
  words: simplifiedLandscape.words.replace('strengths τ', 'strengths τ ≥ 1/8'),
  fields: { tau: presentStrength, alpha: penalty },
});

export interface Landscape<S> {
  readonly tau: S;
  readonly alpha: S;
}

/** The hidden feature is there. */
export const hiddenFeature = hypothesis<Landscape<number>>({
  words: 'the hidden feature has a strength (at least 1/8)',
  tex: String.raw`\tau > 0`,
  narrow: { tau: presentStrength },
  holds: ({ tau }) => tau >= 1 / 8,
});

/** The penalty is below the value at which the line a = 0 becomes stable. */
export const smallPenalty = hypothesis<Landscape<number>>({
  words: 'the penalty is below α_c(τ), by a thousandth of it',
  tex: String.raw`\alpha < \alpha_c(\tau)`,
  narrow: {
    alpha: drawnFrom('a penalty below α_c(τ)', [0, 1], (stream, drawn) => {
      const top = below * threshold(drawn.tau as number);
      return stream.chance(0.1) ? top : Math.max(penalties[0] / 4, top * 2 ** -(7 * stream.uniform()));
    }),
  },
  holds: ({ tau, alpha }) => alpha <= below * threshold(tau) * (1 + 4 * Number.EPSILON) && alpha >= penalties[0] / 4,
});

/** The penalty is that of the released code. */
export const penaltyAsReleased = hypothesis<Pick<Landscape<number>, 'alpha'>>({
  words: 'the penalty is that of the released code',
  tex: String.raw`\alpha = 1/800`,
  narrow: { alpha: exactly('the released penalty', releasedPenalty) },
  holds: ({ alpha }) => alpha === releasedPenalty,
});

/** τ is that of the released code. */
export const releasedStrength = hypothesis<Pick<Landscape<number>, 'tau'>>({
  words: 'the hidden feature has the strength of the released code',
  tex: String.raw`\tau = 7`,
  narrow: { tau: exactly('the released strength', 7) },
  holds: ({ tau }) => tau === 7,
});

/** ℓ̃ in the coordinates (a, t), b = t/τ (b = t for τ < 1), in which its minima lie within [−20, 20] at every τ. */
export const scaledObjective = ({ tau, alpha }: Landscape<number>): Smooth => {
  const by = Math.max(tau, 1);
  const f = simplifiedObjective(balancedFeatures(float64, tau), alpha);
  return (at) => {
    const { value, gradient, hessian } = f(Float64Array.of(at[0], at[1] / by));
    return {
      value,
      gradient: Float64Array.of(gradient[0], gradient[1] / by),
      hessian: matrixOf(2, 2, (i, j) => hessian.data[2 * i + j] / by ** (i + j)),
    };
  };
};

/** Starts in (a, t) from which all minima of ℓ̃ with a ≥ 0 are looked for. */
const starts = [0.25, 2, 5].flatMap((a) => [1, 7, 14].map((t) => [a, t]));

/** A critical point of ℓ̃ in (a, b), with the least eigenvalue of the Hessian in (a, t). */
export interface PlanePoint {
  readonly a: number;
  readonly b: number;
  readonly t: number;
  readonly least: number;
}

const planePoint = (tau: number, { w, eigenvalues }: CriticalPoint): PlanePoint => ({ a: w[0], b: w[1] / Math.max(tau, 1), t: (w[1] * tau) / Math.max(tau, 1), least: eigenvalues[1] });

/** The critical points of ℓ̃ with a ≥ 0 that nine starts lead to, and that of the line a = 0. */
export const planePoints = (landscape: Landscape<number>): PlanePoint[] => {
  const { tau, alpha } = landscape;
  const f = scaledObjective(landscape);
  // The line a = 0 has one critical point, known in closed form: looked at apart, since descents leave it.
  const t = tau === 0 ? 0 : axisPoint(tau, alpha);
  const axis = Float64Array.of(0, (t * Math.max(tau, 1)) / (tau || 1));
  const { value, hessian } = f(axis);
  const onAxis: CriticalPoint = { w: axis, value, slope: 0, eigenvalues: Float64Array.of(hessian.data[3], hessian.data[0]).sort().reverse() };
  const found = distinctCriticalPoints(f, starts).filter(({ w }) => w[0] > 2 ** -12);
  return [...found, onAxis].map((point) => planePoint(tau, point));
};

/** Those of them that are minima. */
export const planeMinima = (landscape: Landscape<number>): PlanePoint[] => planePoints(landscape).filter(({ least }) => least > 0);

/** ∇ℓ̃ and the Hessian at (a, b) over any arithmetic, from the definitions. */
export const planeDerivatives = <S>(R: Arithmetic<S>, { tau, alpha }: Landscape<S>, at: readonly S[]): { readonly gradient: readonly S[]; readonly hessian: readonly (readonly S[])[] } => {
  const law = twoFeatureLaw(R, balancedFeatures(R, tau));
  return { gradient: simplifiedGradient(R, law, alpha, at), hessian: simplifiedHessian(R, law, alpha, at) };
};

/** Newton's method over any arithmetic in the plane, from a point that float64 has found: `steps` times. */
export const polished = <S>(R: Arithmetic<S>, landscape: Landscape<S>, from: readonly S[], steps: number): S[] => {
  let at = [...from];
  for (let k = 0; k < steps; k++) {
    const { gradient: [g, h], hessian: [[p, q], [, r]] } = planeDerivatives(R, landscape, at);
    const det = R.sub(R.mul(p, r), R.mul(q, q));
    at = [R.sub(at[0], R.div(R.sub(R.mul(r, g), R.mul(q, h)), det)), R.sub(at[1], R.div(R.sub(R.mul(p, h), R.mul(q, g)), det))];
  }
  return at;
};

/** Coordinates of less than this count as 0. */
const absent = 2 ** -12;

/** All minima found with a ≥ 0, and how many of them have a = 0 or b = 0. */
export const minimaWithoutAFeature = (landscape: Landscape<number>): { readonly minima: PlanePoint[]; readonly missing: number } => {
  const minima = planeMinima(landscape);
  return { minima, missing: minima.filter(({ a, b }) => a < absent || b < absent).length };
};

/** Whether a minimum with a = 0 or b = 0 is one over another arithmetic too: its slope 0 to 2⁻¹⁰⁰ after Newton's method, its Hessian positive definite. */
export const losesAFeatureOver = <S>(R: Arithmetic<S>, landscape: Landscape<S>): boolean => {
  const rounded = { tau: R.toNumber(landscape.tau), alpha: R.toNumber(landscape.alpha) };
  return planeMinima(rounded).some(({ a, b }) => {
    if (a >= absent && b >= absent) return false;
    const at = polished(R, landscape, [R.of(a < absent ? 0 : a), R.of(b < absent ? 0 : b)], 4);
    const { gradient, hessian: [[p, q], [, r]] } = planeDerivatives(R, landscape, at);
    const [zero, tiny] = [R.of(0), R.of(2 ** -100)];
    const flat = gradient.every((entry) => R.compare(entry, tiny) < 0 && R.compare(R.sub(zero, entry), tiny) < 0);
    return flat && R.compare(p, zero) > 0 && R.compare(R.sub(R.mul(p, r), R.mul(q, q)), zero) > 0 && (R.toNumber(at[0]) < absent || R.toNumber(at[1]) < absent);
  });
};

/** ln(τ² cosh a/2αt) − t at a critical point, and its bound 3e^{a−t}: ∂ℓ̃/∂b = 0 is τ²/2 (φ(t + a) + φ(t − a)) = 2αt, φ(z) = e^{−z}/(1 + e^{−z})³. */
export const growthGap = ({ tau, alpha }: Landscape<number>, { a, t }: PlanePoint): { readonly gap: number; readonly bound: number } => {
  // ln cosh a without overflow.
  const logCosh = a + Math.log1p(Math.exp(-2 * a)) - Math.LN2;
  return { gap: 2 * Math.log(tau) + logCosh - Math.log(2 * alpha * t) - t, bound: 3 * Math.exp(a - t) };
};

/** (a, τb) at the minimum with a > 1 over any arithmetic: that of float64 after four more steps of Newton's method. Throws where there is none. */
export const minimumOver = <S>(R: Arithmetic<S>, landscape: Landscape<S>): readonly [S, S] => {
  const [point] = planeMinima({ tau: R.toNumber(landscape.tau), alpha: R.toNumber(landscape.alpha) }).filter(({ a }) => a > 1);
  if (point === undefined) throw new RangeError(`minimumOver: no minimum with a > 1 at τ = ${R.toNumber(landscape.tau)}, α = ${R.toNumber(landscape.alpha)}`);
  const [a, b] = polished(R, landscape, [R.of(point.a), R.of(point.b)], 4);
  return [a, R.mul(b, landscape.tau)];
};
