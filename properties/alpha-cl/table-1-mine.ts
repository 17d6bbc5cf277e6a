import { claim } from '../../src/claim/claim.ts';
import { logarithmGap, logarithms } from '../../src/claim/losses/mine.ts';
import { moderateOutputs } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/table-1-mine',
  title: 'The row MINE of the table is the Donsker–Varadhan bound, with one logarithm over all pairs',
  source: alphaCL.at('Table 1 (Figure 1, right)', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\sum_i\log\sum_{j\ne i}e^{\delta_{ij}} = N\log\Big(\tfrac1N\sum_{i\ne j}e^{\delta_{ij}}\Big)`,
  forAll: moderateOutputs,
  suppose: {},
  then: (instance) => {
    const { perAnchor, overall, rounding } = logarithms(instance);
    return { what: '|Σ log ξ_i − N log mean ξ|', value: Math.abs(perAnchor - overall), ...rounding, seen: { 'a logarithm per anchor': perAnchor, 'one logarithm': overall } };
  },
  confirm: (R, instance) => ({ zero: [logarithmGap(R, instance)] }),
  expect: 'refuted',
  erratum: 'alpha-cl/table-1-mine-jensen',
  without: {},
  readings: ['the row is reconstructed: φ = log, ψ = exp; the bound of the original method takes one logarithm of a mean over all pairs'],
  oracle: 'a log-sum-exp per anchor against one over all pairs; refutations to 50 digits',
});
