import { claim } from '../../src/claim/claim.ts';
import { enumeratedMoment, momentRounding } from '../../src/claim/sparseCoding.ts';
import { decoupledCovariance as decoupled, differences } from '../../src/definitions/sparseCoding/decoupled.ts';
import { positiveMoment } from '../../src/definitions/sparseCoding/moments.ts';
import { decoupledCovariance, orthonormalityError } from '../../src/dynamics/sparseCoding/decoupledCovariance.ts';
import { maxAbsDifference } from '../../src/linalg/matrix.ts';
import { complementaryMasks, diagonalNoise, independentLatents, sparseCoding, symmetricLatents } from '../../src/settings/sparseCoding.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/decoupled-covariance',
  title: 'Dense noise cancels exactly in the correlation of two complementary views, and of the features only the diagonal does',
  source: featureDecoupling.at('abstract, feature decoupling', { provenance: 'paper', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathbb E[x^+x^{++\top}] = p\,\big(MM^\top - \operatorname{diag}(MM^\top)\big)`,
  forAll: sparseCoding,
  suppose: { complementaryMasks, diagonalNoise, independentLatents, symmetricLatents },
  then: (i) => {
    const moment = enumeratedMoment(i);
    return { what: 'max|E x⁺x⁺⁺ᵀ − p(MMᵀ − diag)|', value: maxAbsDifference(moment, decoupledCovariance(i.M, i.p)), ...momentRounding(i), seen: { 'E x⁺x⁺⁺ᵀ': moment } };
  },
  confirm: (R, i) => ({ zero: differences(R, positiveMoment(R, i, i.q, i.pairing), decoupled(R, i.M, i.p)) }),
  without: { complementaryMasks: 'fails', diagonalNoise: 'fails', independentLatents: 'fails', symmetricLatents: 'fails' },
  covers: {
    'two features or more': { share: 0.3, when: ({ M, p }) => M.cols >= 2 && p > 0 },
    'as many coordinates as features': { share: 0.1, when: ({ M }) => M.cols === M.rows },
    'a dictionary that is not orthonormal': { share: 0.2, when: ({ M }) => orthonormalityError(M) > 0.1 },
  },
  readings: ['the noise need not be spherical, nor Gaussian: uncorrelated coordinates of any variance suffice', 'the dictionary need not be orthonormal, nor the masks even'],
  oracle: 'enumeration of all latents and masks; of the noise its covariance, which is all that enters',
  uses: ['feature-decoupling/mask-moments-any-rate'],
  runs: 300,
});
