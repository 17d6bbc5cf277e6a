import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { littleNoise, normCondition, normConditionOver, releasedSize, sampledNeuron } from '../../src/settings/sigmoid/sampledNeuron.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/transfer-ift',
  title: 'At the released sizes the inverse function theorem, in norms, applies at the minimum without noise',
  source: learnability.at('abstract: an exact version of the inverse function theorem', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\|\nabla l(\tilde w)\| \le \frac{1}{4M^2K}, \qquad M = \|\nabla^2 l(\tilde w)^{-1}\|,\ K \text{ a Lipschitz constant of } \nabla^2 l`,
  forAll: sampledNeuron,
  suppose: { littleNoise, releasedSize },
  then: (instance) => {
    const { slope, M, K, allowed } = normCondition(instance);
    return { what: '‖∇l(w̃)‖ beyond 1/(4M²K)', value: Math.max(0, slope - allowed), ...roundings(2 ** 12, slope), seen: { '‖∇l(w̃)‖': slope, '1/(4M²K)': allowed, M, 'K, from below': K } };
  },
  confirm: (R, instance) => ({ nonNegative: [normConditionOver(R, instance)] }),
  expect: 'refuted',
  erratum: 'learnability/transfer',
  without: { littleNoise: 'fails', releasedSize: 'fails' },
  readings: [
    'the standard form of the theorem (learnability/ift): the constants of the paper are not known to us, and a condition that is never met refutes no theorem, it makes one empty',
    'M = 1/(2α) = 400 comes from the coordinates without a feature; the preconditioned form does not have it',
    'K is a difference quotient of the Hessian, a lower bound: with the true constant the condition is stricter',
  ],
  oracle: 'the closed-form gradient and Hessian at w̃ on the sample',
  runs: 20,
});
