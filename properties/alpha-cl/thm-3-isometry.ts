import { claim } from '../../src/claim/claim.ts';
import { isometriesAreSaddles } from '../../src/claim/deepEnergy.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { deepIsometry, isometryOf, rankTwoOrMore } from '../../src/settings/deepIsometry.ts';
import { severalLayers } from '../../src/settings/deepPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-isometry',
  title: 'Layers that are scaled isometries of higher rank on tied top eigenvectors are critical points of a deep linear network, but no maxima',
  source: alphaCL.at('Theorem 3 (number probable), its second hypothesis dropped', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`W_l = r^{-1/2} U_l U_{l-1}^\top,\ r \ge 2,\ X_\alpha U_0 = \lambda U_0,\ L \ge 2: \quad P\nabla\mathcal E_\alpha = 0,\quad 2\mathcal E_\alpha = \lambda r^{1-L},\quad \theta \text{ no local maximum}`,
  forAll: deepIsometry,
  suppose: { severalLayers, rankTwoOrMore },
  then: isometriesAreSaddles,
  uncertified: 'no critical point of the statement is isolated: the isometries U_l can be rotated within their ranges',
  unconfirmed: unconfirmed.deepPoint,
  without: { severalLayers: 'fails', rankTwoOrMore: 'fails' },
  covers: { 'rank three or more': { share: 0.03, when: (i) => isometryOf(i).r >= 3 }, 'three layers or more': { share: 0.3, when: ({ dims }) => dims.L >= 3 } },
  readings: ['X_α is given by its eigenvectors and eigenvalues: every symmetric matrix is the X_α of some batch'],
  oracle: 'the closed form of the value; the Riemannian Hessian on the product of spheres',
  runs: 300,
});
