import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { longestAt, temperatureRuns } from '../../src/settings/temperatureRuns.ts';
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
    const longest = longestAt(temperature);
    return { what: '0.85·max‖w‖ − τ', value: Math.max(0, 0.85 * Math.max(...longest) - Number(temperature)), ...trainedTwice, seen: { 'max‖w‖': longest } };
  },
  expect: 'refuted',
  erratum: 'feature-decoupling/scaling',
  without: {},
  witnesses: [{ temperature: '1' }],
  readings: [
    'the longest neurons are pure, so that one coefficient is at least 0.85 of their length',
    'as a law in τ it contradicts scaling, by which lengths grow as √τ; with τ and the lower end "some polylog" the interval may still hold asymptotically: to be compared with the published text',
  ],
  oracle: 'two training runs, of confirmation seeds',
  uses: ['feature-decoupling/scaling'],
  runs: 1,
});
