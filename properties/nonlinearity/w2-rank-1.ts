import { claim } from '../../src/claim/claim.ts';
import { pointOnSphere } from '../../src/claim/exhibit.ts';
import { undecided, worstOf } from '../../src/claim/residual.ts';
import { integration, roundings } from '../../src/claim/tolerance.ts';
import { secondLayerTraces } from '../../src/claim/traces/layerTraces.ts';
import { outer, secondLayerAt, secondLayerLimit, shareSeen, topOf, unseen } from '../../src/dynamics/secondLayerFlow.ts';
import { symmetricEigen, topIsBeaten } from '../../src/dynamics/symmetricEigen.ts';
import { maxAbs, maxAbsDifference, multiply, transpose } from '../../src/linalg/matrix.ts';
import { simpleTopOutput } from '../../src/settings/hiddenLayer.ts';
import { fixedFirstLayer, flowTime, hiddenCovariance, hiddenEnergy, secondLayer, secondLayerAfter, secondLayerDefects, startSeesTopOutput } from '../../src/settings/secondLayer.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/w2-rank-1',
  title: 'With the first layer fixed, the second layer becomes of rank one, along the top eigenvector of the covariance of the first',
  source: nonlinearity.at('two-layer analysis, fast second layer', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`\dot W_2 = W_2\,\mathcal C_\alpha[f_1],\ \|W_2\|_F = 1: \quad W_2(t) = \frac{W_2(0)\,e^{\mathcal C_\alpha[f_1] t}}{\|\cdot\|_F}, \qquad W_2^\top W_2 \to s s^\top, \quad \mathcal C_\alpha[f_1]\, s = \lambda_{\max} s`,
  forAll: secondLayer,
  suppose: { simpleTopOutput, startSeesTopOutput, fixedFirstLayer },
  then: (instance) => {
    const { C } = hiddenCovariance(instance);
    const { s, gap } = topOf(C);
    const seen = shareSeen(instance.W2, s);
    const n = C.rows;
    const [limit, again] = [1 / 2, 1 / 4].map((step) => secondLayerLimit(C, instance.W2, step)).map((W2) => multiply(transpose(W2), W2));
    // Rounding of C turns s by ε‖C‖/gap, and what W₂ sees of s grows from `seen` only; beyond 1/ε nothing is known of s.
    const amplified = 1 + (n * maxAbs(C)) / Math.max(gap * (seen > unseen ? seen : 1), Number.EPSILON * n * maxAbs(C), Number.MIN_VALUE);
    const turned = roundings(256 * n, amplified);
    const [time, steps] = [flowTime(instance), 32];
    const after = secondLayerAfter(instance, { time, steps });
    if (after === null) return undecided('the first layer ran to infinity');
    const flow = { what: 'max|W₂(T) − W₂(0)exp(CT)/‖·‖|', value: maxAbsDifference(after, secondLayerAt(C, instance.W2, time)), ...integration(4, 2 / steps, 2, 4) };
    return worstOf(
      { what: 'max|W₂ᵀW₂ − ssᵀ| in the limit', value: maxAbsDifference(limit, outer(s)), ...turned, seen: { s, 'W₂ᵀW₂': limit } },
      { what: 'the same at half the step', value: maxAbsDifference(again, outer(s)), ...turned },
      flow,
    );
  },
  confirm: (R, instance) => ({ zero: secondLayerDefects(R, instance) }),
  certify: (instance) => pointOnSphere('the direction s of the limit', 'maximum', (R, s) => hiddenEnergy(R, instance, s), topOf(hiddenCovariance(instance).C).s),
  without: { simpleTopOutput: 'fails', startSeesTopOutput: 'fails', fixedFirstLayer: 'fails' },
  covers: { 'two nodes or more': { share: 0.4, when: ({ dims }) => dims.K * dims.M >= 2 }, 'a negative eigenvalue of the largest modulus': { share: 0.05, when: (i) => topIsBeaten(symmetricEigen(hiddenCovariance(i).C).values) } },
  readings: ['the largest eigenvalue by sign; importances of any sign make 𝒞_α[f₁] indefinite', 'a second layer much faster than the first is an assumption of the analysis: with both moving, the closed form fails'],
  oracle: 'Runge–Kutta in 2⁴⁸ steps by repeated squaring, at two step sizes, against the symmetric eigensolver; the flow integrated to a finite time against the closed form',
  runs: 500,
  traces: secondLayerTraces,
});
