import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { luckyCount } from '../../src/definitions/sparseCoding/luckyCount.ts';
import { directionShareTail } from '../../src/dynamics/directionShare.ts';
import { luckyConstants, luckyThreshold } from '../../src/settings/luckyConstants.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/lucky-count',
  title: 'With the constants of the lucky sets every feature has a lucky neuron, in expectation',
  source: featureDecoupling.at('appendix, lucky neurons, with c₀ = 1/100 and γ = 1/10', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`m\,P\big[\mathrm{Beta}(\tfrac12, \tfrac{d-1}2) \ge (c_1 + c_2)\tfrac{\log d}d\big] \ge 1, \qquad m = d^{1 + c_0},\ c_1 = 2 + 2(1 - \gamma)c_0,\ c_2 = \gamma c_0`,
  forAll: luckyConstants,
  suppose: {},
  then: ({ d }) => {
    const { neurons, share } = luckyThreshold(d);
    const expected = neurons * directionShareTail(d, share);
    return { what: '1 less the expected number of lucky neurons', value: Math.max(0, 1 - expected), ...roundings(2 ** 20, 1), seen: { 'expected number': expected, 'share asked': share } };
  },
  confirm: (R, { d }) => ({ nonNegative: [R.sub(luckyCount(R, R.toNumber(d)), R.of(1))] }),
  expect: 'refuted',
  erratum: 'feature-decoupling/init-geometry',
  without: {},
  readings: [
    'an upper bound: candidates that also hold another feature are counted',
    'false at every feasible size, not only here: the expectation falls with d (0.20 at 32, 0.16 at 10⁵), since the tail of the normal law carries 1/√log d, and passes 1 at about d = e^{10400}; the statement Ω(d^{γc₀/4}) is vacuous at feasible size, not wrong',
  ],
  oracle: 'the tail of the Beta law by quadrature, confirmed by its series',
  runs: 100,
});
