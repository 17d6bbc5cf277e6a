import { claim } from '../../src/claim/claim.ts';
import { minimumOfSide } from '../../src/claim/sigmoidExhibits.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { rateTraces } from '../../src/claim/traces/neuronTraces.ts';
import { contractionExcess, contractionOver, descentRun, shortStep } from '../../src/settings/sigmoid/descentRun.ts';
import { inReleasedBox } from '../../src/settings/sigmoid/releasedBox.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/gd-rate',
  title: 'From the region gradient descent on the simplified objective converges to the minimum of its side, at a linear rate',
  source: learnability.at('abstract: the model converges to a local minimum', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`\|w_{k+1} - w_*\| \le (1 - \eta\mu)\,\|w_k - w_*\|, \qquad w_* = (\pm a, b)`,
  forAll: descentRun,
  suppose: { inReleasedBox, shortStep },
  then: (descent) => {
    const { excess, rate, steps, end } = contractionExcess(descent);
    // Distances from 2⁻²⁰ on: the minimum, to 2⁻⁴⁶, moves their ratio by 2⁻²⁵ at most.
    return { what: '|w_{k+1} − w_*|/|w_k − w_*| − (1 − ημ)', value: Math.max(0, excess), ...roundings(2 ** 27, 1), seen: { '1 − ημ': rate, steps, 'last w': end } };
  },
  confirm: (R, descent) => ({ nonNegative: contractionOver(R, descent) }),
  certify: ({ tau, a }) => [minimumOfSide(tau, a)],
  without: { inReleasedBox: 'fails', shortStep: 'fails' },
  covers: { 'a start with a < 0': { share: 0.3, when: ({ a }) => a < 0 }, 'τ ≥ 10': { share: 0.1, when: ({ tau }) => tau >= 10 } },
  uses: ['learnability/lemma-1', 'learnability/lemma-2'],
  readings: [
    'the rate of the paper is not known to us: the standard one, with μ and L bounds of the Hessian on the least box that holds the released one and the minimum',
    'noise-free, α = 1/800; 600 steps at most, down to a distance of 2⁻²⁰',
    'without the region: starts with |a| ≤ 6, 0 ≤ τb ≤ 14; without the short step: η up to 2048/L',
  ],
  oracle: 'distances to the minimum that Newton descents find, along the steps; μ and L from ranges of (s²)″, exact up to rounding',
  runs: 100,
  traces: rateTraces,
});
