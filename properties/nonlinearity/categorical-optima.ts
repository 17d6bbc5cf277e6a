import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { inner } from '../../src/definitions/oneLayer.ts';
import { planeOptima } from '../../src/definitions/planeOptima.ts';
import { planeAttractors } from '../../src/dynamics/planeAttractors.ts';
import { planeClassedBatch, properClass, separated, separates } from '../../src/settings/classedBatch.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/categorical-optima',
  title: 'Every class that some direction separates is learned: some local optimum separates it',
  source: nonlinearity.at('one-layer analysis: latent categorical model', { provenance: 'reconstructed' }),
  kind: 'existence',
  statement: String.raw`w_m^\top x > 0 \iff y = m \quad\implies\quad \exists\, w_* \text{ local maximum of } \mathcal E:\ w_*^\top x > 0 \iff y = m`,
  forAll: planeClassedBatch,
  suppose: { reluActivation, noAugmentation, uniformAlpha, separated, properClass },
  then: (instance) => {
    const { attractors, flat } = planeAttractors(instance);
    const constant = flat.map(({ from, to }) => (from + (to > from ? to : to + 2 * Math.PI)) / 2);
    const optima = [...attractors.map(({ w }) => w), ...constant.map((angle) => Float64Array.of(Math.cos(angle), Math.sin(angle)))];
    const separating = optima.filter((w) => separates(instance, w, 2 ** -44));
    return { what: 'no local optimum separates the class', value: separating.length > 0 ? 0 : 1, ...wholeNumber, seen: { 'optima in all': optima.length } };
  },
  confirm: (R, { x, xPrime, alpha, h, y }) => {
    const separating = (w: readonly (typeof x)[0][0][]): boolean => x.every((sample, i) => R.compare(inner(R, w, sample), R.of(0)) > 0 === R.compare(y[i][0], R.of(0)) > 0);
    return { zero: [R.of(y.some(([member]) => R.compare(member, R.of(0)) > 0) && planeOptima(R, alpha, { x, xPrime }, h, separating).length > 0 ? 0 : 1)] };
  },
  certify: (instance) => planeAttractors(instance).attractors.flatMap(({ w }) => nodePoint('an attractor', 'maximum', instance, w)),
  expect: 'refuted',
  erratum: 'nonlinearity/categorical-eigenvector',
  without: { reluActivation: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails', separated: 'fails', properClass: 'fails' },
  readings: ['a counterexample in the plane suffices, where all optima can be listed', 'optima on kinks of other classes, and arcs on which the energy is constant, count as optima'],
  oracle: 'the exact list of all local maxima in the plane, sector by sector and kink by kink',
});
