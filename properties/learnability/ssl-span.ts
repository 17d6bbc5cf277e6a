import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { featureLengths, missingOver, neuronPair, noiseFree, oppositeSides } from '../../src/settings/sigmoid/neuronPair.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/ssl-span',
  title: 'Without noise two neurons on opposite sides span e₁ and e₂ exactly, however little they see of either',
  source: learnability.at('released code: projection metric', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`w_1 = (a_1, b_1, 0, \dots),\ w_2 = (-a_2, b_2, 0, \dots),\ a_j, b_j > 0 \implies \|\Pi e_1\| = \|\Pi e_2\| = 1`,
  forAll: neuronPair,
  suppose: { oppositeSides, noiseFree },
  then: (pair) => {
    const { lengths, condition } = featureLengths(pair);
    const rounding = roundings(256, Number.isFinite(condition) ? Math.max(1, condition) : 1);
    return worstOf(...[0, 1].map((c) => ({ what: `1 − ‖Πe${'₁₂'[c]}‖`, value: Math.abs(1 - lengths[c]), ...rounding, seen: { 'σ₁/σ₂': condition } })));
  },
  confirm: (R, { W }) => ({ zero: missingOver(R, W) }),
  without: { oppositeSides: 'fails', noiseFree: 'fails' },
  readings: ['the metric is that of the released code; it measures rank, and not how strongly a feature is seen', 'without opposite sides: two equal neurons span their line alone, and ‖Πe₂‖ = b/√(a² + b²)'],
  oracle: 'the singular value decomposition; refutations by the Gram matrix, exactly',
});
