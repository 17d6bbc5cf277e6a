import { claim } from '../../src/claim/claim.ts';
import { lawRounding } from '../../src/claim/lawRounding.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { componentGaps, independentComponents, orthonormalDirections, rayleighGaps, severalSummation, unaugmented, uniformPairs, zeroMean } from '../../src/settings/latentSummation.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/summation-top',
  title: 'In the latent summation model every u_m is the top eigenvector of A(u_m)',
  source: nonlinearity.at('one-layer analysis: latent summation model', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`x = \textstyle\sum_m y_m u_m \implies u_m = \varphi_1(A(u_m))`,
  forAll: severalSummation,
  suppose: { reluActivation, zeroMean, independentComponents, orthonormalDirections, uniformPairs, unaugmented },
  then: (law) => worstOf(
    { what: 'u_m beside nothing', value: 0, ...lawRounding(law) },
    ...componentGaps(law).map(({ m, own, others }) => ({ what: 'max beside u_m − u_mᵀA(u_m)u_m', value: Math.max(0, others - own), ...lawRounding(law), seen: { m: m + 1, 'u_mᵀA u_m': own, 'max beside u_m': others } })),
  ),
  confirm: (R, law) => ({ nonNegative: law.values.flatMap((_, m) => rayleighGaps(R, law, m)) }),
  expect: 'refuted',
  erratum: 'nonlinearity/summation-gap',
  without: { reluActivation: 'fails', zeroMean: 'fails', independentComponents: 'fails', orthonormalDirections: 'fails', uniformPairs: 'fails', unaugmented: 'fails' },
  readings: ['a demand that the stability condition of the paper, a positive gap, makes on the latent directions'],
  oracle: 'the symmetric eigensolver beside u_m; refutations by exact Rayleigh quotients of A(u_m)',
});
