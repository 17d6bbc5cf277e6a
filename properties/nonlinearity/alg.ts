import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { contrastiveCovariance } from '../../src/dynamics/contrastiveCovariance.ts';
import { energy } from '../../src/dynamics/energy.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { mapViews } from '../../src/dynamics/views.ts';
import { mapEntries, maxAbs, maxAbsDifference, multiply, transpose, type Matrix } from '../../src/linalg/matrix.ts';
import { covarianceAlgebra } from '../../src/settings/covarianceAlgebra.ts';
import { nonlinearity } from './paper.ts';

const trace = (m: Matrix): number => m.data.reduce((sum, entry, k) => (k % (m.cols + 1) === 0 ? sum + entry : sum), 0);

export default claim({
  id: 'nonlinearity/alg',
  title: 'The contrastive covariance is bilinear, shift invariant and transposes; its trace is a sum of distances',
  source: nonlinearity.at('Eq. (3)', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathcal C_\alpha[La+\ell, Mb] = L\,\mathcal C_\alpha[a,b]\,M^\top, \quad \mathcal C_\alpha[a,b]^\top = \mathcal C_\alpha[b,a], \quad \operatorname{tr}\mathcal C_\alpha[a] = \tfrac1{N^2}\textstyle\sum_{ij}\alpha_{ij}(d_{ij}^2 - d_i^2)`,
  forAll: covarianceAlgebra,
  suppose: {},
  then: ({ a, aPrime, b, bPrime, L, shift, M, alpha }) => {
    const [va, vb] = [{ x: a, xPrime: aPrime }, { x: b, xPrime: bPrime }];
    const image = mapViews(va, (m) => mapEntries(multiply(m, transpose(L)), (entry, _i, j) => entry + shift.data[j]));
    const C = contrastiveCovariance(alpha, va, vb);
    const mapped = contrastiveCovariance(alpha, image, mapViews(vb, (m) => multiply(m, transpose(M))));
    const [sizeA, sizeB] = [Math.max(maxAbs(a), maxAbs(aPrime)), Math.max(maxAbs(b), maxAbs(bPrime))];
    const [mass, operations] = [importanceMass(alpha), 16 * (a.rows + a.cols + b.cols + 4)];
    const sizeImage = a.cols * maxAbs(L) * sizeA + maxAbs(shift);
    return worstOf(
      { what: 'max|C[La+ℓ, Mb] − L C[a,b] Mᵀ|', value: maxAbsDifference(mapped, multiply(multiply(L, C), transpose(M))), ...roundings(operations, mass * sizeImage * b.cols * maxAbs(M) * sizeB) },
      { what: 'max|C[a,b]ᵀ − C[b,a]|', value: maxAbsDifference(transpose(C), contrastiveCovariance(alpha, vb, va)), ...roundings(operations, mass * sizeA * sizeB) },
      { what: '|tr C[a] − Σα(d² − d′²)/N²|', value: Math.abs(trace(contrastiveCovariance(alpha, va)) - 2 * energy(alpha, va)), ...roundings(operations, mass * a.cols * sizeA ** 2) },
    );
  },
  without: {},
  covers: { 'N ≥ 3': { share: 0.4, when: ({ a }) => a.rows >= 3 }, 'a view differs': { share: 0.3, when: ({ a, aPrime }) => maxAbsDifference(a, aPrime) > 0 } },
  readings: ['the sum runs over all (i, j), i = j included, with the factor 1/(2N²) of Eq. (3)', 'distances carry the factor ½'],
  oracle: 'each side by its own path: maps before against after the covariance, arguments exchanged, distances against the trace',
});
