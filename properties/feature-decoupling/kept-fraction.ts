import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { enumeratedMoment, momentRounding } from '../../src/claim/sparseCoding.ts';
import { rowSquares as squares } from '../../src/definitions/sparseCoding/decoupled.ts';
import { bilinear, positiveMoment, transposed } from '../../src/definitions/sparseCoding/moments.ts';
import { keptFractions, rowSquares } from '../../src/dynamics/sparseCoding/decoupledCovariance.ts';
import { multiplyVector, transpose, row } from '../../src/linalg/matrix.ts';
import { dot } from '../../src/linalg/vector.ts';
import { complementaryMasks, diagonalNoise, independentLatents, orthonormalDictionary, sparseCoding, symmetricLatents } from '../../src/settings/sparseCoding.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/kept-fraction',
  title: 'Of a feature the two views keep the fraction 1 − Σ M_kj² r_k, which lies between 1 − max r and 1 and is 1 − d/d₁ at best on average',
  source: featureDecoupling.at('abstract, feature decoupling', { provenance: 'paper', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathbb E[\langle M_j, x^+\rangle\langle M_j, x^{++}\rangle] = p\,\kappa_j, \quad \kappa_j = 1 - \textstyle\sum_k M_{kj}^2 r_k \in [1 - \max_k r_k, 1], \quad \frac1d\sum_j \kappa_j \le 1 - \frac d{d_1}, \qquad r_k = \textstyle\sum_j M_{kj}^2`,
  forAll: sparseCoding,
  suppose: { orthonormalDictionary, complementaryMasks, diagonalNoise, independentLatents, symmetricLatents },
  then: (i) => {
    const { M, p } = i;
    const A = enumeratedMoment(i);
    const columns = transpose(M);
    const kept = Float64Array.from({ length: M.cols }, (_, j) => dot(row(columns, j), multiplyVector(A, row(columns, j))));
    const kappa = keptFractions(M);
    const largest = Math.max(...rowSquares(M));
    const mean = kept.reduce((a, b) => a + b, 0) / M.cols;
    const size = momentRounding(i);
    return worstOf(
      { what: 'max|E⟨M_j,x⁺⟩⟨M_j,x⁺⁺⟩ − pκ_j|', value: Math.max(...kept.map((value, j) => Math.abs(value - p * kappa[j]))), ...size, seen: { kept, κ: kappa } },
      { what: 'p(1 − max r) − min_j', value: Math.max(0, p * (1 - largest) - Math.min(...kept)), ...size },
      { what: 'max_j − p', value: Math.max(0, Math.max(...kept) - p), ...size },
      { what: 'mean − p(1 − d/d₁)', value: Math.max(0, mean - p * (1 - M.cols / M.rows)), ...size },
    );
  },
  confirm: (R, i) => {
    const [A, columns, r] = [positiveMoment(R, i, i.q, i.pairing), transposed(i.M), squares(R, i.M)];
    const kappa = columns.map((column) => R.sub(R.of(1), column.reduce((sum, entry, k) => R.add(sum, R.mul(R.mul(entry, entry), r[k])), R.of(0))));
    return { zero: columns.map((column, j) => R.sub(bilinear(R, column, A, column), R.mul(i.p, kappa[j]))) };
  },
  without: { orthonormalDictionary: 'fails', complementaryMasks: 'fails', diagonalNoise: 'fails', independentLatents: 'fails', symmetricLatents: 'fails' },
  covers: { 'nothing kept, κ = 0': { share: 0.05, when: ({ M, p }) => p > 0 && Math.max(...keptFractions(M)) < 2 ** -20 }, 'something kept': { share: 0.2, when: ({ M, p }) => p > 0 && Math.max(...keptFractions(M)) > 0.25 } },
  readings: ['κ is multiplied through by p, which may be 0'],
  oracle: 'enumeration of all latents and masks',
  uses: ['feature-decoupling/decoupled-covariance'],
  runs: 200,
});
