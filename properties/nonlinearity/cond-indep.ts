import { claim } from '../../src/claim/claim.ts';
import { lawOperations } from '../../src/claim/modulation.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { nodeFunctions as functionsOver } from '../../src/definitions/fieldNodes.ts';
import * as definitions from '../../src/definitions/finiteLaw.ts';
import { lawCovariance, lawMoments } from '../../src/dynamics/finiteLaw.ts';
import { nodeFunctions } from '../../src/dynamics/globalModulation.ts';
import { mapEntries, maxAbs, maxAbsDifference } from '../../src/linalg/matrix.ts';
import { conditionalIndependence, fieldLaw, pairSize, twoClasses, uniformPairs } from '../../src/settings/fieldLaw.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/cond-indep',
  title: 'With fields independent given one of two classes, only the class means couple different receptive fields',
  source: nonlinearity.at('global modulation, assumption of conditional independence', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\mathcal C[\tilde x_k, \tilde x_{k'}] = L_k\,\mathbb I(k = k') + p_0p_1\Delta_k\Delta_{k'}^\top, \quad L_k = \mathbb E_z\mathbb V[\tilde x_k \mid z], \quad \Delta_k = \mathbb E[\tilde x_k \mid z=1] - \mathbb E[\tilde x_k \mid z=0]`,
  forAll: fieldLaw,
  suppose: { conditionalIndependence, uniformPairs, twoClasses },
  then: (instance) => {
    const { gated } = nodeFunctions(instance);
    const { p, means, within } = lawMoments(instance, gated);
    const [one, n, rho] = [Math.min(1, p.length - 1), means.cols, p.length > 1 ? p[0] * p[1] : 0];
    const Delta = within.data.slice(0, n).map((_, i) => means.data[one * n + i] - means.data[i]);
    const split = mapEntries(within, (L, i, j) => L + rho * Delta[i] * Delta[j]);
    const joint = lawCovariance(instance, gated);
    return { what: "max|C[x̃_k, x̃_k'] − L_k 𝟙(k = k') − p₀p₁Δ_kΔ_k'ᵀ|", value: maxAbsDifference(joint, split), ...roundings(lawOperations(instance), pairSize(instance) * maxAbs(gated.values) ** 2), seen: { C: joint, split } };
  },
  confirm: (R, instance) => {
    const { gated } = functionsOver(R, instance);
    const { p, means, within } = definitions.lawMoments(R, instance, gated);
    const [zero, one] = [means[0], means[Math.min(1, p.length - 1)]];
    const rho = p.length > 1 ? R.mul(p[0], p[1]) : R.of(0);
    const Delta = one.map((mean, i) => R.sub(mean, zero[i]));
    const joint = definitions.lawCovariance(R, instance, gated);
    return { zero: joint.flatMap((entries, i) => entries.map((C, j) => R.sub(C, R.add(within[i][j], R.mul(rho, R.mul(Delta[i], Delta[j])))))) };
  },
  without: { conditionalIndependence: 'fails', uniformPairs: 'fails', twoClasses: 'fails' },
  covers: { 'two fields or more': { share: 0.4, when: ({ dims }) => dims.K >= 2 } },
  readings: [
    'covariances in the limit N → ∞ without augmentation, of a law with finitely many values: exact sums over its atoms',
    'any activation: a gated input is a function of its own field alone',
    'importances that are not uniform depend on the class and on the value of the first field',
  ],
  oracle: 'the joint law of all fields, atom by atom, against the laws of the single fields given the class',
});
