import type { Arithmetic, Table } from '../../src/arithmetic/arithmetic.ts';
import { claim } from '../../src/claim/claim.ts';
import { undecided, worstOf } from '../../src/claim/residual.ts';
import { centralDifference, roundings } from '../../src/claim/tolerance.ts';
import { pairEnergy } from '../../src/definitions/energy.ts';
import { gatedCovariance, inner, outputs as outputsOver } from '../../src/definitions/oneLayer.ts';
import { constant, gradientDefects } from '../../src/definitions/tableGradient.ts';
import { energy } from '../../src/dynamics/energy.ts';
import { centralDifferences } from '../../src/dynamics/finiteDifferences.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { gatedCovarianceTimes, outputs, projectedGradient } from '../../src/dynamics/oneLayer.ts';
import { mapRows, maxAbs, maxAbsDifference, type Matrix } from '../../src/linalg/matrix.ts';
import { unitRows } from '../../src/linalg/unitRows.ts';
import { dot } from '../../src/linalg/vector.ts';
import { frozenImportances, homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { awayFromKinks, differenceAt, importancesAt, importancesOver, isNearKink, isOnKink, normalisedOver, oneLayer, unitWeights, type LayerAt } from '../../src/settings/oneLayer.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/one-layer-dynamics',
  title: 'Nodes of one layer decouple, and each follows the gradient A(w)w, projected on the sphere',
  source: nonlinearity.at('one-layer analysis', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\operatorname{tr}\mathcal C_\alpha[h(Wx)] = \sum_k w_k^\top A(w_k) w_k, \qquad \nabla_{w_k}\mathcal E = A(w_k)w_k, \qquad \dot w_k = P^\perp_{w_k} A(w_k) w_k`,
  forAll: oneLayer,
  suppose: { homogeneousActivation, frozenImportances, unitWeights, awayFromKinks },
  then: (instance) => {
    if (isNearKink(instance)) return undecided('a sample lies within a finite difference of a kink');
    const { x, xPrime, h, W } = instance;
    const views = { x, xPrime };
    const alpha = importancesAt(instance, W);
    const E = (V: Matrix): number => energy(instance.importance === 'frozen' ? alpha : importancesAt(instance, V), outputs(h, V, views));
    const velocity = mapRows(W, (w) => gatedCovarianceTimes(alpha, views, h, w));
    const projected = mapRows(W, (w) => projectedGradient(alpha, views, h, w));
    const { step, jump } = differenceAt(isOnKink(instance));
    const size = importanceMass(alpha) * W.cols * W.rows * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2;
    const slope = { ...W, data: centralDifferences(E, W, step) };
    const onSphere = { ...W, data: centralDifferences((V) => E(unitRows(V)), W, step) };
    return worstOf(
      { what: '|tr C[h(Wx)] − Σ wᵀA(w)w|', value: Math.abs(2 * E(W) - dot(W.data, velocity.data)), ...roundings(16 * (x.rows + W.cols + 4), size) },
      { what: 'max|∂E/∂w − A(w)w|', value: maxAbsDifference(slope, velocity), ...centralDifference(step, size, jump * size) },
      { what: 'max|∂E(w/‖w‖)/∂w − P⊥A(w)w|', value: maxAbsDifference(onSphere, projected), ...centralDifference(step, size, (16 + jump) * size) },
    );
  },
  confirm: (R, { x, xPrime, alpha, h, W, importance }) => {
    const at = importancesOver(R, { importance, h, alpha, x, xPrime }, W);
    const fixed = { importance, h, alpha: constant(alpha), x: constant(x), xPrime: constant(xPrime) };
    const E = <T>(D: Arithmetic<T>, layer: LayerAt<Table<T>>, V: Table<T>): T => pairEnergy(D, importancesOver(D, layer, V), outputsOver(D, h, V, layer));
    const velocity = W.map((w) => gatedCovariance(R, at, { x, xPrime }, h, w).map((r) => inner(R, r, w)));
    const projected = W.flatMap((w, k) => velocity[k].map((v, c) => R.sub(v, R.div(R.mul(inner(R, w, velocity[k]), w[c]), inner(R, w, w)))));
    return {
      zero: [
        ...gradientDefects(R, (D, V) => E(D, fixed, V), W, velocity.flat()),
        ...gradientDefects(R, (D, V) => E(D, fixed, normalisedOver(D, V)), W, projected),
      ],
    };
  },
  without: { homogeneousActivation: 'fails', frozenImportances: 'fails', unitWeights: 'fails', awayFromKinks: 'fails' },
  readings: ['importances that move with the weights are those of InfoNCE at the outputs, τ = 1, ε = 1'],
  oracle: 'central differences of the energy by distances, free and on the sphere',
});
