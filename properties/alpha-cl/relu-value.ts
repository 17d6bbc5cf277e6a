import { claim } from '../../src/claim/claim.ts';
import { valueByPairs } from '../../src/claim/reluMixture.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { oneComponent, orthogonalMixture, orthonormalComponents, positiveMagnitudes, twoHiddenUnits } from '../../src/settings/oneHotMixture.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-value',
  title: 'The best two-layer ReLU network on orthogonal components uses two hidden units at most, one for and one against: its value is that of a quadratic form on pairs',
  source: alphaCL.at('two-layer ReLU networks', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`\max_{\|W_1\|_F = \|W_2\|_F = 1} 2\mathcal E_\alpha = \max_{p, q \ge 0,\ \|p\| + \|q\| = 1} (p - q)^\top A (p - q), \qquad \operatorname{rank} V \le 2,\ V = [W_1 \bar X]_+`,
  forAll: orthogonalMixture,
  suppose: { oneComponent, positiveMagnitudes, orthonormalComponents, twoHiddenUnits },
  then: valueByPairs,
  uncertified: 'the value is claimed, and no best point is isolated: outputs can be rotated, units split',
  unconfirmed: unconfirmed.builtPairs,
  without: { oneComponent: 'fails', positiveMagnitudes: 'fails', orthonormalComponents: 'fails', twoHiddenUnits: 'fails' },
  uses: ['alpha-cl/relu-reduction'],
  covers: { 'three samples or more': { share: 0.4, when: ({ dims }) => dims.N >= 3 }, 'several components': { share: 0.4, when: ({ dims }) => dims.M >= 2 } },
  readings: [
    'both directions are tested: every network is dominated by a pair made from it, every pair is reached by a network made from it',
    'without the second unit: a pair whose value no single direction v ≥ 0 reaches, by all faces of that cone',
    'importances of any sign: that A is a Z-matrix is not used',
    'as many components as coordinates: what of W₁ lies beyond their span costs norm and gains nothing',
    'per-layer Frobenius norms; the setting is ours, the theorem of the paper was not seen',
  ],
  oracle: 'the energy of the network on the inputs themselves, by distances',
  runs: 500,
});
