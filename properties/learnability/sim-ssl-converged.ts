import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { learnedAsReleased, releasedRun, startsInRegion } from '../../src/settings/sigmoid/selfSupervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sim-ssl-converged',
  title: 'The released self-supervised simulation has converged when it stops: the coordinates without a feature are gone',
  source: learnability.at('released code: self-supervised simulation', { provenance: 'code', statement: 'derived' }),
  kind: 'empirical',
  statement: String.raw`T = 4000:\quad \|(w^{(3)}, \dots, w^{(d)})(T)\| \le 0.1\, \|(w^{(3)}, \dots, w^{(d)})(0)\|`,
  forAll: releasedRun,
  suppose: { startsInRegion },
  then: (run) => {
    const { rest } = learnedAsReleased(run);
    return { what: 'what is left of the coordinates without a feature, beyond a tenth', value: Math.max(0, rest - 0.1), ...trainedTwice, seen: { 'share left': rest } };
  },
  unconfirmed: unconfirmed.drawnAnew,
  expect: 'refuted',
  erratum: 'learnability/sim-ssl-slow',
  without: { startsInRegion: 'fails' },
  readings: ['that the run is at rest is our reading of a figure of results; the code says nothing of it', 'one e-fold takes 1/(2αη) = 4,000 steps there: exactly the length of the run'],
  oracle: 'the weights at the start and at the end of the run',
  runs: 2,
});
