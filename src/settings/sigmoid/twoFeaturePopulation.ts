import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import type { Dual } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { simplifiedLoss } from '../../definitions/sigmoid/simplified.ts';
import { twoFeatureLaw, type TwoFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { neuronJet, type WeightedViews } from '../../dynamics/sigmoid/neuron.ts';
import type { Smooth } from '../../dynamics/sigmoid/smooth.ts';
import { fromRows } from '../../linalg/matrix.ts';
import { anyMatrix } from '../fields.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { exactly, numberIn } from './numbers.ts';

const probability = (what: string) => numberIn(what, [0, 1], [0, 1 / 4, 1 / 2, 3 / 4, 1]);
const hiddenValue = (what: string) => numberIn(what, [-16, 16], [0, 1, -1, 3, 7, -7, 3.5, -3.5]);

/** A law of two features, and the weights of one neuron. */
export const twoFeaturePopulation = setting({
  id: 'two-feature-population',
  words: 'For all laws of a label x⁽¹⁾ = ±1 and a hidden feature x⁽²⁾ of two values, coefficients α of the penalty and weights w in ℝᵈ',
  dims: { d: [2, 4] },
  fields: {
    low: hiddenValue('one value of the hidden feature'),
    high: hiddenValue('the other value of the hidden feature'),
    plus: probability('probability of x⁽¹⁾ = 1'),
    sharePlus: probability('probability of the value `high` where x⁽¹⁾ = 1'),
    shareMinus: probability('probability of the value `high` where x⁽¹⁾ = −1'),
    alpha: numberIn('coefficient α of the penalty', [2 ** -12, 1], [1 / 800, 1 / 64, 1 / 8, 1], 'log'),
    w: anyMatrix('weights of the neuron', [[], ['d']]),
  },
});

/** The law as samples in float64, both views the same. */
export const viewsOf = (features: TwoFeatures<number>): WeightedViews => {
  const { points, weights } = twoFeatureLaw(float64, features);
  const x = fromRows(points);
  return { x, xPrime: x, weights };
};

/** ℓ̃ of one neuron on a law, with its derivatives. */
export const simplifiedObjective = (features: TwoFeatures<number>, alpha: number): Smooth => {
  const views = viewsOf(features);
  return (w) => neuronJet(views, alpha, w);
};

/** |ℓ̃(w) − ℓ̃ on the other law at the other weights|, and the size of the terms. */
export const lossGap = (alpha: number, at: { readonly features: TwoFeatures<number>; readonly w: ArrayLike<number> }, other: { readonly features: TwoFeatures<number>; readonly w: ArrayLike<number> }): { readonly gap: number; readonly size: number } => {
  const [here, there] = [at, other].map(({ features, w }) => simplifiedObjective(features, alpha)(Float64Array.from(w)).value);
  return { gap: Math.abs(here - there), size: 2 + alpha * Float64Array.from(at.w).reduce((sum, entry) => sum + entry * entry, 0) };
};

/** The same over any arithmetic, with its sign, from the definition. */
export const lossGapOver = <S>(R: Arithmetic<S>, alpha: S, at: { readonly features: TwoFeatures<S>; readonly w: readonly S[] }, other: { readonly features: TwoFeatures<S>; readonly w: readonly S[] }): S =>
  R.sub(simplifiedLoss(R, twoFeatureLaw(R, at.features), alpha, at.w), simplifiedLoss(R, twoFeatureLaw(R, other.features), alpha, other.w));

/** w with the sign of one coordinate turned; d. */
export const turned = <S>(R: Arithmetic<S>, w: readonly S[], coordinate: number): S[] => w.map((entry, c) => (c === coordinate ? R.sub(R.of(0), entry) : entry));

/** The law of (x⁽¹⁾, −x⁽²⁾). */
export const mirrored = <S>(R: Arithmetic<S>, features: TwoFeatures<S>): TwoFeatures<S> => ({ ...features, low: R.sub(R.of(0), features.low), high: R.sub(R.of(0), features.high) });

/** The numbers of a law as duals that do not vary. */
export const constantLaw = <S>({ low, high, plus, sharePlus, shareMinus }: TwoFeatures<S>): TwoFeatures<Dual<S>> => {
  const fixed = (value: S): Dual<S> => ({ value, partials: [] });
  return { low: fixed(low), high: fixed(high), plus: fixed(plus), sharePlus: fixed(sharePlus), shareMinus: fixed(shareMinus) };
};

type Law = TwoFeatures<number>;
/** Both labels have probability 1/2. */
export const balancedLabels = hypothesis<Pick<Law, 'plus'>>({
  words: 'both labels are equally likely',
  tex: String.raw`P[x^{(1)} = 1] = \tfrac12`,
  narrow: { plus: exactly('probability 1/2', 0.5) },
  holds: ({ plus }) => plus === 0.5,
});

/** The hidden feature has the same law under both labels. */
export const independentFeature = hypothesis<Pick<Law, 'sharePlus' | 'shareMinus'>>({
  words: 'the hidden feature is independent of the label',
  tex: String.raw`x^{(2)} \perp x^{(1)}`,
  narrow: { shareMinus: { ...probability('the same probability'), draw: (_stream, _dims, drawn) => drawn.sharePlus as number, simpler: () => [] } },
  holds: ({ sharePlus, shareMinus }) => sharePlus === shareMinus,
});
