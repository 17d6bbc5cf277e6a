import { claim } from '../../src/claim/claim.ts';
import { lawOperations } from '../../src/claim/modulation.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { topVelocity as topVelocityOver } from '../../src/definitions/fieldNodes.ts';
import { nodeStatistics, topVelocity } from '../../src/dynamics/globalModulation.ts';
import { maxAbs, row } from '../../src/linalg/matrix.ts';
import { conditionalIndependence, fieldLaw, oneNodeAField, outputSize, pairSize, topAboveDiagonal, twoClasses, uniformPairs, unseenField } from '../../src/settings/fieldLaw.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/frozen-field',
  title: 'A receptive field whose weight does not see the difference of the class means is frozen, even if the means differ',
  source: nonlinearity.at('consequence of the appendix, global modulation when C = 2 and M = 1', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`b_1 = w_1^\top\Delta_1 = 0 \implies s_1 = 0,\ \dot w_1 = 0`,
  forAll: fieldLaw,
  suppose: { conditionalIndependence, uniformPairs, twoClasses, oneNodeAField, homogeneousActivation, topAboveDiagonal, unseenField },
  then: (instance) => {
    const { velocity, values, s } = topVelocity(instance, instance);
    const size = outputSize(instance);
    const gap = values.length === 1 ? Infinity : values[0] - values[1];
    const scale = pairSize(instance) * size ** 2 * values.length;
    const amplified = 1 + scale / Math.max(gap, Number.EPSILON * scale, Number.MIN_VALUE);
    return { what: 'max|ẇ_1|', value: maxAbs({ data: row(velocity, 0) }), ...roundings(lawOperations(instance), pairSize(instance) * maxAbs(instance.x) * size * amplified), seen: { s, 'ẇ': velocity } };
  },
  confirm: (R, instance) => ({ zero: topVelocityOver(R, instance, instance).velocity[0] }),
  without: { conditionalIndependence: 'fails', uniformPairs: 'fails', twoClasses: 'fails', oneNodeAField: 'fails', homogeneousActivation: 'fails', topAboveDiagonal: 'fails', unseenField: 'fails' },
  uses: ['nonlinearity/global-modulation'],
  covers: { 'w_1 sees a variance, and the class means differ': { share: 0.05, when: (i) => nodeStatistics(i, i).d[0] > 0 && maxAbs({ data: row(nodeStatistics(i, i).Delta, 0) }) > 0 } },
  readings: ['instances of b_1 = 0 are built: w_1ᵀx_1 has one law in both classes, x_1 need not', 'needs λ_max > max d: where the unseen field has the largest variance of all, it alone is learned'],
  oracle: 'the top eigenvector of the joint covariance of the outputs, which knows nothing of b; refutations to 50 digits',
});
