import { claim } from '../../src/claim/claim.ts';
import { logarithmGap, logarithms } from '../../src/claim/losses/mine.ts';
import { moderateOutputs } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/table-1-mine-jensen',
  title: 'The row MINE of the table is at most the Donsker–Varadhan form: a logarithm per anchor loses by Jensen',
  source: alphaCL.at('Table 1 (Figure 1, right)', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\sum_i\log\sum_{j\ne i}e^{\delta_{ij}} \le N\log\Big(\tfrac1N\sum_{i\ne j}e^{\delta_{ij}}\Big)`,
  forAll: moderateOutputs,
  suppose: {},
  then: (instance) => {
    const { perAnchor, overall, rounding } = logarithms(instance);
    return { what: 'Σ log ξ_i − N log mean ξ', value: Math.max(0, perAnchor - overall), ...rounding, seen: { 'a logarithm per anchor': perAnchor, 'one logarithm': overall } };
  },
  confirm: (R, instance) => ({ nonNegative: [logarithmGap(R, instance)] }),
  without: {},
  covers: { 'N ≥ 3': { share: 0.3, when: ({ x }) => x.rows >= 3 } },
  readings: ['equality exactly when all ξ_i agree, as for N = 2 without augmentation'],
  oracle: 'a log-sum-exp per anchor against one over all pairs',
});
