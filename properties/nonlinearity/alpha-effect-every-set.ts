import { claim } from '../../src/claim/claim.ts';
import { infoNCEExhibits } from '../../src/claim/infoNCEExhibit.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { optimaCounts, optimaCountsOver, smallPlaneSets } from '../../src/settings/planeSets.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alpha-effect-every-set',
  title: 'InfoNCE has at least as many local optima as the quadratic loss on every data set',
  source: nonlinearity.at('Introduction', { provenance: 'paper', statement: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\#\,\mathrm{optima}(\alpha_{\rm InfoNCE}) \ge \#\,\mathrm{optima}(\alpha \equiv 1)`,
  forAll: smallPlaneSets,
  suppose: { reluActivation },
  then: (instance) => {
    const { uniform, infoNCE } = optimaCounts(instance);
    return { what: 'optima lost under InfoNCE', value: Math.max(0, uniform - infoNCE), ...wholeNumber, seen: { 'optima under α ≡ 1': uniform, 'optima under InfoNCE': infoNCE } };
  },
  confirm: (R, instance) => {
    const { uniform, infoNCE } = optimaCountsOver(R, instance);
    return { nonNegative: [R.of(infoNCE - uniform)] };
  },
  certify: infoNCEExhibits,
  expect: 'refuted',
  erratum: 'nonlinearity/alpha-effect',
  without: { reluActivation: 'fails' },
  readings: ['the paper says "tends to", which nonlinearity/alpha-effect tests; here the stronger reading, for every data set and temperature', 'd = 2, no augmentation, ε = 0; a scan proves the optima that it sees, not that there are no others'],
  oracle: 'sign changes of the tangential velocity in 360 directions; refutations once more from the definitions, to 50 digits, once in every stretch of one sign',
});
