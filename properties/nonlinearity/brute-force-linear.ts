import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { planeTraces } from '../../src/claim/planePictures.ts';
import { undecided } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { planeAttractors } from '../../src/dynamics/planeAttractors.ts';
import { linearActivation } from '../../src/settings/hypotheses.ts';
import { simpleTopOfBatch } from '../../src/settings/oneNodeFlow.ts';
import { coverageByWidth, coverageOver, givenPlaneNetwork } from '../../src/settings/planeNetwork.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/brute-force-linear',
  title: 'A linear network finds at most one optimum, up to sign, whatever its width',
  source: nonlinearity.at('Introduction', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`\#\{\pm\lim w_1, \dots, \pm\lim w_K\} \le 1`,
  forAll: givenPlaneNetwork,
  suppose: { linearActivation, simpleTopOfBatch },
  then: (instance) => {
    const result = coverageByWidth(instance, true);
    if ('undecided' in result) return undecided(result.undecided);
    const most = Math.max(...result.coverage);
    return { what: 'optima beyond the first', value: Math.max(0, most - 1), ...wholeNumber, seen: { 'optima found by 1, 2, … nodes': result.coverage } };
  },
  confirm: (R, network) => ({ nonNegative: coverageOver(R, network, true).map((count) => R.of(1 - count)) }),
  certify: (instance) => planeAttractors(instance).attractors.flatMap(({ w }) => nodePoint('an attractor', 'maximum', instance, w)),
  without: { linearActivation: 'fails', simpleTopOfBatch: 'survives' },
  uses: ['nonlinearity/linear-pca'],
  readings: ['d = 2, where all local maxima can be listed exactly', 'constant importances: moving ones can bring the nodes to rest where two eigenvalues tie, and no direction is an optimum then'],
  oracle: 'the exact list of all attractors in the plane, sector by sector',
  runs: 300,
  traces: planeTraces,
});
