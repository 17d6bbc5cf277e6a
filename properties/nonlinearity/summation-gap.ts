import { claim } from '../../src/claim/claim.ts';
import { lawRounding } from '../../src/claim/lawRounding.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { componentGaps, independentComponents, modelSpectrum, orthonormalDirections, severalSummation, spectrumDefects, unaugmented, uniformPairs, zeroMean } from '../../src/settings/latentSummation.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/summation-gap',
  title: 'In the latent summation model u_1 is the top eigenvector of A(u_1) exactly when V[y_1⁺] > P[y_1 > 0] max E[y_j²]',
  source: nonlinearity.at('one-layer analysis: latent summation model', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`u_1^\top A(u_1) u_1 - \max_{v \perp u_1,\, \|v\| = 1} v^\top A(u_1) v = \mathbb V[y_1^+] - P[y_1 > 0]\, \max_{j \ne 1} \mathbb E[y_j^2]`,
  forAll: severalSummation,
  suppose: { reluActivation, zeroMean, independentComponents, orthonormalDirections, uniformPairs, unaugmented },
  then: (law) => {
    const [own, ...others] = modelSpectrum(law, 0, 1);
    const [first] = componentGaps(law, [0]);
    if (first === undefined) return { what: 'u₁ = 0 is no direction', value: 1, ...lawRounding(law) };
    const gap = first.own - first.others;
    return { what: '|gap of u₁ − (V[y₁⁺] − P[y₁ > 0] max E[y_j²])|', value: Math.abs(gap - (own - Math.max(...others))), ...lawRounding(law), seen: { gap } };
  },
  confirm: (R, law) => spectrumDefects(R, law, [0]),
  without: { reluActivation: 'fails', zeroMean: 'fails', independentComponents: 'fails', orthonormalDirections: 'fails', uniformPairs: 'fails', unaugmented: 'fails' },
  covers: { 'u₁ is the top eigenvector': { share: 0.05, when: (law) => modelSpectrum(law, 0, 1).every((value, j, [own]) => j === 0 || value < own) } },
  uses: ['nonlinearity/summation'],
  readings: ['m = 1 stands for any component; at least two components', 'refutations are confirmed by entries of A(u_1), of which the gap is a function'],
  oracle: 'the symmetric eigensolver on the complement of u_1, on the covariance of the enumerated atoms',
});
