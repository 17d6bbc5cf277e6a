import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { codeDefects } from '../../src/definitions/sparseCoding/codeExpectations.ts';
import { maxAbs, toRows } from '../../src/linalg/matrix.ts';
import { symmetrisedNeuron } from '../../src/settings/scalarNeuron.ts';
import { orthonormalDictionary, symmetricLatents } from '../../src/settings/sparseCoding.ts';
import { sparseRepresentation } from '../../src/settings/sparseRepresentation.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/expectations',
  title: 'The dictionary reads every latent back, the codes have energy dp, and the representation of a symmetric sample has mean zero',
  source: featureDecoupling.at('appendix, auxiliary expectations', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\langle Mz, M_j\rangle = z_j, \qquad \mathbb E\|Mz\|^2 = dp, \qquad \mathbb E f(x) = 0`,
  forAll: sparseRepresentation,
  suppose: { orthonormalDictionary, symmetricLatents, symmetrisedNeuron },
  then: (i) => {
    const { read, energy, mean } = codeDefects(float64, { ...i, M: toRows(i.M), L: toRows(i.L), w: [...i.w.data] });
    const n = i.M.rows;
    const [code, input] = [n * maxAbs(i.M) ** 2 * i.M.cols, n * maxAbs(i.w) * (i.M.cols * maxAbs(i.M) + n * maxAbs(i.L)) + i.b];
    return worstOf(
      { what: 'max|⟨Mz, M_j⟩ − z_j|', value: Math.max(...read.map(Math.abs)), ...roundings(32 * n, code) },
      { what: '|E‖Mz‖² − dp|', value: Math.abs(energy), ...roundings(64 * n, code * i.M.cols) },
      { what: '|E h(⟨w, x⟩)|', value: Math.abs(mean), ...roundings(2 ** n * 9 + 16, input) },
    );
  },
  confirm: (R, i) => {
    const { read, energy, mean } = codeDefects(R, { ...i, w: i.w[0] });
    return { zero: [...read, energy, mean] };
  },
  without: { orthonormalDictionary: 'fails', symmetricLatents: 'fails', symmetrisedNeuron: 'fails' },
  readings: ['the latents may depend on each other', 'the noise has fair signs, any symmetric law would do; a Gaussian one has E‖ξ‖² = d₁σ² and ⟨M_j, ξ⟩ ∼ N(0, σ²), which threshold-activation rests on'],
  oracle: 'enumeration of all latents and signs',
  runs: 200,
});
