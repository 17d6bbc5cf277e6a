import { claim } from '../../src/claim/claim.ts';
import { modulation, modulationOver } from '../../src/claim/modulation.ts';
import { conditionalIndependence, fieldLaw, oneNodeAField, topAboveDiagonal, twoClasses, uniformPairs } from '../../src/settings/fieldLaw.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/global-modulation',
  title: 'The top of the network modulates each receptive field: its variance counts s², and its discriminative direction gets a boost δ ≥ 0',
  source: nonlinearity.at('appendix, global modulation when C = 2 and M = 1', { provenance: 'paper', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`\dot w_k = \big(s_k^2\,\mathbb V[\tilde x_k] + \delta_k\Delta_k\Delta_k^\top\big) w_k, \qquad \delta_k = \frac{1}{Z^2(\lambda - d_k)}\Big(1 - \frac{p_0p_1b_k^2}{\lambda - d_k}\Big) \ge 0`,
  forAll: fieldLaw,
  suppose: { conditionalIndependence, uniformPairs, twoClasses, oneNodeAField, homogeneousActivation, topAboveDiagonal },
  then: (instance) => modulation(instance, 'total'),
  confirm: (R, instance) => modulationOver(R, instance, 'total'),
  without: { conditionalIndependence: 'fails', uniformPairs: 'fails', twoClasses: 'fails', oneNodeAField: 'fails', homogeneousActivation: 'fails', topAboveDiagonal: 'fails' },
  uses: ['nonlinearity/cond-indep', 'nonlinearity/bns'],
  covers: { 'two fields or more, different importances s': { share: 0.4, when: ({ dims }) => dims.K >= 2 } },
  readings: [
    'V is the total variance, L_k + p₀p₁Δ_kΔ_kᵀ; with L_k instead the statement is nonlinearity/modulation-within-class',
    'the source was read down to δ_k, whose closed form is derived here',
    'the second layer is at its optimum, of rank one; the limit N → ∞ without augmentation: exact sums over a finite law',
  ],
  oracle: "s_k Σ s_k' C[x̃_k, f_k'] from the joint law with s of the symmetric eigensolver, against d, b, L, Δ of the single fields and a root of the secular equation; refutations to 50 digits",
});
