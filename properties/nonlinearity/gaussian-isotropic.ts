import { normalDensity } from '../../src/arithmetic/normalDensity.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { populationCovariance as covarianceOver } from '../../src/definitions/gaussianPopulation.ts';
import { inner } from '../../src/definitions/oneLayer.ts';
import { populationCovariance, populationVelocity } from '../../src/dynamics/gaussianPopulation.ts';
import { matrixOf, maxAbsDifference } from '../../src/linalg/matrix.ts';
import { norm, normalise } from '../../src/linalg/vector.ts';
import { centredComponents, gaussianMixture, isotropicComponents, oneComponent, populationOf, populationScale } from '../../src/settings/gaussianMixture.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/gaussian-isotropic',
  title: 'On isotropic Gaussian data every direction is a fixed point of a ReLU node, and the bottom eigenvector of its A(w)',
  source: nonlinearity.at('one-layer analysis: latent summation model', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`x \sim N(0, \sigma^2 I) \implies A(w) = \sigma^2\Big(\tfrac12 I - \tfrac1{2\pi}\frac{ww^\top}{\|w\|^2}\Big), \qquad P^\perp_w A(w)\,w = 0`,
  forAll: gaussianMixture,
  suppose: { reluActivation, oneComponent, centredComponents, isotropicComponents },
  then: (instance) => {
    const population = populationOf(instance);
    const w = normalise(instance.w.data);
    // σ² of a population that is none of these is the mean square of a coordinate.
    const [d, scale] = [w.length, populationScale(population)];
    const formula = matrixOf(d, d, (i, j) => (scale / d) * ((i === j ? 1 / 2 : 0) - (w[i] * w[j]) / (2 * Math.PI)));
    const tolerance = roundings(64 * (d + 4), scale);
    return worstOf(
      { what: 'max|A(w) − σ²(I/2 − wwᵀ/2π)|', value: maxAbsDifference(populationCovariance(population, instance.h, w).A, formula), ...tolerance },
      { what: '‖P⊥A(w)w‖', value: norm(populationVelocity(population, instance.h, w)), ...tolerance },
    );
  },
  confirm: (R, instance) => {
    const { odds: [odds], means, factors, h, w: [w] } = instance;
    const d = w.length;
    const total = odds.reduce((a, b) => R.add(a, b));
    const squares = odds.map((odd, c) => R.mul(odd, [means[c], ...factors.slice(c * d, (c + 1) * d)].map((row) => inner(R, row, row)).reduce((a, b) => R.add(a, b))));
    const variance = R.div(squares.reduce((a, b) => R.add(a, b)), R.mul(R.of(d), total));
    const density = normalDensity(R, R.of(0));
    const { A } = covarianceOver(R, { odds: [odds], means, factors }, h, w);
    const shrunk = (i: number, j: number) => R.div(R.mul(R.mul(density, density), R.mul(w[i], w[j])), inner(R, w, w));
    return { zero: A.flatMap((row, i) => row.map((entry, j) => R.sub(entry, R.mul(variance, R.sub(R.of(i === j ? 1 / 2 : 0), shrunk(i, j)))))) };
  },
  without: { reluActivation: 'fails', oneComponent: 'fails', centredComponents: 'fails', isotropicComponents: 'fails' },
  covers: { 'two dimensions or more': { share: 0.4, when: ({ dims }) => dims.d >= 2 } },
  uses: ['nonlinearity/summation-symmetric'],
  readings: ['an infinite batch, α ≡ 1, no augmentation', 'the latent summation model with Gaussian components of equal variance: no optimum is isolated, since none is distinguished'],
  oracle: 'the closed-form moments of truncated Gaussians, which quadrature in the plane tests; refutations to 50 digits',
});
