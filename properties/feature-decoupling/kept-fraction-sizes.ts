import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { standardErrors } from '../../src/claim/tolerance.ts';
import { dictionarySizes, lostShares } from '../../src/settings/dictionarySizes.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/kept-fraction-sizes',
  title: 'Of random features masks take (d + 2)/(d₁ + 2) on average: in many coordinates nothing is lost',
  source: featureDecoupling.at('abstract, features that masks leave intact', { provenance: 'paper', statement: 'derived' }),
  kind: 'asymptotic',
  statement: String.raw`\mathbb E\Big[1 - \tfrac1d \textstyle\sum_j \kappa_j\Big] = \mathbb E\Big[\tfrac1d \sum_k r_k^2\Big] = \frac{d + 2}{d_1 + 2}, \qquad \text{slope of its logarithm over } \log d_1 \text{ near } -1`,
  forAll: dictionarySizes,
  suppose: {},
  then: (i) => {
    const { sizes, means, errors, expected, slope, slopeError, expectedSlope } = lostShares(i);
    const most = Math.max(...means.map((mean, k) => Math.abs(mean - expected[k]) / errors[k]));
    return worstOf(
      { what: 'slope off the expected one, in standard errors', value: Math.abs(slope - expectedSlope) / slopeError, ...standardErrors(8), seen: { slope, 'expected slope': expectedSlope, 'standard error': slopeError } },
      { what: 'mean share off the expected one, in standard errors', value: most, ...standardErrors(8), seen: { 'd₁': sizes, 'share lost': means, expected } },
    );
  },
  without: {},
  readings: ['the exact driver of thm-aug: what masks leave for training to find, κ of kept-fraction, over sizes', 'uniformly distributed dictionaries; spread evenly they lose d/d₁ (kept-fraction)'],
  oracle: 'the second moment of a Beta(d/2, (d₁ − d)/2) law, that of the squared length of a row',
  uses: ['feature-decoupling/kept-fraction'],
  runs: 12,
});
