import { claim } from '../../src/claim/claim.ts';
import { conventionGap, conventionGapOver } from '../../src/claim/conventionGap.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { ownPairs } from '../../src/settings/ownPairs.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/convention-always',
  title: 'The contrastive covariances of the two papers differ by the factor 2N², whatever the importances',
  source: alphaCL.at('Definition 1, against Eq. (3) of arXiv:2206.01342', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\sum_i\sum_{j\ne i}\alpha_{ij}(\cdots)_{ij} = 2N^2\cdot\tfrac1{2N^2}\sum_{i,j}\alpha_{ij}(\cdots)_{ij}`,
  forAll: weightedViews,
  suppose: {},
  then: (instance) => {
    const { gap, rounding } = conventionGap(instance);
    return { what: 'max|Σ_{j≠i} − 2N²·mean|', value: maxAbs(gap), ...rounding, seen: { 'α_ii‖x[i] − x[i′]‖²': ownPairs(instance), gap } };
  },
  confirm: (R, instance) => ({ zero: conventionGapOver(R, instance).flat() }),
  expect: 'refuted',
  erratum: 'alpha-cl/convention',
  without: {},
  readings: ['a trap for whoever shares code between the two papers, not a claim of either'],
  oracle: 'the two fast covariances against one another; refutations by the two double sums in rational arithmetic',
});
