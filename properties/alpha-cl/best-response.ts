import { claim } from '../../src/claim/claim.ts';
import { restResidual, turnsOver } from '../../src/claim/bestResponses.ts';
import { responseTraces } from '../../src/claim/traces/responseTraces.ts';
import { linearGame } from '../../src/settings/bestResponses.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/best-response',
  title: 'Exact alternating best responses of the two players converge',
  source: alphaCL.at('coordinate-wise optimisation', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\alpha_t = \alpha(w_t), \quad w_{t+1} = \pm\arg\max_{\Vert w\Vert=1} w^\top\mathbb C_{\alpha_t}[x]\,w \quad\Rightarrow\quad w_t \text{ converges}`,
  forAll: linearGame,
  suppose: {},
  then: restResidual,
  confirm: (R, instance) => ({ zero: turnsOver(R, instance) }),
  expect: 'refuted',
  erratum: 'alpha-cl/best-response-step',
  without: {},
  readings: ['a trap for the reader of "coordinate-wise optimisation", not a claim of the paper, whose α-CL takes one gradient step in θ for every α', 'one linear node, ‖w‖ = 1, ε = 0; a cycle of two counts as not converging, whatever else still moves after 240 responses as undecided'],
  oracle: 'the responses themselves: an eigenvector of the covariance at the importances of the one before; refutations by two more responses from the definitions to 50 digits',
  runs: 200,
  traces: responseTraces,
});
