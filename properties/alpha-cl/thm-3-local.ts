import { claim } from '../../src/claim/claim.ts';
import { deepMaximumExhibit } from '../../src/claim/deepExhibit.ts';
import { alignedAndGlobal, alignedOver } from '../../src/claim/deepMaximum.ts';
import { isIndefinite, positiveTop } from '../../src/settings/deepNetwork.ts';
import { deepPoint, localMaximum, simpleTail } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-local',
  title: 'With fixed importances, every local maximum of a deep linear network is global and of rank one: deep linear contrastive learning is PCA',
  source: alphaCL.at('Theorem 3 (number probable)', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`\theta \text{ local maximum on } \|W_l\|_F = 1,\ \lambda_1(W_{>1}^\top W_{>1}) \text{ simple} \quad\Longrightarrow\quad W_l = v_l v_{l-1}^\top,\ X_\alpha v_0 = \lambda_{\max} v_0,\ 2\mathcal E_\alpha(\theta) = \lambda_{\max}(X_\alpha)`,
  forAll: deepPoint,
  suppose: { positiveTop, localMaximum, simpleTail },
  then: alignedAndGlobal,
  confirm: alignedOver,
  certify: deepMaximumExhibit,
  uncertified: 'points of networks with several units in a layer of which only the norm as a whole is kept: the units can be rotated without a change of the energy, so that no maximum is isolated',
  expect: 'refuted',
  erratum: 'alpha-cl/thm-3-nonzero',
  without: { positiveTop: 'fails', localMaximum: 'fails', simpleTail: 'fails' },
  uses: ['alpha-cl/thm-3-global', 'alpha-cl/thm-3-trap'],
  covers: { 'X_α indefinite': { share: 0.05, when: isIndefinite }, 'three layers or more': { share: 0.2, when: ({ dims }) => dims.L >= 3 } },
  witnesses: [
    { x: [[1, 0], [0, 0]], xPrime: [[1, 1], [0, 0]], alpha: [[0, 1], [0, 0]], W1: [[0, 1]], W2: [[1], [0]], W3: [[0, 1]], W4: [[1]], dims: { N: 2, d: 2, n1: 1, n2: 2, n3: 1, n4: 1, L: 3 } },
  ],
  readings: [
    'with n₁ = 1 the only eigenvalue of W_{>1}ᵀW_{>1} is simple, also where it is 0: there the statement fails, and there alone (alpha-cl/thm-3-nonzero)',
    'importances of any sign, hence any symmetric X_α; α is constant',
    'critical points that no test decides, a few in a thousand, are discarded',
    'θ is constructed; where ascent leads is alpha-cl/thm-3-ascent',
  ],
  oracle: 'second-order test on the product of spheres, modulo symmetries; the value of λ_max by the symmetric eigensolver; refutations by exact rational traces and minors, a trap by the proof that it is one',
  runs: 300,
});
