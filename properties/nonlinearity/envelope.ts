import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { centralDifference } from '../../src/claim/tolerance.ts';
import { gatedTwoLayer as gatedOver, hiddenCovariance as covarianceOver } from '../../src/definitions/gatedTwoLayer.ts';
import { inner } from '../../src/definitions/oneLayer.ts';
import { topEigenvector } from '../../src/definitions/topEigenvector.ts';
import { centralDifferences } from '../../src/dynamics/finiteDifferences.ts';
import { gatedTwoLayer } from '../../src/dynamics/gatedTwoLayer.ts';
import { topOf } from '../../src/dynamics/secondLayerFlow.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { mapEntries, maxAbs, row, type Matrix } from '../../src/linalg/matrix.ts';
import { norm } from '../../src/linalg/vector.ts';
import { hiddenLayer, leastSeparation, separatedTopOutput } from '../../src/settings/hiddenLayer.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { hiddenCovariance } from '../../src/settings/secondLayer.ts';
import { fieldsAwayFromKinks } from '../../src/settings/twoLayerFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/envelope',
  title: 'Below a second layer at its optimum, the first layer climbs the largest eigenvalue of the covariance of its outputs',
  source: nonlinearity.at('two-layer analysis, fast second layer', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\nabla_{w_{km}} \tfrac12\lambda_{\max}(\mathcal C_\alpha[f_1]) = s_{km} \textstyle\sum_{k'm'} s_{k'm'}\, \mathcal C_\alpha[\tilde x_{km}, \tilde x_{k'm'}]\, w_{k'm'}`,
  forAll: hiddenLayer,
  suppose: { homogeneousActivation, separatedTopOutput, fieldsAwayFromKinks },
  then: (instance) => {
    const { x, xPrime, alpha, h, W1, dims } = instance;
    const { C, scale } = hiddenCovariance(instance);
    const { s, gap } = topOf(C);
    const found = gatedTwoLayer(alpha, { x, xPrime }, { W1, W2: { rows: 1, cols: s.length, data: s }, h, K: dims.K }).W1;
    const top = (first: Matrix): number => symmetricEigen(hiddenCovariance({ ...instance, W1: first }).C).values[0] / 2;
    const largest = maxAbs(W1) || 1;
    // λ‴ ≤ 6‖C′‖³/gap² + 6‖C′‖‖C″‖/gap, where C is quadratic, with derivatives of n·scale/‖W₁‖ and n·scale/‖W₁‖².
    const size = s.length * scale;
    const near = scale === 0 ? 0 : size / Math.max(gap, leastSeparation * scale);
    return worstOf(...Array.from({ length: W1.rows }, (_, n) => {
      const step = 2 ** -20 * (norm(row(W1, n)) || largest);
      const slope = centralDifferences((w) => top(mapEntries(W1, (entry, m, c) => (m === n ? w.data[c] : entry))), { rows: 1, cols: W1.cols, data: row(W1, n) }, step);
      return { what: `max|∂½λ_max/∂w − s Σ s C w|, node ${n + 1}`, value: maxAbs({ data: slope.map((entry, c) => entry - found.data[n * W1.cols + c]) }), ...centralDifference(step, size, (6 * size * (near + near ** 2)) / largest ** 3), seen: { s, gap } };
    }));
  },
  confirm: (R, { x, xPrime, alpha, h, W1, dims: { K } }) => {
    const topPair = (V: typeof W1) => {
      const C = covarianceOver(R, alpha, { x, xPrime }, { W1: V, h, K });
      const s = topEigenvector(R, C);
      return { s, lambda: inner(R, s, C.map((entries) => inner(R, entries, s))) };
    };
    const { s, lambda } = topPair(W1);
    const found = gatedOver(R, alpha, { x, xPrime }, { W1, W2: [s], h, K }).W1;
    // On both sides: at a kink the two quotients differ.
    return {
      zero: [2 ** -60, -(2 ** -60)].flatMap((step) => W1.flatMap((w, n) => w.map((_, c) => {
        const moved = topPair(W1.map((v, m) => v.map((entry, e) => (m === n && e === c ? R.add(entry, R.of(step)) : entry)))).lambda;
        return R.sub(R.div(R.sub(moved, lambda), R.of(2 * step)), found[n][c]);
      }))),
    };
  },
  without: { homogeneousActivation: 'fails', separatedTopOutput: 'fails', fieldsAwayFromKinks: 'fails' },
  uses: ['nonlinearity/w2-rank-1', 'nonlinearity/two-layer-dynamics'],
  covers: { 'two nodes or more': { share: 0.4, when: ({ dims }) => dims.K * dims.M >= 2 } },
  readings: ['the second layer is u sᵀ with ‖u‖ = 1, where its own fast flow ends; at a tie of the largest eigenvalue s is not unique and λ_max has a kink'],
  oracle: 'central differences of the largest eigenvalue; refutations by differences to 50 digits',
  runs: 500,
});
