import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { gatedCovariance as gatedCovarianceOver, inner } from '../../src/definitions/oneLayer.ts';
import { planeKinks } from '../../src/definitions/planeKinks.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { gatedCovarianceTimes } from '../../src/dynamics/oneLayer.ts';
import { planeAttractors } from '../../src/dynamics/planeAttractors.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { planeBatch } from '../../src/settings/planeBatch.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/fixed-points-kinks',
  title: 'Every attractor of the flow of a ReLU node is an eigenvector of its own A(w)',
  source: nonlinearity.at('one-layer analysis: fixed points', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`w \text{ attracting} \implies A(w) w = \lambda w`,
  forAll: planeBatch,
  suppose: { reluActivation, noAugmentation, uniformAlpha },
  then: (problem) => {
    const { alpha, h, x, xPrime } = problem;
    const size = importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2;
    const zero = { what: '|tᵀA(w)w|', value: 0, ...roundings(64 * (x.rows + 4), size) };
    return worstOf(zero, ...planeAttractors(problem).attractors.map(({ angle, w, kink }) => {
      // The gate on the kink may be held open or shut: A(w) to the left, to the right, and at w itself.
      const turns = [-(2 ** -20), 0, 2 ** -20].map((by) => gatedCovarianceTimes(alpha, problem, h, [Math.cos(angle + by), Math.sin(angle + by)], w));
      return { ...zero, value: Math.min(...turns.map((v) => Math.abs(w[0] * v[1] - w[1] * v[0]))), seen: { w, 'on a kink': kink } };
    }));
  },
  confirm: (R, { alpha, x, xPrime, h }) => {
    const attracting = planeKinks(R, alpha, { x, xPrime }, h).filter(({ slopes }) => slopes.every((slope) => R.compare(slope, R.of(0)) < 0));
    return {
      zero: attracting.map(({ v }) => {
        const Av = gatedCovarianceOver(R, alpha, { x, xPrime }, h, v).map((r) => inner(R, r, v));
        return R.div(R.sub(R.mul(v[0], Av[1]), R.mul(v[1], Av[0])), inner(R, v, v));
      }),
    };
  },
  certify: (instance) => planeAttractors(instance).attractors.flatMap(({ w }) => nodePoint('an attractor', 'maximum', instance, w)),
  expect: 'refuted',
  erratum: 'nonlinearity/fixed-points',
  without: { reluActivation: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails' },
  readings: ['finite samples; a counterexample in the plane suffices', 'an attractor is a strict local maximum of the energy on the circle; on a kink, neither one-sided A(w) has it as an eigenvector'],
  oracle: 'the exact list of all attractors in the plane, sector by sector; refutations by exact one-sided derivatives of the energy, both negative',
});
