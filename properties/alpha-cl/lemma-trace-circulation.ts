import { claim } from '../../src/claim/claim.ts';
import { covarianceDifferences, sameCovariance } from '../../src/claim/sameCovariance.ts';
import { circulation, flowSign, rowSumsKept, withFlow } from '../../src/settings/circulation.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-trace-circulation',
  title: 'The contrastive covariance sees of the importances only α + αᵀ and the row sums: what flows in a circle is lost',
  source: alphaCL.at('Definition 1 and what follows', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`K = -K^\top,\ K\mathbf 1 = 0 \;\Rightarrow\; \mathbb C_{\alpha+K}[x] = \mathbb C_\alpha[x]`,
  forAll: circulation,
  suppose: { rowSumsKept },
  then: (instance) => sameCovariance('max|C_α − C_(α+K)|', instance, instance.alpha, withFlow(instance)),
  confirm: (R, { x, xPrime, alpha, amount, flow }) =>
    covarianceDifferences(R, { x, xPrime }, alpha, alpha.map((entries, i) => entries.map((entry, j) => R.add(entry, R.mul(amount, R.of(flowSign(flow, alpha.length, i, j))))))),
  without: { rowSumsKept: 'fails' },
  readings: ['K has no diagonal, so that the factor between the conventions of the two papers plays no part'],
  oracle: 'the fast covariance at the one against the double sum at the other; refutations by the double sum in rational arithmetic',
});
