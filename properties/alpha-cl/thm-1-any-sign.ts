import { claim } from '../../src/claim/claim.ts';
import { gradientDefectsOver, gradientResidual } from '../../src/claim/losses/gradient.ts';
import { pairwiseImportances } from '../../src/dynamics/losses/pairwiseLoss.ts';
import { frozenImportances } from '../../src/settings/hypotheses.ts';
import { anyLoss, boundOf, differentiableLoss } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-1-any-sign',
  title: 'The identity of gradients alone needs no monotonicity: for falling φ or ψ it holds with negative importances',
  source: alphaCL.at('Theorem 1', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\frac{\partial\mathcal L_{\phi,\psi}}{\partial\theta} = -\left.\frac{\partial\mathcal E_\alpha}{\partial\theta}\right|_{\alpha=\alpha(\theta)}, \qquad \alpha_{ij}(\theta) = \phi'(\xi_i)\,\psi'(d_i^2-d_{ij}^2)`,
  forAll: anyLoss,
  suppose: { frozenImportances, differentiableLoss },
  then: (instance) => gradientResidual(instance),
  confirm: (R, instance) => ({ zero: gradientDefectsOver(R, instance) }),
  without: { frozenImportances: 'fails', differentiableLoss: 'fails' },
  covers: { 'a negative importance': { share: 0.08, when: (i) => pairwiseImportances(boundOf(i), i).data.some((entry) => entry < 0) } },
  readings: ['Theorem 1 without α ≥ 0, the one part of it that uses that φ and ψ increase; the losses are those of the table, two more with exponential ψ, and two that fall'],
  oracle: 'dual numbers through the double sums of the loss, against symbolic derivatives and the closed form of the energy gradient',
  uses: ['alpha-cl/thm-1'],
  runs: 400,
});
