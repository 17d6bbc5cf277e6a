import { claim } from '../../src/claim/claim.ts';
import { gaussianResponse, responseScale, signResponse } from '../../src/claim/maskedResponse.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { maskedResponse } from '../../src/definitions/thresholdNetwork/maskedResponse.ts';
import { complementaryPair, independentNoise, maskedNeurons, noFeature } from '../../src/settings/maskedNeurons.ts';
import { symmetrisedNeuron } from '../../src/settings/scalarNeuron.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/decouple-nonlinear',
  title: 'For symmetrised neurons the noise of two complementary views has no similarity at all, mask by mask, whatever weights and thresholds',
  source: featureDecoupling.at('abstract, feature decoupling; for the network of Section 2', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathbb E_\xi\big[h(\langle w, x^+\rangle)\,\tilde h(\langle v, x^{++}\rangle) \mid D, z = 0\big] = 0`,
  forAll: maskedNeurons,
  suppose: { symmetrisedNeuron, complementaryPair, independentNoise, noFeature },
  then: (i) => {
    const size = roundings(2 ** i.w.cols + 256, responseScale(i));
    return worstOf(
      { what: '|E h h̃| over fair signs', value: Math.abs(signResponse(i)), ...size, seen: { 'E h h̃': signResponse(i) } },
      { what: '|E h h̃| over Gaussian noise', value: Math.abs(gaussianResponse(i)), ...size },
    );
  },
  confirm: (R, i) => ({ zero: [maskedResponse(R, { ...i, w: i.w[0], v: i.v[0], b: i.b[0], first: i.first[0], second: i.second[0], signal: i.signal[0] })] }),
  without: { symmetrisedNeuron: 'fails', complementaryPair: 'fails', independentNoise: 'fails', noFeature: 'fails' },
  covers: { 'both neurons see noise': { share: 0.08, when: (i) => signResponse({ ...i, neuron: 'one-sided' }) > 0 } },
  readings: ['masking takes away the correlation of a coordinate with itself, and nothing else: noise that is dense but correlated stays', 'the noise need not be spherical nor Gaussian: independent symmetric coordinates suffice'],
  oracle: 'enumeration of all signs; the Gaussian case as a product of Gauss–Hermite integrals',
  uses: ['feature-decoupling/brelu'],
  runs: 300,
});
