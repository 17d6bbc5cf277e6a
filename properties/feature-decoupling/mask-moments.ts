import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { maskDefects } from '../../src/definitions/sparseCoding/maskIdentities.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { maskedSample } from '../../src/settings/maskedSample.ts';
import { complementaryMasks, evenMasks } from '../../src/settings/sparseCoding.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/mask-moments',
  title: 'A random mask and its complement give two views that add up to twice the sample, and whose correlation is that of the sample without its diagonal',
  source: featureDecoupling.at('the augmentation RandomMask', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`x^+ + x^{++} = 2x,\quad x^+ \odot x^{++} = 0,\quad \mathbb E_D[x^+] = x,\quad \mathbb E_D[x^+x^{++\top}] = xx^\top - \operatorname{diag}(x \odot x),\quad \mathbb E_D[x^+x^{+\top}] = xx^\top + \operatorname{diag}(x \odot x)`,
  forAll: maskedSample,
  suppose: { complementaryMasks, evenMasks },
  then: ({ x, q, pairing }) => {
    const size = maxAbs(x) / Math.min(q, 1 - q);
    const defects = maskDefects(float64, [...x.data], q, pairing);
    const worst = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
    return worstOf(
      { what: 'max|x⁺ + x⁺⁺ − 2x|', value: worst(defects.sum), ...roundings(8, size) },
      { what: 'max|x⁺ ⊙ x⁺⁺|', value: worst(defects.overlap), ...roundings(8, size ** 2) },
      { what: 'max|E x⁺ − x|', value: worst(defects.mean), ...roundings(2 ** x.cols, size) },
      { what: 'max|E x⁺x⁺⁺ᵀ − xxᵀ + diag|', value: worst(defects.cross), ...roundings(2 ** x.cols, size ** 2) },
      { what: 'max|E x⁺x⁺ᵀ − xxᵀ − diag|', value: worst(defects.own), ...roundings(2 ** x.cols, size ** 2) },
    );
  },
  confirm: (R, { x: [x], q, pairing }) => ({ zero: Object.values(maskDefects(R, x, q, pairing)).flat() }),
  without: { complementaryMasks: 'fails', evenMasks: 'fails' },
  covers: { 'one non-zero entry': { share: 0.02, when: ({ x }) => x.data.filter((entry) => entry !== 0).length === 1 } },
  readings: ['every coordinate is masked independently of the others, and the views are rescaled to be unbiased', 'masks with q ≠ 1/2: mask-moments-any-rate'],
  oracle: 'enumeration of all masks',
  runs: 300,
});
