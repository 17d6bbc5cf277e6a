import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { learnedBy, learnedOver, unseen, type HiddenLaw } from '../settings/sigmoid/centring.ts';
import type { Exactly } from './claim.ts';
import { undecided, type Conclusion } from './residual.ts';
import { wholeNumber } from './tolerance.ts';

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

/** A conclusion about which features the neuron sees in the end, with its exact form. */
export const featuresInTheEnd = (what: string, wrong: (sees: readonly boolean[]) => boolean): { readonly then: (law: HiddenLaw<number>) => Conclusion; readonly confirm: <S>(R: Arithmetic<S>, law: HiddenLaw<S>) => Exactly<S> } => ({
  then: (law) => judged(law, what, wrong),
  confirm: (R, law) => over(R, law, wrong),
});
