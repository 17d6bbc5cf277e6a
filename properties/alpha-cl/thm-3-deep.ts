import { claim } from '../../src/claim/claim.ts';
import { deepMaximumExhibit } from '../../src/claim/deepExhibit.ts';
import { alignedAndGlobal, alignedOver } from '../../src/claim/deepMaximum.ts';
import { isIndefinite, positiveTop } from '../../src/settings/deepNetwork.ts';
import { deepPoint, localMaximum, nonzeroTail, severalLayers } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-deep',
  title: 'From two layers on, no eigenvalue has to be simple: a local maximum is global and of rank one unless the layers above the first multiply to zero',
  source: alphaCL.at('Theorem 3 (number probable), its second hypothesis weakened', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`L \ge 2,\ \theta \text{ local maximum},\ W_{>1} \ne 0 \quad\Longrightarrow\quad W_l = v_l v_{l-1}^\top,\ X_\alpha v_0 = \lambda_{\max} v_0,\ 2\mathcal E_\alpha(\theta) = \lambda_{\max}(X_\alpha)`,
  forAll: deepPoint,
  suppose: { positiveTop, severalLayers, localMaximum, nonzeroTail },
  then: alignedAndGlobal,
  confirm: alignedOver,
  certify: deepMaximumExhibit,
  uncertified: 'points of networks with several units in a layer of which only the norm as a whole is kept: the units can be rotated without a change of the energy, so that no maximum is isolated',
  without: { positiveTop: 'fails', severalLayers: 'fails', localMaximum: 'fails', nonzeroTail: 'fails' },
  uses: ['alpha-cl/thm-3-global', 'alpha-cl/thm-3-isometry'],
  covers: { 'X_α indefinite': { share: 0.05, when: isIndefinite }, 'three layers or more': { share: 0.2, when: ({ dims }) => dims.L >= 3 } },
  readings: ['a point at which ℰ reaches its bound is a maximum by that: tested is that no critical point below the bound is one; the few that no test decides are discarded', 'in one layer a repeated λ_max admits maxima of higher rank', 'θ is constructed; where ascent leads is alpha-cl/thm-3-ascent'],
  oracle: 'second-order test on the product of spheres, modulo symmetries; the symmetric eigensolver; alignment by exact rational traces',
  runs: 300,
});
