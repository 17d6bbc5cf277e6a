import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { pairwiseLoss as definition } from '../../src/definitions/losses/contrastiveLoss.ts';
import { pairDifferences, pairwiseLoss } from '../../src/dynamics/losses/pairwiseLoss.ts';
import { infoNCELoss } from '../../src/dynamics/importances.ts';
import { infoNCELoss as infoNCE } from '../../src/definitions/importances.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { asInfoNCE, coincidences, logarithmic } from '../../src/settings/losses/coincidences.ts';
import { boundOf, lossOf, valuesOf } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/table-1-coincidences',
  title: 'Three rows of the table are InfoNCE at other parameters: the eight rows are at most five losses',
  source: alphaCL.at('Table 1 (Figure 1, right)', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathcal L_{\rm MINE} = \mathcal L_{\rm nce}(1, 0), \quad \mathcal L_{N+1} = \mathcal L_{\rm nce}(1, 1), \quad \mathcal L_{\rm soft}(\tau,\epsilon) = \mathcal L_{\rm nce}(\tau, e^{-\epsilon}) + N\tau\epsilon`,
  forAll: coincidences,
  suppose: { logarithmic },
  then: (instance) => {
    const { tau, epsilon, constant } = asInfoNCE(float64, instance);
    const N = instance.x.rows;
    const [left, right] = [pairwiseLoss(boundOf(instance), instance), infoNCELoss(instance, { tau, epsilon }) + N * constant];
    const scale = N * (maxAbs(pairDifferences(instance)) + instance.x.cols * Math.max(maxAbs(instance.x), maxAbs(instance.xPrime)) ** 2 + 4 * instance.tau * (4 + instance.epsilon));
    return { what: '|ℒ − ℒ_nce − constant|', value: Math.abs(left - right), ...roundings(16 * (N + instance.x.cols), scale), seen: { 'the loss': left, 'InfoNCE and the constant': right } };
  },
  confirm: (R, instance) => {
    const { tau, epsilon, constant } = asInfoNCE(R, instance);
    const right = R.add(infoNCE(R, instance, tau, epsilon), R.mul(R.of(instance.x.length), constant));
    return { zero: [R.sub(definition(R, lossOf(instance), valuesOf(instance), instance), right)] };
  },
  without: { logarithmic: 'fails' },
  readings: ['without the hypothesis: triplet, lifted or triplet contrastive, compared with InfoNCE(1, 1)', 'what is left are InfoNCE, triplet, lifted, modified triplet and triplet contrastive: that no two of these agree up to constants is not tested'],
  oracle: 'the loss by its formulas, against the other paper\'s loss by distances; refutations from the definitions to 50 digits',
});
