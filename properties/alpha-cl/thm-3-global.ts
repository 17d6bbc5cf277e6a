import { claim } from '../../src/claim/claim.ts';
import { boundAndAttainment, boundOver } from '../../src/claim/deepEnergy.ts';
import { deepNetwork, isIndefinite, positiveTop, unitLayers } from '../../src/settings/deepNetwork.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-global',
  title: 'No deep linear network with unit layers has a higher energy than half the largest eigenvalue, which aligned layers of rank one reach',
  source: alphaCL.at('Theorem 3 (number probable), the value of the optimum', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`2\mathcal E_\alpha(\theta) \le \lambda_{\max}(X_\alpha) \prod_l \|W_l\|_F^2, \qquad 2\mathcal E_\alpha = \lambda_{\max}(X_\alpha) \text{ and critical at } W_l = v_l v_{l-1}^\top,\ X_\alpha v_0 = \lambda_{\max} v_0,\ v_1, \dots, v_L \text{ any unit vectors}`,
  forAll: deepNetwork,
  suppose: { positiveTop, unitLayers },
  then: boundAndAttainment,
  confirm: boundOver,
  without: { positiveTop: 'fails', unitLayers: 'fails' },
  covers: { 'X_α indefinite': { share: 0.1, when: isIndefinite }, 'three layers or more': { share: 0.3, when: ({ dims }) => dims.L >= 3 } },
  readings: ['importances of any sign, hence any symmetric X_α', 'where λ_max ≤ 0 the bound needs ‖W‖_F = 1, which one layer has and several need not (alpha-cl/thm-3-lambda)'],
  oracle: 'the symmetric eigensolver; refutations by Gershgorin discs in exact rational arithmetic',
});
