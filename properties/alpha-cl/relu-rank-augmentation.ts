import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { bestOf, limitsOf, reluRunsByLayer, strongAugmentation } from '../../src/settings/reluRuns.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-rank-augmentation',
  title: 'Strong augmentation raises the rank that a two-layer ReLU network ends with more often than it lowers it',
  source: alphaCL.at('abstract of version 1; two-layer ReLU networks', { provenance: 'paper', statement: 'derived' }),
  kind: 'statistical',
  statement: String.raw`P\big[\operatorname{rank} V(\sigma) > \operatorname{rank} V(0.05)\big] > P\big[\operatorname{rank} V(\sigma) < \operatorname{rank} V(0.05)\big], \quad \sigma = 2,\ \|W_1\|_F = 1`,
  forAll: reluRunsByLayer,
  suppose: { strongAugmentation },
  then: (run) => {
    const [own, weak] = [run, { ...run, augmentation: 'weak' as const }].map((one) => bestOf(limitsOf(one, 2)));
    if (own === null || weak === null || own === undefined || weak === undefined) return undecided('the ascent is not at rest');
    return { what: 'higher rank of V than under weak augmentation', observation: (1 + Math.sign(own.rank - weak.rank)) / 2, null: 0.5, effect: 0.05, because: 'sign test over data sets: higher 1, the same ½, lower 0', seen: { 'rank of V': own.rank, 'under weak augmentation': weak.rank } };
  },
  without: { strongAugmentation: 'fails' },
  uses: ['alpha-cl/relu-value', 'alpha-cl/relu-stability'],
  readings: [
    '"feature composition is preferred over picking single dominant feature under strong augmentation" is read as a sign test on the rank of the better of two limits, over data sets, the same starts and noise under both augmentations',
    'a direction, not a majority: at σ = 2 about one data set in six ends with rank two or more, the others with a single component',
    'the first layer normalised as a whole; N = 18, M = 4, K = 6; magnitudes in absolute value, so that no augmentation flips a sign',
  ],
  oracle: 'singular values of V where the projected gradient has come to rest',
  runs: 600,
});
