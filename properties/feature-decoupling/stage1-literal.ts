import { claim } from '../../src/claim/claim.ts';
import { powerStep } from '../../src/claim/powerStep.ts';
import { momentRounding } from '../../src/claim/sparseCoding.ts';
import { featureTraces } from '../../src/claim/traces/stepTraces.ts';
import { literalStepRoom } from '../../src/definitions/sparseCoding/literalStep.ts';
import { norm } from '../../src/linalg/vector.ts';
import { complementaryMasks, diagonalNoise, independentLatents, orthonormalDictionary, symmetricLatents } from '../../src/settings/sparseCoding.ts';
import { powerStep as steps } from '../../src/settings/sparseRepresentation.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/stage1-literal',
  title: 'Before the threshold rises, every feature of every neuron grows at the rate p, but for a term quadratic in the weights',
  source: featureDecoupling.at('appendix, stage I, as restated by a paper that builds on it (arXiv 2602.10357)', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`|\langle M_j, w'\rangle| \ge (1 - \eta\lambda + \eta p)\,|\langle M_j, w\rangle| - \eta\,\tfrac{\|w\|^2}{d_1}`,
  forAll: steps,
  suppose: { orthonormalDictionary, complementaryMasks, diagonalNoise, independentLatents, symmetricLatents },
  then: (i) => {
    const { features, before } = powerStep(i);
    const size = momentRounding(i);
    const rate = 1 - i.eta * i.lambda + i.eta * i.p;
    const allowed = (i.eta * norm(i.w.data) ** 2) / i.M.rows;
    return { what: 'max_j of what ⟨M_j, w′⟩ lacks', value: Math.max(0, ...features.map((value, j) => rate * Math.abs(before[j]) - allowed - Math.abs(value))), ...size, tolerance: size.tolerance * 16 * i.M.rows * (1 + norm(i.w.data)), seen: { 'Mᵀw': before, 'Mᵀw′': features } };
  },
  confirm: (R, i) => ({ nonNegative: literalStepRoom(R, { ...i, w: i.w[0], share: R.div(R.of(i.dims.N), R.of(i.dims.N + 1)) }) }),
  expect: 'refuted',
  erratum: 'feature-decoupling/stage1',
  without: { orthonormalDictionary: 'fails', complementaryMasks: 'fails', diagonalNoise: 'fails', independentLatents: 'fails', symmetricLatents: 'fails' },
  readings: [
    'the error term Õ(‖w‖²/poly(d₁)) with constant 1 and the first power of d₁; C_z loglog d/d is the probability p',
    'the true rate is N/(N + 1)·p(1 − Θ(d/d₁)) < p, and what is lacking is linear in the weights, so that no constant helps where they are small',
    'it becomes true with C_z slightly smaller than the constant of p: an imprecision of the restatement, to be compared with the published text',
  ],
  oracle: 'the moment enumerated over all latents and masks',
  uses: ['feature-decoupling/stage1'],
  runs: 200,
  traces: featureTraces,
});
