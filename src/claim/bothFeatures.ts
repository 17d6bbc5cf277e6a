import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { featuresOf, learnedBy, learnedOver, unseen, type HiddenLaw } from '../settings/sigmoid/centring.ts';
import type { Exactly } from './claim.ts';
import type { Exhibit } from './exhibit.ts';
import { undecided, type Conclusion } from './residual.ts';
import { limitOnLaw } from './sigmoidExhibits.ts';
import { wholeNumber } from './tolerance.ts';
import { learningTraces } from './traces/neuronTraces.ts';

/** How many of the two features the neuron trained from the instance's start has, and the others do not: |w⁽¹⁾| or |w⁽²⁾| below 1/1024. */
const judged = (law: HiddenLaw<number>, what: string, wrong: (sees: readonly boolean[]) => boolean): Conclusion => {
  const found = learnedBy(law);
  if (found === null) return undecided('Newton’s method did not finish from where gradient descent ended');
  const sees = [found.a, found.b].map((entry) => Math.abs(entry) >= unseen);
  return { what, value: wrong(sees) ? 1 : 0, ...wholeNumber, seen: { 'limit (a, b)': [found.a, found.b], 'least eigenvalue there': found.least } };
};

const over = <S>(R: Arithmetic<S>, law: HiddenLaw<S>, wrong: (sees: readonly boolean[]) => boolean): Exactly<S> => {
  const at = learnedOver(R, law);
  return { zero: [R.of(at !== null && wrong(at.map((entry) => Math.abs(R.toNumber(entry)) >= unseen)) ? 1 : 0)] };
};

/** Where training ends. */
const exhibits = (law: HiddenLaw<number>): Exhibit[] => {
  const found = learnedBy(law);
  return found === null ? [] : [limitOnLaw('where training ends', featuresOf(0.5, law), [found.a, found.b])];
};

/** What claims about the features that the neuron sees in the end have in common. */
interface InTheEnd {
  readonly then: (law: HiddenLaw<number>) => Conclusion;
  readonly confirm: <S>(R: Arithmetic<S>, law: HiddenLaw<S>) => Exactly<S>;
  readonly certify: (law: HiddenLaw<number>) => readonly Exhibit[];
  readonly traces: typeof learningTraces;
}

/** A conclusion about which features the neuron sees in the end, with its exact form, the certificate of the end, and the way there. */
export const featuresInTheEnd = (what: string, wrong: (sees: readonly boolean[]) => boolean): InTheEnd => ({
  then: (law) => judged(law, what, wrong),
  confirm: (R, law) => over(R, law, wrong),
  certify: exhibits,
  traces: learningTraces,
});
