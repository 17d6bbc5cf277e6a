import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { frobeniusPenalty, identityActivation, noNegatives, objectiveOver, scalingGap, sampledObjective } from '../../src/settings/sigmoid/sampledObjective.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/linear',
  title: 'Without the nonlinearity the objective has no minimum but 0, or none at all: it is a quadratic form',
  source: learnability.at('contrast with a linear model', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`s(z) = z \implies L(2W) = 4L(W), \quad\text{hence}\quad \inf L \in \{0, -\infty\}`,
  forAll: sampledObjective,
  suppose: { identityActivation, frobeniusPenalty, noNegatives },
  then: (instance) => {
    const { gap, size } = scalingGap(instance);
    return { what: '|L(2W) − 4L(W)|', value: gap, ...roundings(8 * (instance.x.rows + instance.x.cols + 4), size) };
  },
  confirm: (R, instance) => {
    const W = [instance.w1[0], instance.w2[0]];
    const twice = W.map((w) => w.map((entry) => R.add(entry, entry)));
    return { zero: [R.sub(objectiveOver(R, instance, twice), R.mul(R.of(4), objectiveOver(R, instance, W)))] };
  },
  without: { identityActivation: 'fails', frobeniusPenalty: 'fails', noNegatives: 'fails' },
  readings: [
    'a test of "nonlinearity is needed" must change the penalty too: with α‖W‖_F² a linear model learns nothing (α ≥ λ_max of the covariance of the views) or grows without bound',
    'so the linear models of the literature take a quartic penalty; they are not this model with s left out',
  ],
  oracle: 'the definition at W and at 2W, exactly',
});
