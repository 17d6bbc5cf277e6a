import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { lift } from '../arithmetic/lift.ts';
import { selfSupervisedObjective } from '../definitions/sigmoid/selfSupervised.ts';
import { simplifiedLoss } from '../definitions/sigmoid/simplified.ts';
import { supervisedLoss } from '../definitions/sigmoid/supervised.ts';
import { balancedFeatures, twoFeatureLaw, type TwoFeatures } from '../definitions/sigmoid/twoFeatures.ts';
import { gradientOf, isCertified, type Scalar } from '../dynamics/certificates/certificate.ts';
import { minimumAt } from '../settings/sigmoid/descentRun.ts';
import { releasedPenalty } from '../settings/sigmoid/numbers.ts';
import { atCleanMinimum, cleanMinimum, nearestMinimum, sampleOf, type SampledNeuron } from '../settings/sigmoid/sampledNeuron.ts';
import { planePoints, type Landscape } from '../settings/sigmoid/simplifiedLandscape.ts';
import { supervisedLimit, type SupervisedStart } from '../settings/sigmoid/supervisedRuns.ts';
import { criticalPointOf, zeroFrom, type Exhibit } from './exhibit.ts';

/**
 * The critical points of ℓ̃ with a > 0, each to be certified a minimum, and that of the line a = 0, to be certified a saddle; in the coordinates
 * (a, t), t = b·max(τ, 1), in which they are of one size at every τ.
 */
export const landscapeExhibits = ({ tau, alpha }: Landscape<number>): Exhibit[] => {
  const by = Math.max(tau, 1);
  return planePoints({ tau, alpha }).map(({ a, b }) =>
    criticalPointOf(
      a > 0 ? 'the critical point with a > 0' : 'the critical point with a = 0',
      tau > 1 ? 'a, τb' : 'a, b',
      a > 0 ? 'minimum' : 'saddle',
      (R, [first, t]) => simplifiedLoss(R, twoFeatureLaw(R, balancedFeatures(R, R.of(tau))), R.of(alpha), [first, R.div(t, R.of(by))]),
      [a, b * by],
    ),
  );
};

/** Whether the point, if it is to be a minimum, has a > 0 and b > 0 for certain. */
export const lacksNothing = ({ expected, outcome }: Exhibit): boolean => expected !== 'minimum' || (isCertified(outcome) && 'enclosure' in outcome && outcome.enclosure.every(({ lo }) => lo > 0));

/** A minimum (a, b) of ℓ̃ on a law of two features, at the released penalty. */
export const limitOnLaw = (what: string, { low, high, plus, sharePlus, shareMinus }: TwoFeatures<number>, at: ArrayLike<number>): Exhibit =>
  criticalPointOf(what, 'w⁽¹⁾, w⁽²⁾', 'minimum', (R, w) => simplifiedLoss(R, twoFeatureLaw(R, { low: R.of(low), high: R.of(high), plus: R.of(plus), sharePlus: R.of(sharePlus), shareMinus: R.of(shareMinus) }), R.of(releasedPenalty), w), Array.from(at));

/** The minimum of ℓ̃ at strength τ on the side of a start a. */
export const minimumOfSide = (tau: number, a: number): Exhibit => {
  const [aMin, bMin] = minimumAt(tau);
  return limitOnLaw('the minimum of its side', balancedFeatures(float64, tau), [a < 0 ? -aMin : aMin, bMin]);
};

/** Where supervised training ends, in all six weights; nothing where Newton's method did not finish. */
export const supervisedExhibits = (start: SupervisedStart): Exhibit[] => {
  const limit = supervisedLimit(start);
  if (limit === null) return [];
  const loss: Scalar = (R, [a, b, c, d, ...F]) => {
    const law = twoFeatureLaw(R, { ...balancedFeatures(R, R.of(start.tau)), shareMinus: R.of(start.shareMinus) });
    return supervisedLoss(R, { ...law, labels: [0, 0, 1, 1] }, { W: [[a, b], [c, d]], F }, R.of(releasedPenalty), R.of(releasedPenalty));
  };
  return [criticalPointOf('where training ends', 'w₁⁽¹⁾, w₁⁽²⁾, w₂⁽¹⁾, w₂⁽²⁾, F₁, F₂', 'minimum', loss, Array.from(limit.w))];
};

/** One neuron's share of the objective on a sample, w: d. */
const sampleLoss = (instance: SampledNeuron): Scalar => {
  const { x, xPrime, weights } = sampleOf(instance);
  const alpha = <S>(R: Arithmetic<S>): S => R.of(releasedPenalty);
  // Without noise the sample is four points with weights, the coordinates of which beyond the second are 0.
  if (instance.factor === 0) return (R, w) => simplifiedLoss(R, { points: lift(R, x).map((row) => row.slice(0, 2)), weights: Array.from(weights, R.of) }, alpha(R), w);
  return (R, w) => selfSupervisedObjective(R, { x: lift(R, x), xPrime: lift(R, xPrime) }, [w], { alpha: alpha(R), penalty: 'frobenius', negatives: 'none', nonlinearity: 'logistic' });
};

/** More samples than these, in more dimensions, take intervals seconds. */
const [mostSamples, mostDimensions] = [100, 3];

/** The minimum near w̃ on the sample; nothing where there is none, or the sample has noise and is large. */
export const sampleExhibits = (instance: SampledNeuron): Exhibit[] => {
  if (instance.factor > 0 && (instance.n > mostSamples || instance.d > mostDimensions)) return [];
  const found = nearestMinimum(instance);
  return found === null || !(found.least > 0) ? [] : [criticalPointOf('the minimum near that without noise', 'w, one coordinate a side', 'minimum', sampleLoss(instance), Array.from(found.w))];
};

/** The zero of the sample's slope that the theorem of Newton and Kantorovich gives from w̃ itself, twelve digits of it; nothing where the sample has noise and is large. */
export const kantorovichExhibits = (instance: SampledNeuron): Exhibit[] => {
  if (instance.factor > 0 && (instance.n > mostSamples || instance.d > mostDimensions)) return [];
  const from = Array.from(cleanMinimum(instance.d), (entry) => Number(entry.toPrecision(12)));
  // The zero lies within 2β; β is a length there, and a largest entry here, where h may exceed one half all the same.
  const radius = Number((2.05 * atCleanMinimum(instance).beta + 2 ** -30).toPrecision(6));
  return [zeroFrom('the zero of the slope near w̃', 'w, one coordinate a side', gradientOf(sampleLoss(instance)), from, radius)];
};
