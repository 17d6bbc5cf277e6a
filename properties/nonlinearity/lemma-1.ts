import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { convergenceRate } from '../../src/claim/convergenceRate.ts';
import { ratio, worstOf } from '../../src/claim/residual.ts';
import { semidefinite } from '../../src/claim/semidefinite.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { kernelVariance, populationCovariance } from '../../src/definitions/kernelCovariance.ts';
import { principalMinors } from '../../src/definitions/principalMinors.ts';
import { matrixOf, maxAbs, maxAbsDifference, toRows } from '../../src/linalg/matrix.ts';
import { cleanKernel, independentViews, kernelPopulation, nonNegativeKernelFeatures, populationOver, symmetricKernel } from '../../src/settings/kernelPopulation.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/lemma-1',
  title: 'On large batches the contrastive covariance is a sum of variances, positive semidefinite, up to an error of order 1/√N',
  source: nonlinearity.at('lemma on large batches', { provenance: 'reconstructed' }),
  kind: 'asymptotic',
  statement: String.raw`\mathcal C_\alpha[g(x)] = \sum_l z_l^2\, \mathbb V_{x_0 \sim \tilde p_l}\big[\mathbb E[g(x) \mid x_0]\big] + O_P(N^{-1/2}) \quad\text{with a sum} \succeq 0, \qquad z_l = \mathbb E[\phi_l],\ \tilde p_l = p_D\, \phi_l / z_l`,
  forAll: kernelPopulation,
  suppose: { cleanKernel, symmetricKernel, independentViews, nonNegativeKernelFeatures },
  then: (instance) => {
    const { p, g, phi, r, pairing } = instance;
    const population = populationOver(float64, { p: toRows(p), g: toRows(g), phi: toRows(phi), r: toRows(r), pairing });
    const [limit, sum] = [populationCovariance(float64, population), kernelVariance(float64, population)].map((t) => matrixOf(g.cols, g.cols, (u, v) => t[u][v]));
    const tolerance = roundings(64 * (g.rows + phi.cols + 4), phi.cols * maxAbs(phi) ** 2 * maxAbs(r) * maxAbs(g) ** 2);
    const exact = worstOf(
      { what: 'max|lim C_α − Σ z² V|', value: maxAbsDifference(limit, sum), ...tolerance, seen: { 'lim C_α': limit, 'sum of variances': sum } },
      semidefinite('−λ_min of the limit', limit, tolerance),
    );
    // A wrong limit needs no batches.
    return ratio(exact) > 1 ? exact : worstOf(exact, convergenceRate(instance, limit, 16 * tolerance.tolerance));
  },
  confirm: (R, instance) => {
    const population = populationOver(R, instance);
    const [limit, sum] = [populationCovariance(R, population), kernelVariance(R, population)];
    const gap = limit.flatMap((row, u) => row.map((entry, v) => R.sub(entry, sum[u][v])));
    return { nonNegative: [...gap, ...gap.map((entry) => R.sub(R.of(0), entry)), ...principalMinors(R, limit)] };
  },
  without: { cleanKernel: 'fails', symmetricKernel: 'fails', independentViews: 'fails', nonNegativeKernelFeatures: 'fails' },
  covers: { 'several samples and views': { share: 0.05, when: ({ g, p, dims }) => dims.V > 1 && p.cols > 1 && maxAbs(g) > 0 } },
  readings: ['finite laws, where the limit is the mean of the terms i ≠ j of Eq. (3), exactly; the rate is tested as an upper bound, since degenerate laws converge faster (1/N)', 'the sign of the features is our hypothesis: without it the limit can be negative; a row-normalised kernel is compared at its symmetric part'],
  oracle: 'the limit by enumeration of pairs against conditional means; batches by the fast covariance against the limit; refutations by both in rational arithmetic',
  runs: 60,
});
