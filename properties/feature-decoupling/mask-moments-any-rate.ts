import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { maskDefects } from '../../src/definitions/sparseCoding/maskIdentities.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { maskedSample } from '../../src/settings/maskedSample.ts';
import { complementaryMasks } from '../../src/settings/sparseCoding.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/mask-moments-any-rate',
  title: 'The correlation of the two views of a sample does not depend on the share that the first mask keeps',
  source: featureDecoupling.at('the augmentation RandomMask, at any rate', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`x^+ = Dx/q,\ x^{++} = (I - D)x/(1-q): \quad \mathbb E_D[x^+x^{++\top}] = xx^\top - \operatorname{diag}(x \odot x)`,
  forAll: maskedSample,
  suppose: { complementaryMasks },
  then: ({ x, q, pairing }) => {
    const { mean, cross, overlap } = maskDefects(float64, [...x.data], q, pairing);
    return { what: 'max|E x⁺x⁺⁺ᵀ − xxᵀ + diag|', value: Math.max(...[...mean, ...cross, ...overlap].map(Math.abs)), ...roundings(2 ** x.cols + 8, Math.max(maxAbs(x), maxAbs(x) ** 2) / (q * (1 - q))) };
  },
  confirm: (R, { x: [x], q, pairing }) => {
    const { mean, cross, overlap } = maskDefects(R, x, q, pairing);
    return { zero: [...mean, ...cross, ...overlap] };
  },
  without: { complementaryMasks: 'fails' },
  covers: { 'q ≠ 1/2': { share: 0.3, when: ({ q }) => q !== 0.5 } },
  oracle: 'enumeration of all masks',
  uses: ['feature-decoupling/mask-moments'],
  runs: 300,
});
