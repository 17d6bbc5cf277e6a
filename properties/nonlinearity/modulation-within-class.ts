import { claim } from '../../src/claim/claim.ts';
import { modulation, modulationOver } from '../../src/claim/modulation.ts';
import { conditionalIndependence, fieldLaw, oneNodeAField, topAboveDiagonal, twoClasses, uniformPairs } from '../../src/settings/fieldLaw.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/modulation-within-class',
  title: 'The dynamics under global modulation, with the variance within classes in the place of the total variance and the same δ',
  source: nonlinearity.at('a reading of the appendix, global modulation when C = 2 and M = 1', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\dot w_k = \big(s_k^2 L_k + \delta_k\Delta_k\Delta_k^\top\big) w_k, \quad L_k = \mathbb E_z\mathbb V[\tilde x_k \mid z]`,
  forAll: fieldLaw,
  suppose: { conditionalIndependence, uniformPairs, twoClasses, oneNodeAField, homogeneousActivation, topAboveDiagonal },
  then: (instance) => modulation(instance, 'within'),
  confirm: (R, instance) => modulationOver(R, instance, 'within'),
  expect: 'refuted',
  erratum: 'nonlinearity/global-modulation',
  without: { conditionalIndependence: 'fails', uniformPairs: 'fails', twoClasses: 'fails', oneNodeAField: 'fails', homogeneousActivation: 'fails', topAboveDiagonal: 'fails' },
  readings: ["not a claim of the paper: its V[x̃_k] is the total variance, and this is what a reader who takes it for the variance within classes would get"],
  oracle: 'that of nonlinearity/global-modulation',
});
