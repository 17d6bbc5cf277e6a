import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { semidefinite } from '../../src/claim/semidefinite.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { kernelTerm } from '../../src/definitions/kernelCovariance.ts';
import { principalMinors } from '../../src/definitions/principalMinors.ts';
import { kernelTerms } from '../../src/dynamics/kernelCovariance.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { features, nonNegativeFeatures } from '../../src/settings/kernelBatch.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/lemma-1-densities-nonnegative',
  title: 'With features that are nowhere negative, every term of the large-batch limit is a variance',
  source: nonlinearity.at('lemma on large batches', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`z_l\, \mathbb E[\phi_l\, g g^\top] - \mathbb E[\phi_l g]\, \mathbb E[\phi_l g]^\top = z_l^2\, \mathbb V_{\tilde p_l}[g] \succeq 0 \quad (\text{all } l), \qquad \tilde p_l = p_D\, \phi_l / z_l`,
  forAll: features,
  suppose: { nonNegativeFeatures },
  then: ({ x, phi }) =>
    worstOf(...kernelTerms(phi, x).map((term, l) => semidefinite(`−λ_min of term ${l}`, term, roundings(32 * (x.rows + 4) * x.cols, maxAbs(phi) ** 2 * maxAbs(x) ** 2)))),
  confirm: (R, { x, phi }) => ({ nonNegative: phi[0].flatMap((_, l) => principalMinors(R, kernelTerm(R, x.map(() => R.of(1)), phi.map((row) => row[l]), x))) }),
  without: { nonNegativeFeatures: 'fails' },
  readings: ['where z_l = 0 the adjusted density is undefined, and the term is 0'],
  oracle: 'the smallest eigenvalue of each term; refutations by its principal minors in rational arithmetic',
});
