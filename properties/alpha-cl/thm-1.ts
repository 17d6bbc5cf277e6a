import { claim } from '../../src/claim/claim.ts';
import { gradientDefectsOver, gradientResidual, importancesOver, signResidual } from '../../src/claim/losses/gradient.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { frozenImportances } from '../../src/settings/hypotheses.ts';
import { anyLoss, differentiableLoss, increasingLoss } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-1',
  title: 'Descending a loss of the family is ascending the energy with the importances frozen, and these are not negative',
  source: alphaCL.at('Theorem 1', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\frac{\partial\mathcal L_{\phi,\psi}}{\partial\theta} = -\left.\frac{\partial\mathcal E_\alpha}{\partial\theta}\right|_{\alpha=\alpha(\theta)}, \qquad \alpha_{ij}(\theta) = \phi'(\xi_i)\,\psi'(d_i^2-d_{ij}^2) \ge 0`,
  forAll: anyLoss,
  suppose: { frozenImportances, increasingLoss, differentiableLoss },
  then: (instance) => worstOf(gradientResidual(instance), signResidual(instance)),
  confirm: (R, instance) => {
    const defects = gradientDefectsOver(R, instance);
    return { nonNegative: [...importancesOver(R, instance).flat(), ...defects, ...defects.map((defect) => R.sub(R.of(0), defect))] };
  },
  without: { frozenImportances: 'fails', increasingLoss: 'fails', differentiableLoss: 'fails' },
  covers: { 'N ≥ 3': { share: 0.3, when: ({ x }) => x.rows >= 3 }, 'a view differs': { share: 0.3, when: ({ x, xPrime }) => x.data.some((entry, k) => entry !== xPrime.data[k]) } },
  readings: ['θ is the table of outputs: the chain rule through the network is common to both sides', 'N ≥ 2; the losses are those of the table, two more with exponential ψ, and, without monotonicity, two that fall', 'at a kink the derivative of ψ is that from the left, and both one-sided derivatives of the loss must agree with it'],
  oracle: 'dual numbers through the double sums of the loss, against symbolic derivatives and the closed form of the energy gradient; refutations by one-sided derivatives, over the rationals where φ and ψ have rational values',
  runs: 400,
});
