import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { softThreshold, thresholdNeuron } from '../../src/definitions/thresholdNetwork/thresholdNeuron.ts';
import { neuronAt, nonNegativeScale, nonNegativeThreshold, scalarNeuron, symmetrisedNeuron } from '../../src/settings/scalarNeuron.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/brelu',
  title: 'The symmetrised ReLU with a threshold is the odd soft threshold: linear at b = 0, homogeneous, 1-Lipschitz',
  source: featureDecoupling.at('Section 2, the network; the activation as restated by papers that build on it', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`h_b(s) = \operatorname{sign}(s)(|s| - b)_+, \quad h_b(-s) = -h_b(s), \quad h_0(s) = s, \quad h_{cb}(cs) = c\,h_b(s), \quad |h_b(s) - h_b(t)| \le |s - t|`,
  forAll: scalarNeuron,
  suppose: { symmetrisedNeuron, nonNegativeThreshold, nonNegativeScale },
  then: (i) => {
    const { s, t, b, c } = i;
    const h = neuronAt(i);
    const size = roundings(8, Math.max(1, Math.abs(c)) * (Math.abs(s) + Math.abs(t) + Math.abs(b)));
    const soft = Math.sign(s) * Math.max(Math.abs(s) - b, 0);
    return worstOf(
      { what: '|h(s) − sign(s)(|s| − b)₊|', value: Math.abs(h(s) - soft), ...size, seen: { 'h(s)': h(s), 'soft threshold': soft } },
      { what: '|h(−s) + h(s)|', value: Math.abs(h(-s) + h(s)), ...size },
      { what: '|h(s) − s| at b = 0', value: Math.abs(h(s, 0) - s), ...size },
      { what: '|h(cs) − c h(s)| at threshold cb', value: Math.abs(h(c * s, c * b) - c * h(s)), ...size },
      { what: '|h(s) − h(t)| − |s − t|', value: Math.max(0, Math.abs(h(s) - h(t)) - Math.abs(s - t)), ...size },
    );
  },
  confirm: (R, { s, t, b, c, neuron }) => {
    const h = (at: typeof s, threshold = b) => thresholdNeuron(R, neuron, at, threshold);
    const square = (a: typeof s) => R.mul(a, a);
    const steeper = R.sub(square(R.sub(h(s), h(t))), square(R.sub(s, t)));
    const excess = R.compare(steeper, R.of(0)) > 0 ? steeper : R.of(0);
    const odd = R.add(h(R.sub(R.of(0), s)), h(s));
    return { zero: [R.sub(h(s), softThreshold(R, s, b)), odd, R.sub(h(s, R.of(0)), s), R.sub(h(R.mul(c, s), R.mul(c, b)), R.mul(c, h(s))), excess] };
  },
  without: { symmetrisedNeuron: 'fails', nonNegativeThreshold: 'fails', nonNegativeScale: 'fails' },
  covers: { 'exactly on the threshold': { share: 0.05, when: ({ s, b }) => Math.abs(s) === b }, 'linear, b = 0': { share: 0.05, when: ({ b }) => b === 0 } },
  oracle: 'the network as trained against sign(s)(|s| − b)₊; refutations from the difference of two ReLUs, exactly',
});
