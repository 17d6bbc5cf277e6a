import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { semidefinite } from '../../src/claim/semidefinite.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { principalMinors } from '../../src/definitions/principalMinors.ts';
import { mapEntries, maxAbsDifference, transpose } from '../../src/linalg/matrix.ts';
import { lossScale } from '../../src/settings/outputPairs.ts';
import { similarities, similaritiesOf, similaritiesOver, unnormalised } from '../../src/settings/outputViews.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alpha-gaussian-kernel',
  title: 'Before normalisation, the importances of InfoNCE are a kernel of the outputs: symmetric and positive semidefinite',
  source: nonlinearity.at('Definition 1', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\alpha_{ij} = e^{-d_{ij}^2/\tau}\ (i, j = 1..N) \quad\Rightarrow\quad \alpha = \alpha^\top \succeq 0`,
  forAll: similarities,
  suppose: { unnormalised },
  then: (instance) => {
    const alpha = similaritiesOf(instance);
    const { x, tau } = instance;
    const even = mapEntries(alpha, (entry, i, j) => (entry + alpha.data[j * alpha.cols + i]) / 2);
    // Relative errors of e^{−t} are ε·t, and t·e^{−t} ≤ 1/e; for normalised ones t itself counts.
    const exponent = instance.normalisation === 'none' ? 1 : lossScale(instance, tau).diameter ** 2 / tau;
    const tolerance = roundings(16 * x.rows * (x.rows + x.cols + exponent), 1);
    return worstOf({ what: 'max|α − αᵀ|', value: maxAbsDifference(alpha, transpose(alpha)), ...tolerance, seen: { alpha } }, semidefinite('−λ_min of the symmetric part', even, tolerance));
  },
  confirm: (R, instance) => {
    const alpha = similaritiesOver(R, instance);
    const even = alpha.map((row, i) => row.map((entry, j) => R.div(R.add(entry, alpha[j][i]), R.of(2))));
    return { nonNegative: [...alpha.flatMap((row, i) => row.map((entry, j) => R.sub(entry, alpha[j][i]))), ...principalMinors(R, even)] };
  },
  without: { unnormalised: 'fails' },
  covers: { 'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 } },
  readings: ['the diagonal e⁰ = 1 belongs to the kernel; Eq. (1) leaves it out, which matters with augmentation only (nonlinearity/alg-diagonal)', 'the outputs are those of the clean samples'],
  oracle: 'eigenvalues of the symmetric part; refutations by principal minors from the definitions to 50 digits',
});
