import { claim } from '../../src/claim/claim.ts';
import { infoNCEExhibits } from '../../src/claim/infoNCEExhibit.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { optimaCounts, planeSets, smallTemperature } from '../../src/settings/planeSets.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alpha-effect',
  title: 'InfoNCE tends to have more local optima than the quadratic loss',
  source: nonlinearity.at('Introduction', { provenance: 'paper', statement: 'derived' }),
  kind: 'statistical',
  statement: String.raw`P\big[\#\,\mathrm{optima}(\alpha_{\rm InfoNCE}) > \#\,\mathrm{optima}(\alpha \equiv 1)\big] > P\big[\#\,\mathrm{optima}(\alpha_{\rm InfoNCE}) < \#\,\mathrm{optima}(\alpha \equiv 1)\big]`,
  forAll: planeSets,
  suppose: { reluActivation, smallTemperature },
  then: (instance) => {
    const { uniform, infoNCE } = optimaCounts(instance);
    return {
      what: 'more local optima under InfoNCE than under α ≡ 1',
      observation: (1 + Math.sign(infoNCE - uniform)) / 2,
      null: 0.5,
      effect: 0.15,
      because: 'sign test over data sets: more 1, as many ½, fewer 0',
      seen: { 'optima under α ≡ 1': uniform, 'optima under InfoNCE': infoNCE },
    };
  },
  certify: infoNCEExhibits,
  without: { reluActivation: 'survives', smallTemperature: 'fails' },
  readings: [
    '"tends to have" is read as a sign test over data sets, never per data set (nonlinearity/alpha-effect-every-set): at least as far from a fair coin as 0.65',
    'd = 2 and no augmentation; ε = 0; α recomputed in every direction; both counts by a scan of the same 360 directions, which sees fewer of many optima than of few',
    'the mixture of data families is ours; at temperatures of the order of the data the two counts mostly agree',
  ],
  oracle: 'sign changes of the tangential velocity around the circle; for fixed importances the scan is tested against the exact list of attractors',
  runs: 1500,
});
