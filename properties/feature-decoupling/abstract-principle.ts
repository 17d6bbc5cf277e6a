import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { enumeratedMoment, momentRounding, noiseCorrelation } from '../../src/claim/sparseCoding.ts';
import { bilinear, positiveMoment, transposed } from '../../src/definitions/sparseCoding/moments.ts';
import { maskedNoise } from '../../src/definitions/sparseCoding/noiseShare.ts';
import { multiplyVector, row, transpose } from '../../src/linalg/matrix.ts';
import { dot } from '../../src/linalg/vector.ts';
import { complementaryMasks, diagonalNoise, incoherentDictionary, wideInput, wideSparseCoding } from '../../src/settings/sparseCoding.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/abstract-principle',
  title: 'Complementary masks remove the correlation that dense noise lends to two views, and leave sparse features at least half of theirs',
  source: featureDecoupling.at('abstract, the principle of feature decoupling', { provenance: 'paper', statement: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\mathbb E[\xi^+\xi^{++\top}] = 0, \qquad \mathbb E[\langle M_j, x^+\rangle\langle M_j, x^{++}\rangle] \ge \tfrac p2 \quad (j = 1..d)`,
  forAll: wideSparseCoding,
  suppose: { incoherentDictionary, wideInput, complementaryMasks, diagonalNoise },
  then: (i) => {
    const A = enumeratedMoment({ ...i, skew: 0, coupling: 'independent' });
    const columns = transpose(i.M);
    const kept = Float64Array.from({ length: i.M.cols }, (_, j) => dot(row(columns, j), multiplyVector(A, row(columns, j))));
    const size = momentRounding(i);
    return worstOf(
      { what: 'max|E ξ⁺ξ⁺⁺ᵀ|', value: noiseCorrelation(i), ...size },
      { what: 'p/2 − min_j', value: Math.max(0, i.p / 2 - Math.min(...kept)), ...size, seen: { kept } },
    );
  },
  confirm: (R, i) => {
    const A = positiveMoment(R, { ...i, skew: R.of(0), coupling: 'independent' }, i.q, i.pairing);
    const short = transposed(i.M).map((column) => R.sub(bilinear(R, column, A, column), R.div(i.p, R.of(2))));
    const noise = maskedNoise(R, i.L, i.q, i.pairing).flat();
    return { nonNegative: [...short, ...noise.map((entry) => R.sub(R.of(0), R.mul(entry, entry)))] };
  },
  without: { incoherentDictionary: 'fails', wideInput: 'fails', complementaryMasks: 'fails', diagonalNoise: 'fails' },
  readings: [
    'linear read-outs of the views; for neurons with a threshold the part on noise is decouple-nonlinear',
    '"large enough" is put into numbers: four coordinates a feature, squares of dictionary entries at most 2/d₁, half of the correlation left',
    'the latents are independent and symmetric; only the training of networks, the second half of the principle, is statistical: thm-aug, thm-noaug',
  ],
  oracle: 'enumeration of all latents and masks',
  uses: ['feature-decoupling/kept-fraction', 'feature-decoupling/decouple-nonlinear'],
  runs: 100,
});
