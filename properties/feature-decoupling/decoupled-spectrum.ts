import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { enumeratedMoment, momentRounding } from '../../src/claim/sparseCoding.ts';
import { positiveMoment } from '../../src/definitions/sparseCoding/moments.ts';
import { spectrumCounts } from '../../src/definitions/sparseCoding/spectrum.ts';
import { rowSquares } from '../../src/dynamics/sparseCoding/decoupledCovariance.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { mapEntries, transpose } from '../../src/linalg/matrix.ts';
import { complementaryMasks, diagonalNoise, independentLatents, orthonormalDictionary, sparseCoding, symmetricLatents } from '../../src/settings/sparseCoding.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/decoupled-spectrum',
  title: 'Of the correlation of the two views d eigenvalues lie in p[1 − max r, 1], the others in p[−max r, 0]: features grow, noise directions do not',
  source: featureDecoupling.at('abstract, feature decoupling', { provenance: 'paper', statement: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\lambda_1, \dots, \lambda_d \in p\,[1 - \max_k r_k, 1], \quad \lambda_{d+1}, \dots, \lambda_{d_1} \in p\,[-\max_k r_k, 0], \quad \textstyle\sum_k \lambda_k = 0 \qquad \text{of } \mathbb E[x^+x^{++\top}]`,
  forAll: sparseCoding,
  suppose: { orthonormalDictionary, complementaryMasks, diagonalNoise, independentLatents, symmetricLatents },
  then: (i) => {
    const { M, p } = i;
    const A = enumeratedMoment(i);
    const flipped = transpose(A);
    const { values } = symmetricEigen(mapEntries(A, (entry, k, l) => (entry + flipped.data[k * A.cols + l]) / 2));
    const most = p * Math.max(...rowSquares(M));
    const rest = values.subarray(M.cols);
    const size = momentRounding(i);
    return worstOf(
      { what: 'λ₁ − p', value: Math.max(0, values[0] - p), ...size, seen: { eigenvalues: values, 'p max r': most } },
      { what: 'p(1 − max r) − λ_d', value: Math.max(0, p - most - values[M.cols - 1]), ...size },
      { what: 'λ_{d+1}', value: Math.max(0, ...rest), ...size },
      { what: '−p max r − λ_min', value: Math.max(0, ...rest.map((value) => -most - value)), ...size },
      { what: '|tr|', value: Math.abs(values.reduce((a, b) => a + b, 0)), ...size },
    );
  },
  confirm: (R, i) => {
    const A = positiveMoment(R, i, i.q, i.pairing);
    const trace = A.reduce((total, entries, k) => R.add(total, entries[k]), R.of(0));
    return { nonNegative: [...spectrumCounts(R, A, i.M, i.p), trace, R.sub(R.of(0), trace)] };
  },
  without: { orthonormalDictionary: 'fails', complementaryMasks: 'fails', diagonalNoise: 'fails', independentLatents: 'fails', symmetricLatents: 'fails' },
  covers: { 'more coordinates than features': { share: 0.3, when: ({ M, p }) => M.rows > M.cols && p > 0 } },
  readings: ['the moment is symmetrised, which it is up to rounding'],
  oracle: 'the symmetric eigensolver on the moment enumerated over all latents and masks, confirmed by counts of pivots',
  uses: ['feature-decoupling/decoupled-covariance', 'feature-decoupling/kept-fraction'],
  runs: 200,
});
