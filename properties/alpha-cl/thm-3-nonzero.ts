import { claim } from '../../src/claim/claim.ts';
import { deepMaximumExhibit } from '../../src/claim/deepExhibit.ts';
import { alignedAndGlobal, alignedOver } from '../../src/claim/deepMaximum.ts';
import { isIndefinite, positiveTop } from '../../src/settings/deepNetwork.ts';
import { deepPoint, localMaximum, nonzeroTail, simpleTail } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-nonzero',
  title: 'Every local maximum whose layers above the first do not multiply to zero is global and of rank one',
  source: alphaCL.at('Theorem 3 (number probable), with the hypothesis that it lacks', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`\theta \text{ local maximum},\ \lambda_1(W_{>1}^\top W_{>1}) \text{ simple and positive} \quad\Longrightarrow\quad W_l = v_l v_{l-1}^\top,\ X_\alpha v_0 = \lambda_{\max} v_0,\ 2\mathcal E_\alpha(\theta) = \lambda_{\max}(X_\alpha)`,
  forAll: deepPoint,
  suppose: { positiveTop, localMaximum, simpleTail, nonzeroTail },
  then: alignedAndGlobal,
  confirm: alignedOver,
  certify: deepMaximumExhibit,
  uncertified: 'points of networks with several units in a layer of which only the norm as a whole is kept: the units can be rotated without a change of the energy, so that no maximum is isolated',
  without: { positiveTop: 'fails', localMaximum: 'fails', simpleTail: 'fails', nonzeroTail: 'fails' },
  uses: ['alpha-cl/thm-3-global'],
  covers: {
    'X_α indefinite': { share: 0.05, when: isIndefinite },
    'three layers or more': { share: 0.15, when: ({ dims }) => dims.L >= 3 },
    'every hidden layer of width one': { share: 0.05, when: ({ dims }) => dims.L >= 2 && [dims.n1, dims.n2, dims.n3].slice(0, dims.L - 1).every((n) => n === 1) },
  },
  readings: ['a point at which ℰ reaches its bound is a maximum by that: tested is that no critical point below the bound is one; the few that no test decides are discarded', 'no weaker hypothesis does: a local maximum with W_{>1} = 0 has ℰ = 0 < λ_max/2', 'θ is constructed; where ascent leads is alpha-cl/thm-3-ascent'],
  oracle: 'second-order test on the product of spheres, modulo symmetries; the symmetric eigensolver; alignment by exact rational traces',
  runs: 300,
});
