import { claim } from '../../src/claim/claim.ts';
import { deepMaximumExhibit } from '../../src/claim/deepExhibit.ts';
import { alignedWithSigns, filteredOver } from '../../src/claim/deepMaximum.ts';
import { isIndefinite, positiveTop } from '../../src/settings/deepNetwork.ts';
import { deepFilters, localMaximum, nonzeroTail, severalLayers } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/cor-perfilter-nonzero',
  title: 'With every filter normalised, a local maximum of two layers or more is global, with entries of one size, unless the layers above the first multiply to zero',
  source: alphaCL.at('Corollary to Theorem 3 (number probable), with the hypothesis that it lacks', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`L \ge 2,\ \theta \text{ local maximum on } \|w_{lk}\| = 1/\sqrt{n_l},\ W_{>1} \ne 0 \quad\Longrightarrow\quad W_l = v_l v_{l-1}^\top,\ [v_l]_k = \pm 1/\sqrt{n_l},\ 2\mathcal E_\alpha(\theta) = \lambda_{\max}(X_\alpha)`,
  forAll: deepFilters,
  suppose: { positiveTop, severalLayers, localMaximum, nonzeroTail },
  then: alignedWithSigns,
  confirm: filteredOver,
  certify: deepMaximumExhibit,
  uncertified: 'points whose last layer has several outputs and is kept at its norm as a whole, which can be rotated',
  without: { positiveTop: 'fails', severalLayers: 'fails', localMaximum: 'fails', nonzeroTail: 'fails' },
  covers: { 'X_α indefinite': { share: 0.05, when: isIndefinite }, 'three layers or more': { share: 0.15, when: ({ dims }) => dims.L >= 3 } },
  readings: ['a point at which ℰ reaches its bound is a maximum by that: tested is that no critical point below the bound is one; the few that no test decides are discarded', 'all layers per filter, or the last one as a whole', 'no proof is known to us', 'θ is constructed; where ascent leads is alpha-cl/cor-perfilter-ascent'],
  oracle: 'second-order test on the product of spheres, modulo rotations of tied eigenvectors; singular vectors of every layer',
  runs: 300,
});
