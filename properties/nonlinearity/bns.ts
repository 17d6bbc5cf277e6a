import { claim } from '../../src/claim/claim.ts';
import { lawOperations, noRoot } from '../../src/claim/modulation.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import * as definitions from '../../src/definitions/fieldNodes.ts';
import { lawCovariance as covariance } from '../../src/definitions/finiteLaw.ts';
import { lawCovariance } from '../../src/dynamics/finiteLaw.ts';
import { nodeFunctions, nodeStatistics } from '../../src/dynamics/globalModulation.ts';
import { secularTop } from '../../src/dynamics/secularEquation.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { maxAbs, mapEntries, maxAbsDifference, multiplyVector } from '../../src/linalg/matrix.ts';
import { conditionalIndependence, fieldLaw, oneNodeAField, outputSize, pairSize, topAboveDiagonal, twoClasses, uniformPairs } from '../../src/settings/fieldLaw.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/bns',
  title: 'With two classes and one node a field, the top eigenpair of the output covariance solves a secular equation',
  source: nonlinearity.at('appendix, global modulation when C = 2 and M = 1', { provenance: 'paper' }),
  kind: 'identity',
  statement: String.raw`\mathbb V[f_1] = D + p_0p_1bb^\top, \quad 1 + p_0p_1\textstyle\sum_k \frac{b_k^2}{d_k - \lambda} = 0 \text{ at } \lambda = \lambda_{\max} \ge \max_k d_k, \quad s_k = \frac1Z\frac{b_k}{d_k - \lambda}`,
  forAll: fieldLaw,
  suppose: { conditionalIndependence, uniformPairs, twoClasses, oneNodeAField, homogeneousActivation, topAboveDiagonal },
  then: (instance) => {
    const V = lawCovariance(instance, nodeFunctions(instance).outputs);
    const statistics = nodeStatistics(instance, instance);
    const { d, b, rho } = statistics;
    const operations = lawOperations(instance);
    const top = secularTop(d, b, rho);
    if (top === null) return noRoot(statistics, operations);
    const rounding = roundings(operations, V.rows * pairSize(instance) * outputSize(instance) ** 2);
    const off = multiplyVector(V, top.s).map((entry, k) => entry - top.lambda * top.s[k]);
    return worstOf(
      { what: 'max|V[f₁] − D − p₀p₁bbᵀ|', value: maxAbsDifference(V, mapEntries(V, (_, i, j) => (i === j ? d[i] : 0) + rho * b[i] * b[j])), ...rounding, seen: { 'V[f₁]': V, d, b, 'p₀p₁': rho } },
      { what: '|λ − λ_max(V[f₁])|', value: Math.abs(top.lambda - symmetricEigen(V).values[0]), ...rounding },
      { what: 'max|V[f₁]s − λs|', value: maxAbs({ data: off }), ...rounding, seen: { s: top.s } },
    );
  },
  confirm: (R, instance) => {
    const V = covariance(R, instance, definitions.nodeFunctions(R, instance).outputs);
    const { d, b, rho } = definitions.nodeStatistics(R, instance, instance);
    const defects = V.flatMap((entries, i) => entries.map((entry, j) => R.sub(R.sub(entry, R.mul(rho, R.mul(b[i], b[j]))), i === j ? d[i] : R.of(0))));
    return { zero: [...defects, definitions.secularDeficiency(R, d, b, rho)] };
  },
  without: { conditionalIndependence: 'fails', uniformPairs: 'fails', twoClasses: 'fails', oneNodeAField: 'fails', homogeneousActivation: 'fails', topAboveDiagonal: 'fails' },
  covers: { 'three fields or more': { share: 0.3, when: ({ dims }) => dims.K >= 3 }, 'a field with b_k = 0': { share: 0.05, when: (i) => nodeStatistics(i, i).b.some((bk) => bk === 0) } },
  readings: ['the source asks for b_k ≠ 0 at the largest d_k; what is needed is λ > max d, which b_k = 0 there does not exclude', 'the limit N → ∞ without augmentation: exact sums over a finite law'],
  oracle: 'V[f₁] from the joint law and its symmetric eigendecomposition, against d, b of the single fields and a root of the secular equation; refutations by exact rational entries',
});
