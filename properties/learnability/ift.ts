import { float64 } from '../../src/arithmetic/float64.ts';
import { lift } from '../../src/arithmetic/lift.ts';
import { claim } from '../../src/claim/claim.ts';
import { quadraticRoot } from '../../src/claim/quadraticRoot.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { boundedInverse, closeTarget, quadraticMap, slowDerivative, solutionsOver } from '../../src/settings/sigmoid/quadraticMap.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/ift',
  title: 'The quantitative inverse function theorem: every close target is attained once in the ball, within 2M times its distance',
  source: learnability.at('inverse function theorem, exact version', { provenance: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`\|Df(x_0)^{-1}\| \le M,\ \|Df(x) - Df(x_0)\| \le \tfrac1{2M},\ \|y - f(x_0)\| \le \tfrac r{2M} \implies \exists!\, x \in B(x_0, r):\ f(x) = y,\ \|x - x_0\| \le 2M\|y - f(x_0)\|`,
  forAll: quadraticMap,
  suppose: { boundedInverse, slowDerivative, closeTarget },
  then: (map) => {
    const { near, inBall } = solutionsOver(float64, { ...map, A: lift(float64, map.A), u: lift(float64, map.u), y: lift(float64, map.y) });
    return { what: 'no solution within 2M‖y − f(x₀)‖, or not one in the ball', value: Math.max(Math.abs(near - 1), Math.abs(inBall - 1)), ...wholeNumber, seen: { 'solutions within 2M‖y − f(x₀)‖': near, 'solutions in the ball': inBall } };
  },
  confirm: (R, map) => {
    const { near, inBall } = solutionsOver(R, map);
    return { zero: [R.of(near - 1), R.of(inBall - 1)] };
  },
  certify: quadraticRoot,
  without: { boundedInverse: 'fails', slowDerivative: 'fails', closeTarget: 'fails' },
  covers: { 'several dimensions': { share: 0.4, when: ({ dims }) => dims.n >= 2 } },
  readings: ['the standard form: the version cited in the paper is not known to us', 'for maps with one quadratic term, whose derivative has a Lipschitz constant that is known exactly; without the first hypothesis, A = 0 among others'],
  oracle: 'the solutions themselves, from the roots of a scalar quadratic; refutations by the same in exact rational arithmetic',
});
