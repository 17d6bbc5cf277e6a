import { NotDecided, type Arithmetic } from '../../arithmetic/arithmetic.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { simplifiedGradient, simplifiedHessian } from '../../definitions/sigmoid/simplified.ts';
import { balancedFeatures, twoFeatureLaw } from '../../definitions/sigmoid/twoFeatures.ts';
import { bendBounds } from '../../dynamics/sigmoid/bendBounds.ts';
import { localMinimum } from '../../dynamics/sigmoid/localMinimum.ts';
import { neuronGradient } from '../../dynamics/sigmoid/neuron.ts';
import { releasedBox } from '../../dynamics/sigmoid/runs.ts';
import { symmetricEigen } from '../../dynamics/symmetricEigen.ts';
import type { Field } from '../field.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { numberIn, releasedPenalty } from './numbers.ts';
import { simplifiedObjective, viewsOf } from './twoFeaturePopulation.ts';

/** Minima already found in this process, by τ: runs of one claim share them. */
const minima = new Map<number, Float64Array>();

/** The minimum (a, b) of ℓ̃ with a > 0. */
export const minimumAt = (tau: number): Float64Array => {
  const known = minima.get(tau);
  if (known !== undefined) return known;
  const found = localMinimum(simplifiedObjective(balancedFeatures(float64, tau), releasedPenalty), [3.7, 10 / tau]);
  if (found === null || !(found.w[0] > 1)) throw new RangeError(`minimumAt: no minimum with a > 1 was found at τ = ${tau}`);
  minima.set(tau, found.w);
  return found.w;
};

/** A bound of the smoothness on the whole plane: (s²)″ < 0.155, and E‖x‖² = 1 + τ²/2. */
const planeSmoothness = (tau: number): number => 0.155 * (1 + tau ** 2 / 2) + 2 * releasedPenalty;

/** The longest step that comes to rest at the minimum, 2 over the largest curvature there, times the bound L of the plane. */
const longestShare = (tau: number): number => {
  const { hessian } = simplifiedObjective(balancedFeatures(float64, tau), releasedPenalty)(minimumAt(tau));
  return (2 * planeSmoothness(tau)) / symmetricEigen(hessian).values[0];
};

const anyStart = numberIn('start of the second coordinate, times τ', [0, 14], [8.5, 9, 8, 4]);
const anyShare = numberIn('step times the bound L of the smoothness', [1 / 8, 2048], [1 / 2, 1, 8, 128], 'log');

/** Half of the time the samples −e₁ + τe₂, w·x = t − a, lie where the slope is steepest. */
const startField: Field<number> = { ...anyStart, draw: (stream, dims, drawn) => (stream.chance(0.5) ? Math.min(14, Math.abs(drawn.a as number) + 1.5 * stream.uniform()) : anyStart.draw(stream, dims, drawn)) };

/** Half of the time a step just short of the longest that comes to rest. */
const shareField: Field<number> = { ...anyShare, draw: (stream, dims, drawn) => (stream.chance(0.5) ? longestShare(drawn.tau as number) * (0.85 + 0.14 * stream.uniform()) : anyShare.draw(stream, dims, drawn)) };

/** Gradient descent on ℓ̃ at the released penalty, from (a, t/τ), with the step η = share/L. */
export const descentRun = setting({
  id: 'descent-run',
  words: 'For all strengths 2.5 ≤ τ ≤ 20 of the hidden feature, starts (a, t/τ) with |a| ≤ 6, 0 ≤ t ≤ 14, and steps η of gradient descent on ℓ̃, α = 1/800',
  dims: {},
  fields: {
    tau: numberIn('strength τ of the hidden feature', [2.5, 20], [3, 7, 20], 'log'),
    a: numberIn('start of the first coordinate', [-6, 6], [0, 1, -1, 3.1, 3.9, -3.1, -3.9]),
    t: startField,
    share: shareField,
  },
});

export interface Descent {
  readonly tau: number;
  readonly a: number;
  readonly t: number;
  readonly share: number;
}

/** The step is at most the inverse of a bound of the smoothness: of the region (`regionStep`), or of the whole plane (`planeStep`). */
export const shortStep = hypothesis<Pick<Descent, 'share'>>({
  words: 'the step is at most 1/L, L a bound of the smoothness of ℓ̃',
  tex: String.raw`\eta \le 1/L`,
  narrow: { share: numberIn('step times the bound L of the smoothness', [1 / 8, 1], [1 / 2, 1], 'log') },
  holds: ({ share }) => share <= 1,
});

/** The start has a first coordinate. */
export const signedStart = hypothesis<Pick<Descent, 'a'>>({
  words: 'the first coordinate of the start is not 0 (at least 1/16 in size)',
  tex: String.raw`w^{(1)}(0) \ne 0`,
  narrow: {
    a: {
      ...numberIn('start of the first coordinate', [-6, 6], []),
      draw: (stream) => stream.pick([1, -1]) * (stream.chance(0.5) ? (1 / 16) * 96 ** stream.uniform() : 1 / 16 + (6 - 1 / 16) * stream.uniform()),
      valid: (a) => Math.abs(a) >= 1 / 16 && Math.abs(a) <= 6,
      mutate: (stream, a, step) => Math.sign(a) * Math.min(6, Math.max(1 / 16, Math.abs(a) * Math.exp(step * stream.normal()))),
    },
  },
  holds: ({ a }) => Math.abs(a) >= 1 / 16,
});

/** Modulus μ and smoothness L of ℓ̃ on the least box that holds the released one and the minimum. */
export const regionConstants = (tau: number): { readonly mu: number; readonly L: number } => {
  const [a, b] = minimumAt(tau);
  const around = ([lo, hi]: readonly [number, number], value: number): readonly [number, number] => [Math.min(lo, value), Math.max(hi, value)];
  const { least, most } = bendBounds(tau, around(releasedBox.a, a), around(releasedBox.t, tau * b), 24);
  return { mu: least + 2 * releasedPenalty, L: most + 2 * releasedPenalty };
};

/** η = share/L with the smoothness of the region. */
export const regionStep = ({ tau, share }: Descent): number => share / regionConstants(tau).L;

/** η = share/L with a bound of the smoothness on the whole plane. */
export const planeStep = (descent: Descent): number => descent.share / planeSmoothness(descent.tau);

/** Gradient descent on ℓ̃ with step η from (a, t/τ): `step` moves `w` and leaves the slope where it was in `slope`. */
const descending = ({ tau, a, t }: Descent, eta: number): { readonly w: Float64Array; readonly slope: Float64Array; readonly step: () => void } => {
  const gradient = neuronGradient(viewsOf(balancedFeatures(float64, tau)), releasedPenalty);
  const [w, slope] = [Float64Array.of(a, t / tau), new Float64Array(2)];
  const step = (): void => {
    gradient(w, slope);
    for (const c of [0, 1]) w[c] -= eta * slope[c];
  };
  return { w, slope, step };
};

/** The points of gradient descent with step η from the start, that one included. */
export const descentPath = (descent: Descent, eta: number, steps: number): readonly (readonly [number, number])[] => {
  const { w, step } = descending(descent, eta);
  const path: [number, number][] = [[w[0], w[1]]];
  for (let k = 0; k < steps; k++) {
    step();
    path.push([w[0], w[1]]);
  }
  return path;
};

const mostSteps = 600;

/**
 * The largest of |w_{k+1} − w_*|/|w_k − w_*| less 1 − ημ along gradient descent from the start, w_* = (±a, b) on its side; steps from
 * less than 2⁻²⁰ of |w_*| are not looked at: there rounding of the slope shows.
 */
export const contractionExcess = (descent: Descent): { readonly excess: number; readonly rate: number; readonly steps: number; readonly worst: number; readonly end: Float64Array } => {
  const { mu, L } = regionConstants(descent.tau);
  const [aMin, bMin] = minimumAt(descent.tau);
  const target = [descent.a < 0 ? -aMin : aMin, bMin];
  const eta = descent.share / L;
  const { w, step } = descending(descent, eta);
  const distance = (): number => Math.hypot(w[0] - target[0], w[1] - target[1]);
  let excess = -Infinity;
  let [steps, worst] = [0, 0];
  for (let before = distance(); steps < mostSteps && before > 2 ** -20 * aMin; steps++) {
    step();
    const after = distance();
    const beyond = after / before - (1 - eta * mu);
    if (beyond > excess) [excess, worst] = [beyond, steps];
    before = after;
  }
  return { excess: steps === 0 ? 0 : excess, rate: 1 - eta * mu, steps, worst, end: w };
};

/**
 * Where gradient descent with η = share/L ends, L a bound of the smoothness on the whole plane: 30,000 steps, then Newton's method;
 * null where that does not finish. Longer steps than 1/L may leap about for ever: their descent is taken to end where it rests.
 */
export const descentLimit = (descent: Descent): { readonly end: Float64Array; readonly least: number } | null => {
  const { w, slope, step } = descending(descent, planeStep(descent));
  const short = descent.share <= 1;
  const [cap, rest] = short ? [30_000, 2 ** -13] : [4000, 2 ** -30];
  let rests = false;
  for (let k = 0; k < cap && !rests; k++) {
    step();
    rests = Math.hypot(slope[0], slope[1]) < rest;
  }
  if (!rests && !short) return null;
  const found = localMinimum(simplifiedObjective(balancedFeatures(float64, descent.tau), releasedPenalty), w);
  return found === null ? null : { end: found.w, least: found.eigenvalues[1] };
};

type LiftedDescent<S> = { readonly [K in keyof Descent]: S };

const numbersOf = <S>(R: Arithmetic<S>, { tau, a, t, share }: LiftedDescent<S>): Descent => ({ tau: R.toNumber(tau), a: R.toNumber(a), t: R.toNumber(t), share: R.toNumber(share) });

/** Gradient descent on ℓ̃ from (a, t/τ), from the definitions, one point after another; and Newton's step, for limits. */
const descentOver = <S>(R: Arithmetic<S>, { tau, a, t }: LiftedDescent<S>) => {
  const [law, alpha] = [twoFeatureLaw(R, balancedFeatures(R, tau)), R.of(releasedPenalty)];
  const slopeAt = (w: readonly S[]): S[] => simplifiedGradient(R, law, alpha, w);
  const stepped = (w: readonly S[], eta: S, slope: readonly S[] = slopeAt(w)): S[] => w.map((entry, c) => R.sub(entry, R.mul(eta, slope[c])));
  /** The critical point next to w, by four Newton steps; `NotDecided` where they do not end at one. */
  const criticalPoint = (from: readonly S[]): S[] => {
    let w = [...from];
    for (let k = 0; k < 4; k++) {
      const [[p, q], [, r]] = simplifiedHessian(R, law, alpha, w);
      const [g, h] = slopeAt(w);
      const det = R.sub(R.mul(p, r), R.mul(q, q));
      w = [R.sub(w[0], R.div(R.sub(R.mul(r, g), R.mul(q, h)), det)), R.sub(w[1], R.div(R.sub(R.mul(p, h), R.mul(q, g)), det))];
    }
    if (slopeAt(w).some((entry) => Math.abs(R.toNumber(entry)) > 2 ** -60)) throw new NotDecided("Newton's method does not end at a critical point");
    return w;
  };
  return { start: [a, R.div(t, tau)], stepped, slopeAt, criticalPoint };
};

/** Steps of descent that a second path may follow. */
const mostFollowed = 600;

const lengthOf = <S>(R: Arithmetic<S>, v: readonly S[]): S => R.sqrt(v.reduce((sum, entry) => R.add(sum, R.mul(entry, entry)), R.of(0)));

/**
 * 1 − ημ − |w_{k+1} − w_*|/|w_k − w_*| along the descent, step by step up to the one that float64 sees exceed most, which is the last of the list;
 * μ and η are the doubles of `regionConstants`. `NotDecided` where that is more than 600 steps away.
 */
export const contractionOver = <S>(R: Arithmetic<S>, lifted: LiftedDescent<S>): S[] => {
  const descent = numbersOf(R, lifted);
  const { worst } = contractionExcess(descent);
  if (worst >= mostFollowed) throw new NotDecided(`the step that contracts least comes after ${mostFollowed} others`);
  const { mu } = regionConstants(descent.tau);
  const eta = R.of(regionStep(descent));
  const { start, stepped, criticalPoint } = descentOver(R, lifted);
  const [aMin, bMin] = minimumAt(descent.tau);
  const target = criticalPoint([R.of(descent.a < 0 ? -aMin : aMin), R.of(bMin)]);
  const rate = R.sub(R.of(1), R.mul(eta, R.of(mu)));
  const distance = (w: readonly S[]): S => lengthOf(R, w.map((entry, c) => R.sub(entry, target[c])));
  const left: S[] = [];
  let w = start;
  for (let k = 0, before = distance(w); k <= worst; k++) {
    w = stepped(w, eta);
    const after = distance(w);
    left.push(R.sub(rate, R.div(after, before)));
    before = after;
  }
  return left;
};

/** Points of the line a = 0 at which the sign of the slope is looked at. */
const looks = 64;

/** How near to rest the descent must be before Newton's method completes it. */
const nearlyAtRest = 2 ** -13;

/**
 * The limit of the descent with η = share/L of the plane less the minimum of its side: steps from the definitions until the slope is below 2⁻¹³, then
 * Newton's method. A start with a = 0 has no side: its target is (0, b). `NotDecided` where 600 steps do not come so far.
 */
export const limitBesideMinimum = <S>(R: Arithmetic<S>, lifted: LiftedDescent<S>): S[] => {
  const descent = numbersOf(R, lifted);
  const { start, stepped, slopeAt, criticalPoint } = descentOver(R, lifted);
  const eta = R.of(planeStep(descent));
  const [aMin, bMin] = minimumAt(descent.tau);
  const target = criticalPoint([R.of(aMin), R.of(bMin)]);
  const beside = (limit: readonly S[]): S[] => [R.sub(limit[0], R.mul(R.of(Math.sign(descent.a)), target[0])), R.sub(limit[1], target[1])];
  const found = descent.a === 0 && descent.share <= 1 ? descentLimit(descent) : null;
  if (found !== null) {
    // On the line a = 0 short steps go one way, to the first zero of the slope: there is none between the start and the one that float64 found.
    const [from, to] = [start[1], criticalPoint([R.of(0), R.of(found.end[1])])[1]];
    const between = Array.from({ length: looks }, (_, k) => slopeAt([R.of(0), R.add(from, R.mul(R.of(k / looks), R.sub(to, from)))]));
    const way = R.compare(to, from);
    if (between.every(([across, along]) => Math.abs(R.toNumber(across)) < 2 ** -140 && R.compare(along, R.of(0)) * way < 0)) return beside([R.of(0), to]);
  }
  let w: readonly S[] = start;
  for (let steps = 0; ; steps++) {
    const slope = slopeAt(w);
    if (slope.every((entry) => Math.abs(R.toNumber(entry)) <= nearlyAtRest)) return beside(criticalPoint(w));
    if (steps === mostFollowed) throw new NotDecided(`the descent is not near rest after ${mostFollowed} steps`);
    w = stepped(w, eta, slope);
  }
};
