import { claim } from '../../src/claim/claim.ts';
import { endsOfRuns } from '../../src/claim/sigmoidPictures.ts';
import { missingFeature } from '../../src/claim/learnedFeatures.ts';
import { trainingTraces } from '../../src/claim/traces/neuronTraces.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { convergedRun, learnedInSmall, smallNoise, startsWithSigns } from '../../src/settings/sigmoid/selfSupervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/ssl-sign-only',
  title: 'With the right signs at the start, and nothing else, self-supervised training learns both features',
  source: learnability.at('released code: condition 1, "only the correct sign"', { provenance: 'code', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`w_1^{(1)}(0) > 0 > w_2^{(1)}(0),\ w_j^{(2)}(0) > 0 \implies \|\Pi e_1\|,\ \|\Pi e_2\| \ge 0.9`,
  forAll: convergedRun,
  suppose: { startsWithSigns, smallNoise },
  then: (run) => missingFeature(learnedInSmall(run), 0.9),
  unconfirmed: unconfirmed.drawnAnew,
  expect: 'refuted',
  erratum: 'learnability/ssl-thm',
  without: { startsWithSigns: 'fails', smallNoise: 'fails' },
  readings: [
    'the code offers this start; that it suffices is our reading of it',
    'a neuron that starts near a = 0 is carried across it by unequal counts of the four kinds; both neurons then end at one minimum, and ‖Πe₂‖ is b/√(a² + b²), 0.37 at τ = 7',
  ],
  oracle: 'the singular value decomposition of the weights that training ends with',
  pictures: { ends: endsOfRuns },
  runs: 12,
  traces: trainingTraces,
});
