import { claim } from '../../src/claim/claim.ts';
import { lawRounding } from '../../src/claim/lawRounding.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { componentGaps, independentComponents, noAtomAtZero, orthonormalDirections, rayleighGaps, severalSummation, symmetricEqualVariance, unaugmented, uniformPairs } from '../../src/settings/latentSummation.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/summation-symmetric-nonzero',
  title: 'Symmetric latent components of equal variance, none taking the value 0, are never the top eigenvector of A(u_m)',
  source: nonlinearity.at('one-layer analysis: latent summation model', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`y_m \overset{d}{=} -y_m,\ \mathbb E[y_m^2] = \sigma^2 \implies u_m^\top A(u_m) u_m \le \max_{v \perp u_m,\, \|v\| = 1} v^\top A(u_m) v`,
  forAll: severalSummation,
  suppose: { reluActivation, symmetricEqualVariance, independentComponents, orthonormalDirections, uniformPairs, unaugmented, noAtomAtZero },
  then: (law) => worstOf(
    { what: 'u_m beside nothing', value: 0, ...lawRounding(law) },
    ...componentGaps(law).map(({ m, own, others }) => ({ what: 'u_mᵀA(u_m)u_m − max beside u_m', value: Math.max(0, own - others), ...lawRounding(law), seen: { m: m + 1, 'u_mᵀA u_m': own, 'max beside u_m': others } })),
  ),
  confirm: (R, law) => {
    const minus = (gaps: readonly (typeof law.scale)[]) => gaps.map((gap) => R.sub(R.of(0), gap));
    // Beaten by one direction is enough: the largest of the differences.
    return { nonNegative: law.values.flatMap((_, m) => minus(rayleighGaps(R, law, m)).sort(R.compare).slice(-1)) };
  },
  without: { reluActivation: 'survives', symmetricEqualVariance: 'fails', independentComponents: 'fails', orthonormalDirections: 'fails', uniformPairs: 'survives', unaugmented: 'survives', noAtomAtZero: 'fails' },
  readings: ['with no atom at 0, P[y > 0] = ½ and V[y⁺] = σ²/2 − (E|y|)²/4 < σ²/2', 'two components or more'],
  oracle: 'the symmetric eigensolver beside u_m, on the covariance of the enumerated atoms',
  runs: 1000,
});
