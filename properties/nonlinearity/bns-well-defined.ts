import { claim } from '../../src/claim/claim.ts';
import { lawOperations } from '../../src/claim/modulation.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import * as definitions from '../../src/definitions/fieldNodes.ts';
import { lawCovariance as covariance } from '../../src/definitions/finiteLaw.ts';
import { principalMinors } from '../../src/definitions/principalMinors.ts';
import { lawCovariance } from '../../src/dynamics/finiteLaw.ts';
import { nodeFunctions, nodeStatistics } from '../../src/dynamics/globalModulation.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { fieldLaw, largestIsSeen, oneNodeAField, outputSize, pairSize, twoClasses, uniformPairs } from '../../src/settings/fieldLaw.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/bns-well-defined',
  title: 'Where the field of the largest within-class variance sees the difference of the class means, the top eigenvalue exceeds all those variances',
  source: nonlinearity.at('appendix, global modulation when C = 2 and M = 1', { provenance: 'paper' }),
  kind: 'inequality',
  statement: String.raw`b_{k^*} \ne 0 \text{ at } k^* = \arg\max_k d_k \quad\Rightarrow\quad \lambda_{\max}(\mathbb V[f_1]) > \max_k d_k`,
  forAll: fieldLaw,
  suppose: { uniformPairs, twoClasses, oneNodeAField, homogeneousActivation, largestIsSeen },
  then: (instance) => {
    const V = lawCovariance(instance, nodeFunctions(instance).outputs);
    const { d, b } = nodeStatistics(instance, instance);
    const [lambda, most] = [symmetricEigen(V).values[0], Math.max(...d)];
    const rounding = lawOperations(instance) * Number.EPSILON * V.rows * pairSize(instance) * outputSize(instance) ** 2;
    return { what: 'λ_max(V[f₁]) does not exceed max d', value: lambda - most > rounding ? 0 : 1, ...wholeNumber, seen: { 'λ_max': lambda, d, b } };
  },
  confirm: (R, instance) => {
    const V = covariance(R, instance, definitions.nodeFunctions(R, instance).outputs);
    const { d } = definitions.nodeStatistics(R, instance, instance);
    const most = d.reduce((a, c) => (R.compare(c, a) > 0 ? c : a));
    // λ_max ≤ max d exactly when max d·I − V is positive semidefinite.
    const rest = principalMinors(R, V.map((row, i) => row.map((entry, j) => R.sub(i === j ? most : R.of(0), entry))));
    return { zero: [R.of(rest.every((minor) => R.compare(minor, R.of(0)) >= 0) ? 1 : 0)] };
  },
  without: { uniformPairs: 'fails', twoClasses: 'survives', oneNodeAField: 'survives', homogeneousActivation: 'fails', largestIsSeen: 'fails' },
  uses: ['nonlinearity/bns'],
  readings: ['p₀p₁b² of a field of the largest d is 2⁻²⁰ of it or more, so that float64 tells λ from max d', 'independence of the fields is not used: the entry of V[f₁] at k* is d_k* + p₀p₁b_k*²'],
  runs: 500,
  oracle: 'the symmetric eigensolver on the covariance of the joint law, against d of the single fields; refutations by principal minors in rational arithmetic',
});
