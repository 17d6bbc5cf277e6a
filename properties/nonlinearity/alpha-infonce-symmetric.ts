import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import * as definitions from '../../src/definitions/importances.ts';
import { infoNCEImportances } from '../../src/dynamics/importances.ts';
import { maxAbsDifference, transpose } from '../../src/linalg/matrix.ts';
import { lossScale } from '../../src/settings/outputPairs.ts';
import { outputViews } from '../../src/settings/outputViews.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alpha-infonce-symmetric',
  title: "InfoNCE's importances have the kernel structure of Definition 1, hence are symmetric",
  source: nonlinearity.at('Definition 1', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\alpha_{ij} = \alpha_{ji}, \qquad \alpha_{ij} = \frac{e^{-d_{ij}^2/\tau}}{\epsilon e^{-d_i^2/\tau} + \sum_{k\ne i} e^{-d_{ik}^2/\tau}}`,
  forAll: outputViews,
  suppose: {},
  then: ({ x, xPrime, tau, epsilon }) => {
    const alpha = infoNCEImportances({ x, xPrime }, { tau, epsilon });
    // α is at most 1 and conditioned as e^{−d²/τ}.
    const exponent = lossScale({ x, xPrime }, tau).diameter ** 2 / tau;
    return { what: 'max|α − αᵀ|', value: maxAbsDifference(alpha, transpose(alpha)), ...roundings(16 * (x.rows + x.cols + exponent), 1), seen: { alpha } };
  },
  confirm: (R, { x, xPrime, tau, epsilon }) => {
    const alpha = definitions.infoNCEImportances(R, { x, xPrime }, tau, epsilon);
    return { zero: alpha.flatMap((row, i) => row.map((entry, j) => R.sub(entry, alpha[j][i]))) };
  },
  expect: 'refuted',
  erratum: 'nonlinearity/alpha-gaussian-kernel',
  without: {},
  readings: ['the definition is reconstructed: α_ij = K(x₀[i], x₀[j]) with K = Σ_l φ_l φ_l, which is symmetric; normalising each row by its own sum is not'],
  oracle: 'the importances in float64 against their transpose; refutations from Eq. (1) to 50 digits',
});
