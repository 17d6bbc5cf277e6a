import { claim } from '../../src/claim/claim.ts';
import { missingFeature } from '../../src/claim/learnedFeatures.ts';
import { trainingTraces } from '../../src/claim/traces/neuronTraces.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { convergedRun, learnedInSmall, smallNoise, startsInRegion } from '../../src/settings/sigmoid/selfSupervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/ssl-thm',
  title: 'From the region self-supervised training learns both the label-related and the hidden feature',
  source: learnability.at('abstract', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`\|\Pi e_1\|,\ \|\Pi e_2\| \ge 0.9, \qquad \Pi = W^\top(WW^\top)^{-1}W`,
  forAll: convergedRun,
  suppose: { startsInRegion, smallNoise },
  then: (run) => missingFeature(learnedInSmall(run), 0.9),
  unconfirmed: unconfirmed.drawnAnew,
  without: { startsInRegion: 'fails', smallNoise: 'fails' },
  uses: ['learnability/decouple', 'learnability/gd-rate', 'learnability/transfer'],
  readings: [
    'the constants and the probability of the paper are not known to us: 0.9 for each of twelve seeds',
    'd = 4, n = 100, τ = 7, scalar noise of the data as released, isotropic noise of the augmentation drawn anew at every step; 1,500 steps of 1 where the released run makes 4,000 of 0.1',
    'the metric sees rank, not strength: without noise it is 1 however small a or b is (learnability/ssl-span)',
  ],
  oracle: 'the singular value decomposition of the weights that training ends with',
  runs: 12,
  traces: trainingTraces,
});
