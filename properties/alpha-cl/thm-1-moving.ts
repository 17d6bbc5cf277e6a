import { claim } from '../../src/claim/claim.ts';
import { gradientDefectsOver, gradientResidual } from '../../src/claim/losses/gradient.ts';
import { anyLoss, differentiableLoss, piecewiseLinear } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-1-moving',
  title: 'For the two piecewise linear losses the importances need not be frozen: they are locally constant',
  source: alphaCL.at('Theorem 1', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\frac{\partial\mathcal L_{\phi,\psi}}{\partial\theta} = -\frac{\partial\mathcal E_{\alpha(\theta)}(\theta)}{\partial\theta} \quad\text{if } \phi'' = \psi'' = 0`,
  forAll: anyLoss,
  suppose: { piecewiseLinear, differentiableLoss },
  then: (instance) => gradientResidual({ ...instance, importance: 'recomputed' }),
  confirm: (R, instance) => ({ zero: gradientDefectsOver(R, { ...instance, importance: 'recomputed' }) }),
  without: { piecewiseLinear: 'fails', differentiableLoss: 'fails' },
  readings: ['the energy is differentiated through α, that is, without the stop-gradient'],
  oracle: 'dual numbers through the double sums of the loss and through those of the energy with its importances',
  runs: 400,
});
