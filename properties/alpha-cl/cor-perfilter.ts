import { claim } from '../../src/claim/claim.ts';
import { deepMaximumExhibit } from '../../src/claim/deepExhibit.ts';
import { alignedWithSigns, filteredOver } from '../../src/claim/deepMaximum.ts';
import { isIndefinite, positiveTop } from '../../src/settings/deepNetwork.ts';
import { deepFilters, localMaximum, simpleTail } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/cor-perfilter',
  title: 'With every filter normalised, too, every local maximum is global and of rank one, its directions having entries of one size',
  source: alphaCL.at('Corollary to Theorem 3 (number probable)', { provenance: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`\theta \text{ local maximum on } \|w_{lk}\| = 1/\sqrt{n_l},\ \lambda_1(W_{>1}^\top W_{>1}) \text{ simple} \quad\Longrightarrow\quad W_l = v_l v_{l-1}^\top,\ [v_l]_k = \pm 1/\sqrt{n_l},\ 2\mathcal E_\alpha(\theta) = \lambda_{\max}(X_\alpha)`,
  forAll: deepFilters,
  suppose: { positiveTop, localMaximum, simpleTail },
  then: alignedWithSigns,
  confirm: filteredOver,
  certify: deepMaximumExhibit,
  uncertified: 'points whose last layer has several outputs and is kept at its norm as a whole, which can be rotated',
  expect: 'refuted',
  erratum: 'alpha-cl/cor-perfilter-nonzero',
  without: { positiveTop: 'fails', localMaximum: 'fails', simpleTail: 'fails' },
  uses: ['alpha-cl/thm-3-trap'],
  covers: { 'X_α indefinite': { share: 0.05, when: isIndefinite } },
  witnesses: [
    { x: [[1, 0], [0, 0]], xPrime: [[1, 1], [0, 0]], alpha: [[0, 1], [0, 0]], W1: [[0, 1]], W2: [[1], [1]], W3: [[1, -1]], W4: [[1]], constraint: 'filters', dims: { N: 2, d: 2, n1: 1, n2: 2, n3: 1, n4: 1, L: 3 } },
  ],
  readings: ['all layers per filter, or the last one as a whole: the range of l was not read', 'with n₁ = 1 the only eigenvalue of W_{>1}ᵀW_{>1} is simple, also where it is 0'],
  oracle: 'second-order test on the product of spheres, modulo rotations of tied eigenvectors; singular vectors of every layer; alignment to 50 digits',
  runs: 300,
});
