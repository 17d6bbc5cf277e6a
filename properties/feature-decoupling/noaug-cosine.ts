import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { cosineSizes, cosineSlope, noiseCosines } from '../../src/settings/noiseCosines.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/noaug-cosine',
  title: 'An isotropic linear representation of a raw sample points along that of its noise, up to a gap that falls as dp/(2d₁σ²)',
  source: featureDecoupling.at('Theorem on contrastive learning without augmentation, the cosine of f(x) and f(ξ)', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'asymptotic',
  statement: String.raw`\mathbb E\big[1 - \cos(x, \xi)\big] \sim \frac{dp}{2d_1\sigma_\xi^2}, \qquad \text{slope of its logarithm over } \log d_1 \text{ near } -1`,
  forAll: noiseCosines,
  suppose: {},
  then: (i) => {
    const { slope, means } = cosineSlope(i);
    const largest = cosineSizes[cosineSizes.length - 1];
    const predicted = (16 * i.p) / (2 * largest * i.variance);
    return worstOf(
      { what: 'slope off −1, beyond 1/4', value: Math.max(0, Math.abs(slope + 1) - 0.25), tolerance: wholeNumber.tolerance / 16, because: 'a fit over four sizes, 400 samples each', seen: { slope, '1 − cos': means, predicted } },
      { what: 'relative error at 4,096 coordinates, beyond 1/4', value: Math.max(0, Math.abs(means[means.length - 1] / predicted - 1) - 0.25), tolerance: wholeNumber.tolerance, because: 'a mean of 400 samples: seven standard errors' },
    );
  },
  without: {},
  readings: ['where dp/(2d₁σ²) is above one at the fewest coordinates, the slope is not yet −1: it is −0.70 at p = 0.82, σ² = 0.05, hence the ranges of both', 'the untrained, isotropic core of the statement: what training adds is thm-noaug', '1 − Õ(1/poly(d)) for every run is not falsifiable at finite size'],
  oracle: 'simulated samples against the leading term',
  runs: 6,
});
