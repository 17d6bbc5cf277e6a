import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { contrastiveCovariance } from '../../src/dynamics/contrastiveCovariance.ts';
import { energy } from '../../src/dynamics/energy.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { mapViews } from '../../src/dynamics/views.ts';
import { mapEntries, maxAbs, maxAbsDifference, multiply, transpose } from '../../src/linalg/matrix.ts';
import { covarianceAlgebra } from '../../src/settings/covarianceAlgebra.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-trace',
  title: 'The energy is half the trace of the contrastive covariance, which is bilinear, shift invariant and transposes',
  source: alphaCL.at('Definition 1 and what follows', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\tfrac12\operatorname{tr}\mathbb C_\alpha[z] = \sum_{i,\,j\ne i}\alpha_{ij}(d_{ij}^2 - d_i^2), \quad \mathbb C_\alpha[Pa + \ell, Qb] = P\,\mathbb C_\alpha[a,b]\,Q^\top, \quad \mathbb C_\alpha[b,a] = \mathbb C_\alpha[a,b]^\top`,
  forAll: covarianceAlgebra,
  suppose: {},
  then: ({ a, aPrime, b, bPrime, L, shift, M, alpha }) => {
    const [va, vb, N] = [{ x: a, xPrime: aPrime }, { x: b, xPrime: bPrime }, a.rows];
    const C = (left: typeof va, right: typeof va) => contrastiveCovariance(alpha, left, right, 'sum of distinct pairs');
    const image = mapViews(va, (m) => mapEntries(multiply(m, transpose(L)), (entry, _i, j) => entry + shift.data[j]));
    const mapped = C(image, mapViews(vb, (m) => multiply(m, transpose(M))));
    const trace = C(va, va).data.reduce((sum, entry, k) => (k % (a.cols + 1) === 0 ? sum + entry : sum), 0);
    const [sizeA, sizeB] = [Math.max(maxAbs(a), maxAbs(aPrime)), Math.max(maxAbs(b), maxAbs(bPrime))];
    const [mass, operations] = [2 * N * N * importanceMass(alpha), 16 * (N + a.cols + b.cols + 4)];
    return worstOf(
      { what: '|½ tr C[a] − Σα(d² − d′²)|', value: Math.abs(trace / 2 - energy(alpha, va, 'sum of distinct pairs')), ...roundings(operations, mass * a.cols * sizeA ** 2) },
      { what: 'max|C[Pa+ℓ, Qb] − P C[a,b] Qᵀ|', value: maxAbsDifference(mapped, multiply(multiply(L, C(va, vb)), transpose(M))), ...roundings(operations, mass * (a.cols * maxAbs(L) * sizeA + maxAbs(shift)) * b.cols * maxAbs(M) * sizeB) },
      { what: 'max|C[a,b]ᵀ − C[b,a]|', value: maxAbsDifference(transpose(C(va, vb)), C(vb, va)), ...roundings(operations, mass * sizeA * sizeB) },
    );
  },
  without: {},
  covers: { 'N ≥ 3': { share: 0.4, when: ({ a }) => a.rows >= 3 }, 'N = 1': { share: 0.02, when: ({ a }) => a.rows === 1 } },
  readings: ['the sum over i ≠ j, undivided; α of any sign and not symmetric; at N = 1 every side is 0'],
  oracle: 'each side by its own path: distances against the trace, maps before against after the covariance, arguments exchanged',
});
