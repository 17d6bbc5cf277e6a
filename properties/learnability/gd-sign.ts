import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { limitOnLaw } from '../../src/claim/sigmoidExhibits.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { signTraces } from '../../src/claim/traces/neuronTraces.ts';
import { balancedFeatures } from '../../src/definitions/sigmoid/twoFeatures.ts';
import { descentLimit, descentRun, limitBesideMinimum, minimumAt, shortStep, signedStart } from '../../src/settings/sigmoid/descentRun.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/gd-sign',
  title: 'The sign of the first coordinate decides which of the two minima gradient descent ends in',
  source: learnability.at('abstract: a certain initialization region', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`w^{(1)}(0) \gtrless 0 \implies \lim_k w_k = (\pm a, b)`,
  forAll: descentRun,
  suppose: { signedStart, shortStep },
  then: (descent) => {
    const limit = descentLimit(descent);
    if (limit === null) return undecided('gradient descent did not come to rest, or Newton’s method did not finish from where it ended');
    const [a, b] = minimumAt(descent.tau);
    const off = Math.hypot(limit.end[0] - Math.sign(descent.a) * a, limit.end[1] - b);
    return { what: 'distance of the limit from the minimum of its side', value: off, ...roundings(2 ** 20, a), seen: { limit: limit.end, 'least eigenvalue there': limit.least } };
  },
  confirm: (R, descent) => ({ zero: limitBesideMinimum(R, descent) }),
  certify: (descent) => {
    const limit = descentLimit(descent);
    return limit === null ? [] : [limitOnLaw('the limit', balancedFeatures(float64, descent.tau), limit.end)];
  },
  without: { signedStart: 'fails', shortStep: 'fails' },
  readings: [
    'noise-free, α = 1/800, steps of at most 1/L with L a bound of the smoothness in the whole plane, which is some hundred times that at the minimum; without: of up to 2048/L, of which the longest leap over the line a = 0, and rest on the other side',
    'the line a = 0 is invariant and ends in the saddle: hence "the sign pattern of the start" is what decides, for each neuron by itself (learnability/decouple)',
  ],
  oracle: 'the end of gradient descent, completed by Newton’s method, against the minimum found from elsewhere',
  runs: 60,
  traces: signTraces,
});
