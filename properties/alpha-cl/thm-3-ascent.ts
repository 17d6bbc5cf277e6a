import { claim } from '../../src/claim/claim.ts';
import { deepMaximumExhibit } from '../../src/claim/deepExhibit.ts';
import { alignedAndGlobal } from '../../src/claim/deepMaximum.ts';
import { ascentTraces } from '../../src/claim/traces/layerTraces.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { semidefiniteNonzero } from '../../src/settings/deepNetwork.ts';
import { deepRun, localMaximum } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-ascent',
  title: 'Where gradient ascent on a deep linear network ends in a local maximum, it has found the top eigenvector, if the contrastive covariance is semidefinite',
  source: alphaCL.at('Theorem 3 (number probable), seen along the ascent', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`0 \ne X_\alpha \succeq 0,\ L \ge 2: \quad \lim_t \theta(t) \text{ local maximum} \quad\Longrightarrow\quad W_l = v_l v_{l-1}^\top,\ 2\mathcal E_\alpha = \lambda_{\max}(X_\alpha)`,
  forAll: deepRun,
  suppose: { semidefiniteNonzero, localMaximum },
  then: alignedAndGlobal,
  certify: deepMaximumExhibit,
  uncertified: 'points of networks with several units in a layer of which only the norm as a whole is kept: the units can be rotated without a change of the energy, so that no maximum is isolated',
  unconfirmed: unconfirmed.deepRun,
  without: { semidefiniteNonzero: 'fails', localMaximum: 'fails' },
  uses: ['alpha-cl/thm-3-semidefinite'],
  covers: { 'three layers or more': { share: 0.25, when: ({ dims }) => dims.L >= 3 } },
  readings: [
    'steps of projected gradient ascent that raise ℰ, then Newton steps to the critical point that is near; runs not at rest after 500 steps, and starts on a saddle, are discarded',
    'for indefinite X_α the ascent ends in traps from starts of positive probability',
  ],
  oracle: 'the symmetric eigensolver; second-order test on the product of spheres, modulo symmetries',
  runs: 100,
  traces: ascentTraces,
});
