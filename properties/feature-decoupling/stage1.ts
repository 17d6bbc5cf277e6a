import { claim } from '../../src/claim/claim.ts';
import { powerStep } from '../../src/claim/powerStep.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { momentRounding } from '../../src/claim/sparseCoding.ts';
import { growthTraces } from '../../src/claim/traces/stepTraces.ts';
import { featureStepDefects } from '../../src/definitions/sparseCoding/featureStep.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { norm } from '../../src/linalg/vector.ts';
import { complementaryMasks, diagonalNoise, independentLatents, orthonormalDictionary, symmetricLatents } from '../../src/settings/sparseCoding.ts';
import { powerStep as steps, smallSteps } from '../../src/settings/sparseRepresentation.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/stage1',
  title: 'Before the threshold rises, features grow at the rate N/(N + 1)·p and noise directions do not grow, both but for a share max r of the weights',
  source: featureDecoupling.at('appendix, stage I', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\langle M_j, w'\rangle = (1 - \eta\lambda + \eta kp)\langle M_j, w\rangle - \eta kp\,\langle M_j, r \odot w\rangle, \quad \|M^\top w'\| \ge (1 - \eta\lambda + \eta kp)\|M^\top w\| - \eta kp \max r\,\|w\|, \quad \|P_\perp w'\| \le (1 - \eta\lambda)\|P_\perp w\| + \eta kp \max r\,\|w\|, \quad k = \tfrac N{N+1}`,
  forAll: steps,
  suppose: { orthonormalDictionary, complementaryMasks, diagonalNoise, independentLatents, symmetricLatents, smallSteps },
  then: (i) => {
    const { features, before, noise, noiseBefore, r, gain, exact } = powerStep(i);
    const { M, w, eta, lambda } = i;
    const [rate, leak] = [1 - eta * lambda + gain, gain * Math.max(...r) * norm(w.data)];
    const size = momentRounding(i);
    const scaled = { ...size, tolerance: size.tolerance * 16 * M.rows * (1 + eta * (1 + lambda)) * (maxAbs(w) || 1) };
    return worstOf(
      { what: 'max|⟨M_j, w′⟩ − exact|', value: Math.max(...features.map((value, j) => Math.abs(value - exact[j]))), ...scaled, seen: { 'Mᵀw': before, 'Mᵀw′': features } },
      { what: 'lower bound − ‖Mᵀw′‖', value: Math.max(0, rate * norm(before) - leak - norm(features)), ...scaled },
      { what: '‖P⊥w′‖ − upper bound', value: Math.max(0, noise - (1 - eta * lambda) * noiseBefore - leak), ...scaled },
    );
  },
  confirm: (R, i) => ({ nonNegative: featureStepDefects(R, { ...i, w: i.w[0], share: R.div(R.of(i.dims.N), R.of(i.dims.N + 1)) }) }),
  without: { orthonormalDictionary: 'fails', complementaryMasks: 'fails', diagonalNoise: 'fails', independentLatents: 'fails', symmetricLatents: 'fails', smallSteps: 'fails' },
  readings: ['the gradient of the population at first order in the weights: linearisation', 'the statement as restated elsewhere, without the factor N/(N + 1)(1 − r), is stage1-literal'],
  oracle: 'the moment enumerated over all latents and masks',
  uses: ['feature-decoupling/decoupled-covariance', 'feature-decoupling/linearisation'],
  runs: 200,
  traces: growthTraces,
});
