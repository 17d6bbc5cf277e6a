import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { readOutError } from '../../src/definitions/sparseCoding/readOut.ts';
import { maxAbs, toRows } from '../../src/linalg/matrix.ts';
import { independentLatents, orthonormalDictionary, symmetricLatents, whiteNoise } from '../../src/settings/sparseCoding.ts';
import { linearReadOut } from '../../src/settings/sparseRepresentation.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/linear',
  title: 'No linear representation with a linear head gives a latent better than R² = p/(p + σ²), and the dictionary reaches that',
  source: featureDecoupling.at('the linear network, as restated by papers that build on it', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\mathbb E(z_j - \langle v, Wx\rangle)^2 \ge \frac{p\,\sigma_\xi^2}{p + \sigma_\xi^2} \quad (W \in \mathbb R^{m \times d_1},\ v \in \mathbb R^m), \qquad \text{with equality at } W^\top v = \tfrac{p}{p + \sigma_\xi^2} M_j`,
  forAll: linearReadOut,
  suppose: { orthonormalDictionary, whiteNoise, independentLatents, symmetricLatents },
  then: (i) => {
    const { below, attained, bound } = readOutError(float64, { ...i, M: toRows(i.M), L: toRows(i.L), W: toRows(i.W), v: [...i.v.data] });
    const [n, m] = [i.M.rows, i.W.rows];
    const head = 1 + m * maxAbs(i.v) * maxAbs(i.W) + maxAbs(i.M);
    const size = roundings(64 * n * (n + m), (1 + head * n * i.M.cols * maxAbs(i.M)) ** 2 + (head * n * maxAbs(i.L)) ** 2);
    const loss = i.p + (i.L.rows * maxAbs(i.L)) ** 2;
    return worstOf(
      { what: '(p + σ²)·(bound − E(z_j − ⟨v, Wx⟩)²)', value: Math.max(0, -below), ...size, tolerance: size.tolerance * Math.max(1, loss), seen: { bound } },
      { what: '(p + σ²)·|E(z_j − p/(p + σ²)⟨M_j, x⟩)² − bound|', value: Math.abs(attained), ...size, tolerance: size.tolerance * Math.max(1, loss) },
    );
  },
  confirm: (R, i) => {
    const { below, attained } = readOutError(R, { ...i, v: i.v[0] });
    return { nonNegative: [below, R.sub(R.of(0), R.mul(attained, attained))] };
  },
  without: { orthonormalDictionary: 'fails', whiteNoise: 'fails', independentLatents: 'fails', symmetricLatents: 'fails' },
  covers: { 'within a tenth of the bound': { share: 0.05, when: (i) => i.p > 0 && readOutError(float64, { ...i, M: toRows(i.M), L: toRows(i.L), W: toRows(i.W), v: [...i.v.data] }).below < 0.1 * i.p * (i.p + i.L.data[0] ** 2) } },
  readings: ['without white noise σ² is the mean variance of its coordinates', 'j is the first feature; a head v is drawn, so that the statement is about every head and not the best one alone', 'a threshold between representation and head has no such limit: thm-downstream'],
  oracle: 'the quadratic form of the error in the enumerated second moment, against the closed bound',
  runs: 400,
});
