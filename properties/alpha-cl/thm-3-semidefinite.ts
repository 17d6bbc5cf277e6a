import { claim } from '../../src/claim/claim.ts';
import { deepMaximumExhibit } from '../../src/claim/deepExhibit.ts';
import { alignedAndGlobal, alignedOver } from '../../src/claim/deepMaximum.ts';
import { positiveTop, semidefiniteCovariance } from '../../src/settings/deepNetwork.ts';
import { deepPoint, localMaximum, severalLayers } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-semidefinite',
  title: 'With a positive semidefinite contrastive covariance, every local maximum of two layers or more is global and of rank one',
  source: alphaCL.at('Theorem 3 (number probable), for semidefinite X_α', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`X_\alpha \succeq 0,\ L \ge 2,\ \theta \text{ local maximum} \quad\Longrightarrow\quad W_l = v_l v_{l-1}^\top,\ X_\alpha v_0 = \lambda_{\max} v_0,\ 2\mathcal E_\alpha(\theta) = \lambda_{\max}(X_\alpha)`,
  forAll: deepPoint,
  suppose: { semidefiniteCovariance, positiveTop, severalLayers, localMaximum },
  then: alignedAndGlobal,
  confirm: alignedOver,
  certify: deepMaximumExhibit,
  uncertified: 'points of networks with several units in a layer of which only the norm as a whole is kept: the units can be rotated without a change of the energy, so that no maximum is isolated',
  without: { semidefiniteCovariance: 'fails', positiveTop: 'fails', severalLayers: 'fails', localMaximum: 'fails' },
  uses: ['alpha-cl/thm-3-global'],
  covers: { 'three layers or more': { share: 0.15, when: ({ dims }) => dims.L >= 3 } },
  readings: ['a point at which ℰ reaches its bound is a maximum by that: tested is that no critical point below the bound is one; the few that no test decides are discarded', 'nothing is asked of W_{>1}: where X_α is semidefinite, ℰ rises from every point with W_{>1} = 0', 'θ is constructed; where ascent leads is alpha-cl/thm-3-ascent'],
  oracle: 'second-order test on the product of spheres, modulo symmetries; the symmetric eigensolver; alignment by exact rational traces',
  runs: 300,
});
