import { claim } from '../../src/claim/claim.ts';
import { fallOver, riseResidual } from '../../src/claim/bestResponses.ts';
import { responseTraces } from '../../src/claim/traces/responseTraces.ts';
import { linearGame } from '../../src/settings/bestResponses.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/best-response-descends',
  title: 'An exact best response of the max player never raises the loss',
  source: alphaCL.at('coordinate-wise optimisation', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`w_{t+1} = \pm\arg\max_{\Vert w\Vert=1} w^\top\mathbb C_{\alpha(w_t)}[x]\,w \quad\Rightarrow\quad \mathcal L_{nce}(w_{t+1}) \le \mathcal L_{nce}(w_t)`,
  forAll: linearGame,
  suppose: {},
  then: riseResidual,
  confirm: (R, instance) => ({ nonNegative: [fallOver(R, instance)] }),
  expect: 'refuted',
  erratum: 'alpha-cl/best-response-step',
  without: {},
  readings: ['a trap for the reader of "coordinate-wise optimisation", not a claim of the paper; one linear node, ε = 0', 'of twelve responses, the one that raises the loss most'],
  oracle: 'the loss by distances at consecutive top eigenvectors; refutations by the loss to 50 digits at the eigenvectors that float64 gives',
  runs: 200,
  traces: responseTraces,
});
