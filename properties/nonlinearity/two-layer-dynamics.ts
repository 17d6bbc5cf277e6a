import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { centralDifference, roundings } from '../../src/claim/tolerance.ts';
import { pairEnergy } from '../../src/definitions/energy.ts';
import * as definitions from '../../src/definitions/gatedTwoLayer.ts';
import { constant, gradientDefects } from '../../src/definitions/tableGradient.ts';
import { twoLayerOutputs as outputsOver } from '../../src/definitions/twoLayer.ts';
import { energy } from '../../src/dynamics/energy.ts';
import { centralDifferences } from '../../src/dynamics/finiteDifferences.ts';
import { gatedTwoLayer } from '../../src/dynamics/gatedTwoLayer.ts';
import { twoLayerGradients, twoLayerOutputs } from '../../src/dynamics/twoLayer.ts';
import { mapEntries, maxAbs, maxAbsDifference, row, type Matrix } from '../../src/linalg/matrix.ts';
import { norm } from '../../src/linalg/vector.ts';
import { frozenImportances, homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { kinkMargin } from '../../src/settings/oneLayer.ts';
import { fieldsAwayFromKinks, importancesAtNet, importancesOverNet, networkSizes, twoLayerFlow } from '../../src/settings/twoLayerFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/two-layer-dynamics',
  title: 'The gradients of both layers are covariances of gated inputs, coupled through the second layer',
  source: nonlinearity.at('two-layer analysis, disjoint receptive fields', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\dot W_2 = W_2\,\mathcal C_\alpha[f_1], \qquad \dot w_{km} = \textstyle\sum_{k'm'} (W_2^\top W_2)_{km,k'm'}\, \mathcal C_\alpha[\tilde x_{km}, \tilde x_{k'm'}]\, w_{k'm'}`,
  forAll: twoLayerFlow,
  suppose: { homogeneousActivation, frozenImportances, fieldsAwayFromKinks },
  then: (instance) => {
    const { x, xPrime, h, W1, W2, dims } = instance;
    const alpha = importancesAtNet(instance);
    const E = (first: Matrix, second: Matrix): number => {
      const net = { ...instance, W1: first, W2: second };
      return energy(instance.importance === 'frozen' ? alpha : importancesAtNet(net), twoLayerOutputs({ W1: first, W2: second, h, K: dims.K }, { x, xPrime }));
    };
    const found = gatedTwoLayer(alpha, { x, xPrime }, { W1, W2, h, K: dims.K });
    const back = twoLayerGradients(alpha, { x, xPrime }, { W1, W2, h, K: dims.K });
    const { node, energy: size } = networkSizes(alpha, instance);
    const [input, top] = [Math.max(maxAbs(x), maxAbs(xPrime)), maxAbs(W2) || 1];
    const operations = 32 * (dims.N + W1.rows + W1.cols + W2.rows);
    const gap = (which: 'W1' | 'W2', scale: number) => ({ what: `max|back-propagated Ẇ − gated form|, ${which}`, value: maxAbsDifference(back[which], found[which]), ...roundings(operations, scale) });
    const nodes = Array.from({ length: W1.rows }, (_, n) => {
      // A step in proportion to w, so that no pre-activation changes its sign.
      const step = (kinkMargin / 4) * (norm(row(W1, n)) || maxAbs(W1) || 1);
      const slope = centralDifferences((w) => E(mapEntries(W1, (entry, m, c) => (m === n ? w.data[c] : entry)), W2), { rows: 1, cols: W1.cols, data: row(W1, n) }, step);
      return { what: `max|∂E/∂w − gated form|, node ${n + 1}`, value: maxAbs({ data: slope.map((entry, c) => entry - found.W1.data[n * W1.cols + c]) }), ...centralDifference(step, size + step * input * top ** 2 * node, 0) };
    });
    const above = { what: 'max|∂E/∂W₂ − W₂C[f₁]|', value: maxAbs({ data: centralDifferences((V) => E(W1, V), W2, top / 8).map((entry, c) => entry - found.W2.data[c]) }), ...centralDifference(top / 8, 4 * networkSizes(alpha, { ...instance, W2: mapEntries(W2, () => top) }).energy, 0) };
    const mass = networkSizes(alpha, { ...instance, W2: mapEntries(W2, () => 1) }).energy;
    return worstOf(gap('W1', node > 0 ? (mass * top ** 2 * input) / node : 0), gap('W2', mass * top), above, ...nodes);
  },
  confirm: (R, instance) => {
    const { x, xPrime, h, W1, W2, dims } = instance;
    const alpha = importancesOverNet(R, instance);
    const views = { x: constant(x), xPrime: constant(xPrime) };
    const found = definitions.gatedTwoLayer(R, alpha, { x, xPrime }, { W1, W2, h, K: dims.K });
    const defects = (key: 'W1' | 'W2') =>
      gradientDefects(R, (D, V) => {
        const net = { ...instance, ...views, alpha: constant(alpha), W1: constant(W1), W2: constant(W2), [key]: V };
        return pairEnergy(D, importancesOverNet(D, net), outputsOver(D, { W1: net.W1, W2: net.W2, h, K: dims.K }, views));
      }, instance[key], found[key].flat());
    return { zero: [...defects('W1'), ...defects('W2')] };
  },
  without: { homogeneousActivation: 'fails', frozenImportances: 'fails', fieldsAwayFromKinks: 'fails' },
  covers: { 'several fields or nodes': { share: 0.4, when: ({ dims }) => dims.K * dims.M >= 2 } },
  readings: ['importances that move with the weights are those of InfoNCE at the outputs, τ = 1, ε = 1'],
  oracle: 'central differences of the energy by distances in every weight, and back-propagation; refutations by exact one-sided derivatives',
  runs: 500,
});
