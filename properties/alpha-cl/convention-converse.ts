import { claim } from '../../src/claim/claim.ts';
import { conventionGap, conventionGapOver } from '../../src/claim/conventionGap.ts';
import { halfSquaredDistance } from '../../src/definitions/importances.ts';
import { nonNegativeDiagonal, ownPairs } from '../../src/settings/ownPairs.ts';
import { weightedViews } from '../../src/settings/weightedViews.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/convention-converse',
  title: 'Where the own pair of a sample counts, the contrastive covariances of the two papers do not differ by the factor 2N² alone: the gap is at least the largest own pair, over the dimension',
  source: alphaCL.at('Definition 1, against Eq. (3) of arXiv:2206.01342', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\alpha_{ii} \ge 0 \;\Rightarrow\; d\,\max_u\Big|\sum_i\sum_{j\ne i}\alpha_{ij}(\cdots)_{ij} - \sum_{i,j}\alpha_{ij}(\cdots)_{ij}\Big|_{uu} \ge \max_i \alpha_{ii}\Vert x[i]-x[i']\Vert^2`,
  forAll: weightedViews,
  suppose: { nonNegativeDiagonal },
  then: (instance) => {
    const { gap, rounding } = conventionGap(instance);
    const own = ownPairs(instance);
    const diagonal = Math.max(...Array.from({ length: gap.cols }, (_, u) => Math.abs(gap.data[u * (gap.cols + 1)])));
    return { what: 'max_i α_ii‖x[i] − x[i′]‖² − d·max|gap_uu|', value: Math.max(0, Math.max(...own) - gap.cols * diagonal), ...rounding, tolerance: gap.cols * rounding.tolerance, seen: { 'α_ii‖x[i] − x[i′]‖²': own, gap } };
  },
  confirm: (R, instance) => {
    const { x, xPrime, alpha } = instance;
    const gap = conventionGapOver(R, instance);
    const trace = gap.reduce((sum, entries, u) => R.add(sum, entries[u]), R.of(0));
    return { nonNegative: alpha.map((entries, i) => R.sub(trace, R.mul(R.of(2), R.mul(entries[i], halfSquaredDistance(R, x[i], xPrime[i]))))) };
  },
  without: { nonNegativeDiagonal: 'fails' },
  covers: { 'an own pair counts': { share: 0.2, when: (i) => ownPairs(i).some((brought) => brought > 0) } },
  readings: ['with alpha-cl/convention this is "exactly when": for α_ii ≥ 0 the conventions agree if and only if every α_ii‖x[i] − x[i′]‖² is 0', 'the refutation is confirmed by the trace, which is at most d times the largest entry of the diagonal'],
  oracle: 'the two fast covariances against the squared distances of the views; refutations in rational arithmetic',
});
