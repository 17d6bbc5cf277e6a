import { claim } from '../../src/claim/claim.ts';
import { undecided, worstOf } from '../../src/claim/residual.ts';
import { centralDifference, kinkedDifference } from '../../src/claim/tolerance.ts';
import { maxAbsDifference } from '../../src/linalg/matrix.ts';
import { isResolved, smoothDensity } from '../../src/settings/gaussianMixture.ts';
import { frozenImportances, reluActivation } from '../../src/settings/hypotheses.ts';
import { isRough, kernelGatingDefects, kernelMixture, measuredKernelGating, roughnesses } from '../../src/settings/kernelGating.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/kernel-roughness',
  title: 'Under a fixed Gaussian kernel of the outputs the local roughness is at most that of α ≡ 1, and vanishes with the temperature',
  source: nonlinearity.at('one-layer analysis: effect of the importances (derived here)', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\alpha_{ij} = e^{-(h_i - h_j)^2/2\tau}: \quad \tfrac{d}{d\varepsilon} A_\alpha(w + \varepsilon\delta) w = -\mathbb E[h e^{-h^2/2\tau}]\, M(w)\, \delta, \quad \rho_g(w) = \mathbb E[h e^{-h^2/2\tau}]\, \lambda_{\max}(P^\perp M P^\perp) \le \min\big(\rho_u(w), \sqrt{\tau/e}\, \lambda_{\max}(P^\perp M P^\perp)\big)`,
  forAll: kernelMixture,
  suppose: { reluActivation, smoothDensity, frozenImportances },
  then: (instance) => {
    const measured = measuredKernelGating(instance);
    if (measured === null) return undecided('the temperature is too low for a double sum over all pairs of outputs');
    const { jacobian, formula, norm, rho, uniform, bound, step, size, seen, clearance, grain } = measured;
    if (!isResolved(instance, clearance)) return undecided('a component lies too near to the hyperplane for finite differences');
    const scale = size * size;
    const tolerance = instance.importance === 'frozen' ? kinkedDifference(step, (4 * scale) / grain, (2 ** -36 * size * seen) / grain) : centralDifference(step, scale, scale / (step * 2 ** 10) ** 3);
    return worstOf(
      { what: 'max|d/dε A_α(w + εδ)w + E[h e^{−h²/2τ}] Mδ|', value: maxAbsDifference(jacobian, formula), ...tolerance, seen: { 'ρ_g': rho, 'ρ_u': uniform } },
      { what: '|ρ_g − ‖d/dε A_α(w + εδ)w‖|', value: rho === Infinity ? norm : Math.abs(rho - norm), ...tolerance },
      { what: '‖d/dε A_α(w + εδ)w‖ − ρ_u', value: Math.max(0, norm - uniform), ...tolerance },
      { what: '‖d/dε A_α(w + εδ)w‖ − √(τ/e) λ_max(P⊥MP⊥)', value: Math.max(0, norm - bound), ...tolerance },
    );
  },
  confirm: kernelGatingDefects,
  without: { reluActivation: 'fails', smoothDensity: 'fails', frozenImportances: 'fails' },
  covers: {
    'ρ_g > 0': { share: 0.23, when: isRough },
    '0 < ρ_g < ρ_u/2': { share: 0.1, when: (instance) => isRough(instance) && 2 * roughnesses(instance).kernel < roughnesses(instance).uniform },
  },
  uses: ['nonlinearity/roughness'],
  readings: [
    'an infinite batch from a mixture of Gaussians, no augmentation; the kernel before normalisation of its rows, τ between 2⁻¹⁰ and 2¹⁰',
    'the importances are those of the outputs at w, held there while the gate follows v; dropped, they follow v too',
    'finite differences need 1/16 of a component’s size between it and the hyperplane, or of spread across it',
  ],
  oracle: 'central differences of A_α(v)w by quadrature over pairs of outputs; refutations to 50 digits by differences of the gated means, of the double loop over points, or of two quadratures that agree',
  runs: 200,
});
