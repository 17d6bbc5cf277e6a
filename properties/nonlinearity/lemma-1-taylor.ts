import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { semidefinite } from '../../src/claim/semidefinite.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { kernelTerm } from '../../src/definitions/kernelCovariance.ts';
import { principalMinors } from '../../src/definitions/principalMinors.ts';
import { taylorFeatures as taylor } from '../../src/definitions/taylorFeatures.ts';
import { kernelTerms } from '../../src/dynamics/kernelCovariance.ts';
import { taylorFeatures } from '../../src/dynamics/kernelImportances.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { pointsOnLine } from '../../src/settings/kernelBatch.ts';
import { nonlinearity } from './paper.ts';

/** The first terms; the signs alternate with l, so that few show it. */
const L = 4;

export default claim({
  id: 'nonlinearity/lemma-1-taylor',
  title: 'The Taylor features of the Gaussian kernel make every term of the large-batch limit a variance',
  source: nonlinearity.at('lemma on large batches', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`z_l\, \mathbb E[\phi_l\, g g^\top] - \mathbb E[\phi_l g]\, \mathbb E[\phi_l g]^\top \succeq 0, \qquad \phi_l(u) = e^{-u^2/2\tau}\, (u/\sqrt\tau)^l / \sqrt{l!}`,
  forAll: pointsOnLine,
  suppose: {},
  then: ({ x, u, tau }) => {
    const phi = taylorFeatures(u.data, tau, L);
    // Each feature carries an error of ε times its logarithm and u²/2τ, at most a few tens where it is not 0.
    const tolerance = roundings(64 * (x.rows + 4) * x.cols, maxAbs(phi) ** 2 * maxAbs(x) ** 2);
    return worstOf(...kernelTerms(phi, x).map((term, l) => semidefinite(`−λ_min of term ${l}`, term, tolerance)));
  },
  confirm: (R, { x, u, tau }) => {
    const phi = taylor(R, u.map((row) => row[0]), tau, L);
    return { nonNegative: phi[0].flatMap((_, l) => principalMinors(R, kernelTerm(R, x.map(() => R.of(1)), phi.map((row) => row[l]), x))) };
  },
  expect: 'refuted',
  erratum: 'nonlinearity/lemma-1-densities-nonnegative',
  without: {},
  readings: ['points of both signs are admitted: on outputs of ReLU, u ≥ 0, all features are nowhere negative and the erratum applies'],
  oracle: 'the smallest eigenvalue of each term; refutations by its principal minors to 50 digits',
});
