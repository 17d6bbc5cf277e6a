import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { featureDefects } from '../../src/definitions/sparseCoding/maskedFeature.ts';
import { maxAbs, toRows } from '../../src/linalg/matrix.ts';
import { maskedDictionary } from '../../src/settings/maskedDictionary.ts';
import { evenMasks, orthonormalDictionary } from '../../src/settings/sparseCoding.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/feature-intact',
  title: 'A sparse feature survives the mask: its coefficient keeps its mean, with variance ‖M_j‖₄⁴; the noise on it doubles',
  source: featureDecoupling.at('abstract, sparse features stay intact', { provenance: 'paper', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathbb E\langle M_j, 2DM_{j'}\rangle = \delta_{jj'}, \quad \operatorname{Var}\langle M_j, 2DM_{j'}\rangle = \textstyle\sum_k M_{kj}^2M_{kj'}^2 \ (= \|M_j\|_4^4 \le \|M_j\|_\infty^2 \text{ at } j = j'), \quad \mathbb E\|2DM_j\|^2 = 2`,
  forAll: maskedDictionary,
  suppose: { orthonormalDictionary, evenMasks },
  then: ({ M, q }) => {
    const { mean, variance, bound, noise } = featureDefects(float64, toRows(M), q);
    const worst = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
    const [first, second] = [roundings(2 ** M.rows + 8 * M.rows, (M.rows * maxAbs(M) ** 2) / q), roundings(2 ** M.rows + 8 * M.rows, (M.rows * maxAbs(M) ** 2) ** 2 / q ** 2)];
    return worstOf(
      { what: 'max|E⟨M_j, 2DM_j′⟩ − δ|', value: worst(mean), ...first },
      { what: 'max|Var⟨M_j, 2DM_j′⟩ − ΣM_kj²M_kj′²|', value: worst(variance), ...second },
      { what: '‖M_j‖₄⁴ − ‖M_j‖_∞²', value: Math.max(0, ...bound.map((gap) => -gap)), ...second },
      { what: 'max|E‖2DM_j‖² − 2|', value: worst(noise), ...second },
    );
  },
  confirm: (R, { M, q }) => {
    const { mean, variance, noise } = featureDefects(R, M, q);
    return { zero: [...mean, ...variance, ...noise] };
  },
  without: { orthonormalDictionary: 'fails', evenMasks: 'fails' },
  covers: { 'two features or more': { share: 0.35, when: ({ M }) => M.cols >= 2 } },
  readings: ['the factor 2 on the noise, E‖2DM_j‖² against ‖M_j‖² = 1, is hidden by bounds in Θ(·) and matters for the threshold'],
  oracle: 'enumeration of all masks',
  runs: 200,
});
