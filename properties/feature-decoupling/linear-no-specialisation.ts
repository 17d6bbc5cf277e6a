import { claim } from '../../src/claim/claim.ts';
import { every, indistinguishable } from '../../src/claim/trainingFamily.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { linearNetwork, randomParticipation, thresholdFamily } from '../../src/settings/thresholdFamily.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/linear-no-specialisation',
  title: 'Neurons of a trained linear network mix as many features as random directions do',
  source: featureDecoupling.at('the linear network, as restated by papers that build on it', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'empirical',
  statement: String.raw`\operatorname{median}_i \frac{(\sum_j c_j^2)^2}{\sum_j c_j^4},\ c = M^\top w_i: \quad \text{after training as for } c \sim \mathcal N(0, I_d)`,
  forAll: thresholdFamily,
  suppose: { linearNetwork },
  then: (family) => {
    const trained = every({ ...family, noise: 'spherical', dictionary: 'incoherent' }, ({ participation }) => participation);
    return indistinguishable('participation ratios of trained and of random directions', trained, randomParticipation);
  },
  unconfirmed: unconfirmed.familyOfRuns,
  without: { linearNetwork: 'fails' },
  readings: ['spherical noise, features spread over the coordinates; one of complementary masks, independent ones and none, by the seed of the instance',
    'a test that does not reject at 1e-3, eight medians against eight: it shows no difference, and proves no equality'],
  oracle: 'participation ratios of normal vectors, eight medians of as many neurons, by an exact two-sample test at 1e-3',
  uses: ['feature-decoupling/stage1'],
  runs: 1,
});
