import { claim } from '../../src/claim/claim.ts';
import { undecided, worstOf } from '../../src/claim/residual.ts';
import { centralDifference } from '../../src/claim/tolerance.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { gaussianMixture, isResolved, smoothDensity } from '../../src/settings/gaussianMixture.ts';
import { gatingDefects, measuredGating } from '../../src/settings/gatingDerivative.ts';
import { localRoughness } from '../../src/dynamics/localRoughness.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/roughness',
  title: 'The local roughness of a ReLU node is its mean output times the density moment of its hyperplane, and gating always stabilises',
  source: nonlinearity.at('one-layer analysis: local roughness', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\tfrac{d}{d\varepsilon} A(w + \varepsilon\delta) w = -\mathbb E[h]\, M(w)\, \delta, \quad \rho(w) = \mathbb E[h]\, \lambda_{\max}(P^\perp M P^\perp), \quad M(w) = \textstyle\int_{w^\top x = 0} x x^\top p\, dS \succeq 0`,
  forAll: gaussianMixture,
  suppose: { reluActivation, smoothDensity },
  then: (instance) => {
    const { population, w, jacobian, formula, norm, top, step, scale, clearance } = measuredGating(instance);
    if (!isResolved(instance, clearance)) return undecided('a component lies too near to the hyperplane for finite differences');
    const tolerance = centralDifference(step, scale, scale / (step * 2 ** 10) ** 3);
    const rho = localRoughness(population, instance.h, w);
    return worstOf(
      { what: 'max|d/dε A(w + εδ)w + E[h] Mδ|', value: jacobian.data.reduce((worst, entry, k) => Math.max(worst, Math.abs(entry - formula.data[k])), 0), ...tolerance, seen: { 'ρ': rho } },
      { what: '|ρ − ‖d/dε A(w + εδ)w‖|', value: rho === Infinity ? norm : Math.abs(rho - norm), ...tolerance },
      { what: 'the largest δᵀ d/dε A(w + εδ)w', value: Math.max(0, top), ...tolerance },
    );
  },
  confirm: gatingDefects,
  without: { reluActivation: 'fails', smoothDensity: 'fails' },
  covers: { 'ρ > 0': { share: 0.25, when: (instance) => measuredGating(instance).norm > 2 ** -6 * measuredGating(instance).scale } },
  readings: ['an infinite batch from a mixture of Gaussians, α ≡ 1, no augmentation', 'finite differences need 1/16 of a component’s size between it and the hyperplane, or of spread across it'],
  oracle: 'central differences of the closed-form A(w) of the mixture; the norm by its singular values; refutations by the same differences to 50 digits',
  runs: 500,
});
