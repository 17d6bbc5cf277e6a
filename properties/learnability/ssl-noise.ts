import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { featureLengths, neuronPair, noiseBound } from '../../src/settings/sigmoid/neuronPair.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/ssl-noise',
  title: 'Weights on other coordinates take from ‖Πe₁‖² and ‖Πe₂‖² at most (‖N‖/σ_min(W₁₂))²',
  source: learnability.at('abstract: both features at the same time', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`1 - \|\Pi e_c\|^2 \le \big(\|N\| / \sigma_{\min}(W_{12})\big)^2\ (c = 1, 2), \qquad W = (W_{12} \mid N)`,
  forAll: neuronPair,
  suppose: {},
  then: (pair) => {
    const bound = noiseBound(pair);
    const { lengths, condition } = featureLengths(pair);
    const missing = Math.max(...[0, 1].map((c) => 1 - lengths[c] ** 2));
    // Where W₁₂ is singular the bound says nothing.
    return { what: '1 − ‖Πe_c‖² beyond the bound', value: bound === Infinity ? 0 : Math.max(0, missing - bound), ...roundings(2 ** 10, Math.min(2 ** 40, Math.max(1, condition ** 2 || 1)) + (bound === Infinity ? 0 : bound)), seen: { '1 − min ‖Πe_c‖²': missing, bound } };
  },
  without: {},
  covers: { 'a bound below 1': { share: 0.05, when: (pair) => pair.W.cols > 2 && noiseBound(pair) < 1 && noiseBound(pair) > 0 } },
  readings: ['spectral norms; the bound is ours'],
  oracle: 'the singular value decomposition of W, against eigenvalues of W₁₂W₁₂ᵀ and NNᵀ',
});
