import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { simplifiedGradient, simplifiedHessian } from '../../definitions/sigmoid/simplified.ts';
import { twoFeatureLaw, type TwoFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { localMinimum } from '../../dynamics/sigmoid/localMinimum.ts';
import { neuronGradient } from '../../dynamics/sigmoid/neuron.ts';
import type { Field } from '../field.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { drawnFrom, exactly, numberIn, releasedPenalty } from './numbers.ts';
import { simplifiedObjective, viewsOf } from './twoFeaturePopulation.ts';

const side = (what: string, [lo, hi]: readonly [number, number]): Field<number> => numberIn(what, [lo, hi], [lo, hi]);

/** The hidden feature's two values and its probability, independent of the label; one neuron starts in the released box of τ = 7. */
export const hiddenFeatureLaw = setting({
  id: 'hidden-feature-law',
  words: 'For all hidden features with values low (probability 1 − q) and high (q), independent of the label, and starts of one neuron in the region, α = 1/800',
  dims: {},
  fields: {
    high: numberIn('larger value of the hidden feature', [0, 8], [0, 1, 2, 4, 7, 3.5]),
    low: numberIn('smaller value of the hidden feature', [-8, 0], [0, -1, -2, -3.5]),
    share: numberIn('probability q of the larger value', [0, 1], [0, 0.1, 0.5, 0.9, 1]),
    a: side('start of the first coordinate', [3.1, 3.9]),
    t: side('start of the second coordinate, times 7', [8.5, 9]),
  },
});

export interface HiddenLaw<S> {
  readonly high: S;
  readonly low: S;
  readonly share: S;
  readonly a: S;
  readonly t: S;
}

type Law = Pick<HiddenLaw<number>, 'high' | 'low' | 'share'>;

/** Its law, the labels equally likely (`half`). */
export const featuresOf = <S>(half: S, { high, low, share }: Pick<HiddenLaw<S>, 'high' | 'low' | 'share'>): TwoFeatures<S> => ({ low, high, plus: half, sharePlus: share, shareMinus: share });

/** The smaller value is 0, as in the paper, and the larger at least 3: the mean is not 0. */
export const offCentre = hypothesis<Law>({
  words: 'the hidden feature is off centre: its values are 0 and at least 3',
  tex: String.raw`x^{(2)} \in \{0, \tau\},\ \tau \ge 3`,
  narrow: { low: exactly('0', 0), high: numberIn('larger value of the hidden feature', [3, 8], [3, 4, 7]) },
  holds: ({ low, high }) => low === 0 && high >= 3,
});

/** Both values have probability at least 1/10. */
export const informative = hypothesis<Pick<Law, 'share'>>({
  words: 'both values of the hidden feature occur (with probability at least 1/10)',
  tex: String.raw`\tfrac1{10} \le q \le \tfrac9{10}`,
  narrow: { share: numberIn('probability q of the larger value', [0.1, 0.9], [0.1, 0.5, 0.9]) },
  holds: ({ share }) => share >= 0.1 && share <= 0.9,
});

/** The values are ±h, equally likely, h ≥ 1: the mean is 0. */
export const centred = hypothesis<Law>({
  words: 'the hidden feature is centred: ±h with equal probability, h ≥ 1',
  tex: String.raw`x^{(2)} = \pm h,\ \mathbb E\, x^{(2)} = 0`,
  narrow: {
    high: numberIn('larger value of the hidden feature', [1, 8], [1, 2, 3.5]),
    low: { ...drawnFrom('minus the same', [-8, 0], (_stream, drawn) => -(drawn.high as number)), simpler: () => [] },
    share: exactly('probability 1/2', 0.5),
  },
  holds: ({ low, high, share }) => low === -high && share === 0.5 && high >= 1,
});

/** The hidden feature always has the same value, at least 3. */
export const constantFeature = hypothesis<Law>({
  words: 'the hidden feature is a constant, at least 3: it carries no information',
  tex: String.raw`x^{(2)} \equiv \tau,\ \tau \ge 3`,
  narrow: { share: exactly('probability 1', 1), high: numberIn('the constant', [3, 8], [3, 4, 7]), low: exactly('0', 0) },
  holds: ({ share, high, low }) => share === 1 && high >= 3 && low === 0,
});

/** There is no hidden feature. */
export const absentFeature = hypothesis<Law>({
  words: 'there is no hidden feature',
  tex: String.raw`x^{(2)} \equiv 0`,
  narrow: { high: exactly('0', 0), low: exactly('0', 0) },
  holds: ({ high, low }) => high === 0 && low === 0,
});

/** Gradient descent from the start until the slope is 2⁻²⁶, at most 30,000 steps: where it ends. `seen` is shown the weights at the start and after every step. */
const descended = (features: TwoFeatures<number>, { a, t }: Pick<HiddenLaw<number>, 'a' | 't'>, seen: (step: number, w: Float64Array) => void = () => undefined): Float64Array => {
  const gradient = neuronGradient(viewsOf(features), releasedPenalty);
  const square = (1 - features.sharePlus) * features.low ** 2 + features.sharePlus * features.high ** 2;
  // (s²)″ < 0.155.
  const eta = 1 / (0.155 * (1 + square) + 2 * releasedPenalty);
  const w = Float64Array.of(a, t / 7);
  const slope = new Float64Array(2);
  seen(0, w);
  for (let k = 0; k < 30_000; k++) {
    gradient(w, slope);
    w[0] -= eta * slope[0];
    w[1] -= eta * slope[1];
    seen(k + 1, w);
    if (Math.hypot(slope[0], slope[1]) < 2 ** -26) break;
  }
  return w;
};

/** Where gradient descent from the start ends, completed by Newton's method: a minimum (a, b); null where that does not finish. */
export const learnedBy = ({ a, t, ...law }: HiddenLaw<number>): { readonly a: number; readonly b: number; readonly least: number } | null => {
  const features = featuresOf(0.5, law);
  const found = localMinimum(simplifiedObjective(features, releasedPenalty), descended(features, { a, t }));
  return found === null ? null : { a: found.w[0], b: found.w[1], least: found.eigenvalues[1] };
};

/** The weights along that descent, 2 each: at the start, after the first step, whenever an eighth more steps are done or the weights have moved by 1/16, and at the end. */
export const learningPath = (instance: HiddenLaw<number>): { readonly at: readonly number[]; readonly w: readonly Float64Array[] } => {
  const at: number[] = [];
  const w: Float64Array[] = [];
  let last = 0;
  const end = descended(featuresOf(0.5, instance), instance, (step, here) => {
    last = step;
    const from = w[w.length - 1] ?? here;
    if (step > 1 && step < 1.125 * at[at.length - 1] && Math.hypot(here[0] - from[0], here[1] - from[1]) < 1 / 16) return;
    at.push(step);
    w.push(here.slice());
  });
  return at[at.length - 1] === last ? { at, w } : { at: [...at, last], w: [...w, end] };
};

/** A weight of less than this share of the other is none. */
export const unseen = 2 ** -10;

/**
 * The minimum of `learnedBy` over any arithmetic, after four more steps of Newton's method, where slope 0 (to 2⁻¹⁰⁰) and a positive definite Hessian
 * are seen; null where they are not.
 */
export const learnedOver = <S>(R: Arithmetic<S>, instance: HiddenLaw<S>): readonly [S, S] | null => {
  const rounded = { high: R.toNumber(instance.high), low: R.toNumber(instance.low), share: R.toNumber(instance.share), a: R.toNumber(instance.a), t: R.toNumber(instance.t) };
  const found = learnedBy(rounded);
  if (found === null) return null;
  const law = twoFeatureLaw(R, featuresOf(R.of(0.5), instance));
  const alpha = R.of(releasedPenalty);
  let at = [R.of(found.a), R.of(found.b)];
  const derivatives = () => ({ gradient: simplifiedGradient(R, law, alpha, at), hessian: simplifiedHessian(R, law, alpha, at) });
  for (let k = 0; k < 4; k++) {
    const { gradient: [g, h], hessian: [[p, q], [, r]] } = derivatives();
    const det = R.sub(R.mul(p, r), R.mul(q, q));
    at = [R.sub(at[0], R.div(R.sub(R.mul(r, g), R.mul(q, h)), det)), R.sub(at[1], R.div(R.sub(R.mul(p, h), R.mul(q, g)), det))];
  }
  const { gradient, hessian: [[p, q], [, r]] } = derivatives();
  const [zero, tiny] = [R.of(0), R.of(2 ** -100)];
  const flat = gradient.every((entry) => R.compare(entry, tiny) < 0 && R.compare(R.sub(zero, entry), tiny) < 0);
  return flat && R.compare(p, zero) > 0 && R.compare(R.sub(R.mul(p, r), R.mul(q, q)), zero) > 0 ? [at[0], at[1]] : null;
};
