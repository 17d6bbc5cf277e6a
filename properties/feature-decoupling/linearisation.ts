import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { linearisationGap } from '../../src/definitions/thresholdNetwork/populationDescent.ts';
import { maxAbs, toRows } from '../../src/linalg/matrix.ts';
import { tauPrefactor } from '../../src/settings/contrastiveAnchor.ts';
import { complementaryMasks, symmetricLatents } from '../../src/settings/sparseCoding.ts';
import { tinyPopulation, zeroThreshold } from '../../src/settings/tinyPopulation.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/linearisation',
  title: 'At zero thresholds and small weights the mean gradient is a power iteration with the decoupled covariance, slowed by N/(N + 1)',
  source: featureDecoupling.at('appendix, stage I', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\Big\| -\mathbb E\nabla_{w_i}\ell - \tfrac{N}{N+1}\,p\big(MM^\top - \operatorname{diag}(MM^\top)\big)w_i \Big\|_\infty \le (e^{2S} - 1) \max|h| \max|x^+|, \quad S = \max|\mathrm{Sim}|/\tau = O(\|W\|^2)`,
  forAll: tinyPopulation,
  suppose: { zeroThreshold, symmetricLatents, complementaryMasks, tauPrefactor },
  then: (i) => {
    const factor = i.prefactor === 'tau' ? 1 : 1 / i.tau;
    const { gaps, bound } = linearisationGap(float64, { ...i, coupling: 'independent', M: toRows(i.M), W: toRows(i.W), factor }, i.dims.N);
    const gap = Math.max(...gaps.map(Math.abs));
    const [n, d] = [i.M.rows, i.M.cols];
    const terms = maxAbs(i.W) * (2 * n * d * maxAbs(i.M)) ** 2 * Math.max(1, factor);
    return { what: '‖gap‖_∞ − bound', value: Math.max(0, gap - bound), ...roundings(2 ** n * 3 ** d + 256, terms), seen: { gap, bound } };
  },
  confirm: (R, i) => {
    const factor = i.prefactor === 'tau' ? R.of(1) : R.div(R.of(1), i.tau);
    const { gaps, bound } = linearisationGap(R, { ...i, coupling: 'independent', factor }, i.dims.N);
    return { nonNegative: gaps.flatMap((gap) => [R.sub(bound, gap), R.add(bound, gap)]) };
  },
  without: { zeroThreshold: 'fails', symmetricLatents: 'fails', complementaryMasks: 'fails', tauPrefactor: 'fails' },
  covers: { 'a bound well below the terms': { share: 0.1, when: (i) => maxAbs(i.W) < 2 ** -4 && maxAbs(i.W) > 0 && i.p > 0 } },
  readings: ['codes without noise, which masks cancel (decoupled-covariance); even masks; negatives that are raw samples', 'with one negative the rate is halved', 'O(‖W‖³) is put into numbers: the bound holds at every size of the weights'],
  oracle: 'enumeration of all samples, masks and negatives',
  uses: ['feature-decoupling/gradient', 'feature-decoupling/decoupled-covariance'],
  runs: 60,
});
