import { claim } from '../../src/claim/claim.ts';
import { lawRounding } from '../../src/claim/lawRounding.ts';
import { summationExhibits } from '../../src/claim/summationExhibit.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { maxAbsDifference, row } from '../../src/linalg/matrix.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { independentComponents, latentSummation, lawCovariance, modelCovariance, orthonormalDirections, spectrumDefects, unaugmented, uniformPairs, zeroMean } from '../../src/settings/latentSummation.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/summation',
  title: 'In the latent summation model every ±u_m is a fixed point: A(±u_m) is diagonal in the latent directions',
  source: nonlinearity.at('one-layer analysis: latent summation model', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`x = \textstyle\sum_m y_m u_m \implies A(u_m) = U \operatorname{diag}(\lambda_j)\, U^\top, \quad \lambda_m = \mathbb V[y_m^+], \quad \lambda_j = P[y_m > 0]\, \mathbb E[y_j^2]\ (j \ne m)`,
  forAll: latentSummation,
  suppose: { reluActivation, zeroMean, independentComponents, orthonormalDirections, uniformPairs, unaugmented },
  then: (law) => {
    const covariance = lawCovariance(law);
    const parts = Array.from({ length: law.dims.M }, (_, m) => ([1, -1] as const).map((sign) => {
      const A = covariance(row(law.U, m).map((entry) => sign * entry));
      return { what: 'max|A(±u_m) − U diag(λ) Uᵀ|', value: maxAbsDifference(A, modelCovariance(law, m, sign)), ...lawRounding(law), seen: { 'A(±u_m)': A } };
    }));
    return worstOf(...parts.flat());
  },
  confirm: (R, law) => spectrumDefects(R, law, law.values.map((_, m) => m)),
  certify: summationExhibits,
  without: { reluActivation: 'fails', zeroMean: 'fails', independentComponents: 'fails', orthonormalDirections: 'fails', uniformPairs: 'fails', unaugmented: 'fails' },
  covers: {
    'two components or more, none constant': { share: 0.1, when: ({ values, dims }) => dims.M >= 2 && dims.K >= 2 && Array.from({ length: dims.M }, (_, m) => row(values, m).some((entry) => entry !== 0)).every(Boolean) },
    'a component takes the value 0, on the kink': { share: 0.2, when: ({ values }) => values.data.includes(0) },
  },
  readings: ['as many directions as dimensions: a constant component stands for a dimension without data', 'where a component takes the value 0, U is a signed permutation, since only then is u_m·x = 0 to the bit in float64', "augmentation, where admitted, is x' = cx; importances, where not 1, are 1/(1 + ‖x − x̃‖²)"],
  oracle: 'the contrastive covariance of the enumerated atoms, which never sees the formula; the formula from the marginal laws alone',
});
