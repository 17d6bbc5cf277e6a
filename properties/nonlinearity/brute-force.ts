import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { bunchesLandscape, bunchesTrajectories, planeTraces } from '../../src/claim/planePictures.ts';
import { undecided } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { planeAttractors } from '../../src/dynamics/planeAttractors.ts';
import { frozenImportances } from '../../src/settings/hypotheses.ts';
import { coverageByWidth, coverageOver, nestedStarts, planeNetwork } from '../../src/settings/planeNetwork.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/brute-force',
  title: 'The number of distinct optima that a network finds does not decrease with its width',
  source: nonlinearity.at('Abstract', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`\#\,\mathrm{optima}(w_1, \dots, w_K) \le \#\,\mathrm{optima}(w_1, \dots, w_{K+1}) \le \#\{\text{local maxima of } \mathcal E\}`,
  forAll: planeNetwork,
  suppose: { frozenImportances, nestedStarts },
  then: (instance) => {
    const result = coverageByWidth(instance, false);
    if ('undecided' in result) return undecided(result.undecided);
    const { coverage, strangers, optima } = result;
    const drop = coverage.slice(1).reduce((worst, count, k) => Math.max(worst, coverage[k] - count), strangers);
    return { what: 'optima lost when a node is added', value: Math.max(0, drop), ...wholeNumber, seen: { 'optima found by 1, 2, … nodes': coverage, 'optima in all': optima } };
  },
  confirm: (R, network) => ({ nonNegative: coverageOver(R, network, false).map((count, k, counts) => R.of(k === 0 ? 0 : count - counts[k - 1])) }),
  certify: (instance) => planeAttractors(instance).attractors.flatMap(({ w }) => nodePoint('an attractor', 'maximum', instance, w)),
  without: { frozenImportances: 'fails', nestedStarts: 'fails' },
  covers: { 'three nodes or more': { share: 0.3, when: ({ dims }) => dims.M >= 3 } },
  readings: [
    'd = 2, where all local maxima can be listed exactly',
    'with constant importances the nodes do not see each other, so that the first inequality is a set growing with its starts; what is tested is that every limit of a joint run is in the list, and that both hypotheses are needed: with moving importances a wider network finds fewer optima',
    'abstract and introduction speak of over-parameterised networks in general; here: nested starts, constant importances',
  ],
  oracle: 'the exact list of all attractors in the plane, sector by sector',
  runs: 300,
  pictures: { landscape: bunchesLandscape, trajectories: bunchesTrajectories },
  traces: planeTraces,
});
