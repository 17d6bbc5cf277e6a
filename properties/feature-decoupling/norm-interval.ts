import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { largestCoefficientAt, temperatureRuns } from '../../src/settings/temperatureRuns.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/norm-interval',
  title: 'Training ends with no coefficient beyond the temperature',
  source: featureDecoupling.at('Theorem on contrastive learning with augmentation, the interval of the coefficients, as restated by papers that build on it', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`w_i = \textstyle\sum_j \alpha_{ij} M_j + \dots: \quad |\alpha_{ij}| \le \tau`,
  forAll: temperatureRuns,
  suppose: {},
  then: ({ temperature }) => {
    const largest = largestCoefficientAt(temperature);
    return { what: 'max|⟨w_i, M_j⟩| − τ', value: Math.max(0, Math.max(...largest) - Number(temperature)), ...trainedTwice, seen: { 'max|⟨w_i, M_j⟩|, run by run': largest } };
  },
  unconfirmed: unconfirmed.twoRuns,
  expect: 'refuted',
  erratum: 'feature-decoupling/scaling',
  without: {},
  witnesses: [{ temperature: '1' }],
  readings: [
    'two training runs, at τ = 1 and at τ = 8; α_ij = ⟨w_i, M_j⟩, the dictionary being orthonormal',
    'as a law in τ it contradicts scaling, by which lengths grow as √τ; with τ and the lower end "some polylog" the interval may still hold asymptotically: to be compared with the published text',
  ],
  oracle: 'the dictionary that the samples were drawn from, at two confirmation seeds',
  uses: ['feature-decoupling/scaling'],
  runs: 1,
});
