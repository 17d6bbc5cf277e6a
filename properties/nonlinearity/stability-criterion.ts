import { claim } from '../../src/claim/claim.ts';
import { populationPoint } from '../../src/claim/exhibit.ts';
import { undecided } from '../../src/claim/residual.ts';
import { centralDifference } from '../../src/claim/tolerance.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { velocityJacobian } from '../../src/dynamics/velocityJacobian.ts';
import { normalise, norm } from '../../src/linalg/vector.ts';
import { isResolved, populationOf, smoothDensity } from '../../src/settings/gaussianMixture.ts';
import { growthsOver, isIsolatedFixedPoint, pointAt, restingMixture, tangentPointsOver, tangentsOf, topCurvature, velocityOf } from '../../src/settings/mixtureFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/stability-criterion',
  title: 'A fixed point attracts exactly when its eigenvalue exceeds those of A less the gating term on the tangents',
  source: nonlinearity.at('one-layer analysis: stability of fixed points', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\lambda_{\max}(D\dot w|_{T_w}) = \lambda_{\max}\big(P^\perp (A(w) - (c_+ - c_-)\,\mathbb E[h]\, M(w)) P^\perp\big) - \lambda, \qquad \lambda = w^\top A(w) w`,
  forAll: restingMixture,
  suppose: { smoothDensity },
  then: (instance) => {
    const { population, w, scale, clearance, gap, rho } = pointAt(populationOf(instance), instance.h, normalise(instance.w.data), false);
    if (!isResolved(instance, clearance)) return undecided('a component lies too near to the hyperplane for finite differences');
    const tangents = tangentsOf(w);
    const step = 2 ** -12 * Math.max(clearance, 2 ** -10);
    const tolerance = centralDifference(step, scale, scale / (step * 2 ** 10) ** 3);
    if (tangents.length === 0) return { what: 'one dimension: no tangents', value: 0, ...tolerance };
    const measured = symmetricEigen(velocityJacobian(velocityOf(population, instance.h), w, tangents, step)).values[0];
    const formula = topCurvature(population, instance.h, w);
    return { what: '|rate of growth − formula|', value: Math.abs(measured - formula), ...tolerance, seen: { w, 'rate of growth': measured, 'λ_gap': gap, 'ρ': rho } };
  },
  confirm: (R, instance) => {
    const points = tangentPointsOver(R, instance, instance.w[0]);
    return { zero: growthsOver(R, instance, instance.w[0]).map((growth, k) => R.sub(growth, points[k].curvature)) };
  },
  certify: (instance) => (isIsolatedFixedPoint(instance) ? populationPoint('the fixed point', 'critical point', instance, instance.w.data) : []),
  without: { smoothDensity: 'fails' },
  covers: {
    'a fixed point that attracts though λ_gap ≤ ρ': {
      share: 0.002,
      when: (instance) => {
        const { population, w, gap, rho, scale } = pointAt(populationOf(instance), instance.h, normalise(instance.w.data), false);
        return gap <= rho && norm(velocityOf(population, instance.h)(w)) <= 2 ** -40 * scale && topCurvature(population, instance.h, w) < 0;
      },
    },
  },
  uses: ['nonlinearity/roughness'],
  readings: ['the identity holds at every w; at a fixed point its sign decides, to first order', 'an infinite batch from a mixture of Gaussians, α ≡ 1, no augmentation'],
  oracle: "finite differences of the flow's velocity along great circles",
  runs: 500,
});
