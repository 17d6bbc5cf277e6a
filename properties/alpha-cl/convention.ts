import { claim } from '../../src/claim/claim.ts';
import { conventionGap, conventionGapOver } from '../../src/claim/conventionGap.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { noOwnPairs, ownPairs } from '../../src/settings/ownPairs.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/convention',
  title: "The contrastive covariances of the two papers differ by the factor 2N² where no sample's own pair counts",
  source: alphaCL.at('Definition 1, against Eq. (3) of arXiv:2206.01342', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\sum_i\sum_{j\ne i}\alpha_{ij}(\cdots)_{ij} = 2N^2\cdot\tfrac1{2N^2}\sum_{i,j}\alpha_{ij}(\cdots)_{ij}, \qquad (\cdots)_{ij} = (x[i]-x[j])(x[i]-x[j])^\top - (x[i]-x[i'])(x[i]-x[i'])^\top`,
  forAll: weightedViews,
  suppose: { noOwnPairs },
  then: (instance) => {
    const { gap, rounding } = conventionGap(instance);
    return { what: 'max|Σ_{j≠i} − 2N²·mean|', value: maxAbs(gap), ...rounding, seen: { 'α_ii‖x[i] − x[i′]‖²': ownPairs(instance), gap } };
  },
  confirm: (R, instance) => ({ zero: conventionGapOver(R, instance).flat() }),
  without: { noOwnPairs: 'fails' },
  covers: {
    'a diagonal that is not zero': { share: 0.1, when: ({ alpha }) => Array.from({ length: alpha.rows }, (_, i) => alpha.data[i * (alpha.cols + 1)]).some((entry) => entry !== 0) },
    'a view differs': { share: 0.3, when: ({ x, xPrime }) => x.data.some((entry, k) => entry !== xPrime.data[k]) },
  },
  readings: ['Definition 1 is reconstructed: the sum over i ≠ j, undivided; Eq. (3) of the other paper sums over all pairs and divides by 2N²'],
  oracle: 'the two fast covariances against one another; refutations by the two double sums in rational arithmetic',
});
