import type { Arithmetic, Table } from '../../src/arithmetic/arithmetic.ts';
import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { centralDifference, roundings } from '../../src/claim/tolerance.ts';
import { pairEnergy } from '../../src/definitions/energy.ts';
import { gatedCovariance, inner, outputs as outputsOver } from '../../src/definitions/oneLayer.ts';
import { constant, gradientDefects } from '../../src/definitions/tableGradient.ts';
import { energy } from '../../src/dynamics/energy.ts';
import { centralDifferences } from '../../src/dynamics/finiteDifferences.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { gatedCovarianceTimes, outputs, projectedGradient } from '../../src/dynamics/oneLayer.ts';
import { maxAbs, maxAbsDifference, type Matrix } from '../../src/linalg/matrix.ts';
import { unitRows } from '../../src/linalg/unitRows.ts';
import { norm } from '../../src/linalg/vector.ts';
import { frozenImportances, homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { awayFromKinks, importancesAt, importancesOver, kinkMargin, normalisedOver, type LayerAt } from '../../src/settings/oneLayer.ts';
import { isAtRest, isIsolatedRest, restingNode, unitNode } from '../../src/settings/restingNode.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/fixed-points',
  title: 'Off the kinks, the fixed points of a node are the eigenvectors of its own A(w), with twice the energy as eigenvalue',
  source: nonlinearity.at('one-layer analysis: fixed points', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\dot w = P^\perp_w A(w) w = 0 \iff A(w) w = \lambda w, \qquad \lambda = 2\mathcal E(w)`,
  forAll: restingNode,
  suppose: { homogeneousActivation, frozenImportances, unitNode, awayFromKinks },
  then: (instance) => {
    const { x, xPrime, h, W } = instance;
    const views = { x, xPrime };
    const alpha = importancesAt(instance, W);
    const E = (V: Matrix): number => energy(instance.importance === 'frozen' ? alpha : importancesAt(instance, V), outputs(h, V, views));
    const lambda = 2 * E(W);
    const defect = { ...W, data: gatedCovarianceTimes(alpha, views, h, W.data).map((entry, c) => entry - lambda * W.data[c]) };
    const onSphere = { ...W, data: centralDifferences((V) => E(unitRows(V)), W, kinkMargin / 4) };
    const velocity = norm(projectedGradient(alpha, views, h, W.data));
    const size = importanceMass(alpha) * W.cols * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2;
    return worstOf(
      { what: 'max|∂E(w/‖w‖)/∂w − (A(w)w − 2E w)|', value: maxAbsDifference(onSphere, defect), ...centralDifference(kinkMargin / 4, size, 16 * size) },
      { what: '|‖P⊥A(w)w‖ − ‖A(w)w − 2E w‖|', value: Math.abs(velocity - norm(defect.data)), ...roundings(16 * (x.rows + W.cols + 4), size), seen: { 'λ': lambda, velocity } },
    );
  },
  confirm: (R, { x, xPrime, alpha, h, W, importance }) => {
    const at = importancesOver(R, { importance, h, alpha, x, xPrime }, W);
    const fixed = { importance, h, alpha: constant(alpha), x: constant(x), xPrime: constant(xPrime) };
    const E = <T>(D: Arithmetic<T>, layer: LayerAt<Table<T>>, V: Table<T>): T => pairEnergy(D, importancesOver(D, layer, V), outputsOver(D, h, V, layer));
    const lambda = R.mul(R.of(2), E(R, { importance, h, alpha, x, xPrime }, W));
    const defect = gatedCovariance(R, at, { x, xPrime }, h, W[0]).map((r, c) => R.sub(inner(R, r, W[0]), R.mul(lambda, W[0][c])));
    return { zero: gradientDefects(R, (D, V) => E(D, fixed, normalisedOver(D, V)), W, defect) };
  },
  certify: (instance) => (isIsolatedRest(instance) ? nodePoint('the fixed point', 'critical point', instance, instance.W.data) : []),
  without: { homogeneousActivation: 'fails', frozenImportances: 'fails', unitNode: 'fails', awayFromKinks: 'fails' },
  covers: { 'a fixed point': { share: 0.15, when: (instance) => instance.W.cols >= 2 && isAtRest(instance) } },
  readings: ['both directions at once: the gradient of the energy on the sphere is the eigen-defect A(w)w − 2E w', 'importances that move with the weights are those of InfoNCE at the outputs, τ = 1, ε = 1', 'a dead unit (A(w) = 0) counts as a fixed point with λ = 0'],
  oracle: 'central differences of the energy by distances, on the sphere; fixed points are limits of the closed-form flow',
  uses: ['nonlinearity/one-layer-dynamics'],
});
