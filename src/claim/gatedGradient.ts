import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { pairEnergy } from '../definitions/energy.ts';
import * as definitions from '../definitions/gatedTwoLayer.ts';
import { constant, gradientDefects } from '../definitions/tableGradient.ts';
import { twoLayerOutputs as outputsOver } from '../definitions/twoLayer.ts';
import { energy } from '../dynamics/energy.ts';
import { centralDifferences } from '../dynamics/finiteDifferences.ts';
import { gatedTwoLayer } from '../dynamics/gatedTwoLayer.ts';
import { twoLayerGradients, twoLayerOutputs } from '../dynamics/twoLayer.ts';
import { mapEntries, maxAbs, maxAbsDifference, row, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import type { ImportanceRule } from '../settings/hypotheses.ts';
import { differenceAt } from '../settings/oneLayer.ts';
import { importancesAtNet, importancesOverNet, isNearFieldKink, isOnFieldKink, networkSizes } from '../settings/twoLayerFlow.ts';
import type { Exactly } from './claim.ts';
import { undecided, worstOf, type Residual, type Undecided } from './residual.ts';
import { centralDifference, roundings } from './tolerance.ts';

interface Net<T> {
  readonly importance: ImportanceRule;
  readonly alpha: T;
  readonly x: T;
  readonly xPrime: T;
  readonly h: ActivationName;
  readonly W1: T;
  readonly W2: T;
  readonly dims: Readonly<Record<string, number>>;
}

/** The gated form of both gradients against central differences of the energy by distances, and against back-propagation. */
export const gatedGradient = (instance: Net<Matrix>): Residual | Undecided => {
  if (isNearFieldKink(instance)) return undecided('an input lies within a finite difference of a kink');
  const { importance, x, xPrime, h, W1, W2, dims } = instance;
  const K = dims.K;
  const alpha = importancesAtNet(instance);
  const E = (net: { readonly W1: Matrix; readonly W2: Matrix }): number =>
    energy(importance === 'frozen' ? alpha : importancesAtNet({ ...instance, ...net }), twoLayerOutputs({ ...net, h, K }, { x, xPrime }));
  const found = gatedTwoLayer(alpha, { x, xPrime }, { W1, W2, h, K });
  const back = twoLayerGradients(alpha, { x, xPrime }, { W1, W2, h, K });
  const [first, top] = [maxAbs(W1) || 1, maxAbs(W2) || 1];
  const filled = { ...instance, W1: mapEntries(W1, () => first), W2: mapEntries(W2, () => top) };
  // The sizes of the terms at the points that the differences visit, up to twice the weights.
  const size = networkSizes(alpha, filled).energy;
  const operations = 32 * (dims.N + W1.rows + W1.cols + W2.rows);
  const { step: relative, jump } = differenceAt(isOnFieldKink(instance));
  const nodes = Array.from({ length: W1.rows }, (_, n) => {
    // A step in proportion to w, so that no pre-activation changes its sign.
    const length = norm(row(W1, n)) || first;
    const step = relative * length;
    const at = { rows: 1, cols: W1.cols, data: row(W1, n) };
    const slope = centralDifferences((w) => E({ W1: mapEntries(W1, (entry, m, c) => (m === n ? w.data[c] : entry)), W2 }), at, step);
    return { what: `max|∂E/∂w − gated form|, node ${n + 1}`, value: maxAbs({ data: slope.map((entry, c) => entry - found.W1.data[n * W1.cols + c]) }), ...centralDifference(step, size, (jump * size) / length ** 3) };
  });
  const slopes = centralDifferences((V) => E({ W1, W2: V }), W2, top / 8);
  return worstOf(
    { what: 'max|back-propagated − gated Ẇ₁|', value: maxAbsDifference(back.W1, found.W1), ...roundings(operations, size / first) },
    { what: 'max|back-propagated − gated Ẇ₂|', value: maxAbsDifference(back.W2, found.W2), ...roundings(operations, size / top) },
    { what: 'max|∂E/∂W₂ − W₂C[f₁]|', value: maxAbs({ data: slopes.map((entry, c) => entry - found.W2.data[c]) }), ...centralDifference(top / 8, 2 * size, 0) },
    ...nodes,
  );
};

/** The same from the definitions: the right and the left derivatives of the energy in every weight, less the gated form. */
export const gatedDefects = <S>(R: Arithmetic<S>, instance: Net<Table<S>>): Exactly<S> => {
  const { x, xPrime, h, W1, W2, dims } = instance;
  const K = dims.K;
  const alpha = importancesOverNet(R, instance);
  const fixed = { ...instance, alpha: constant(instance.alpha), x: constant(x), xPrime: constant(xPrime), W1: constant(W1), W2: constant(W2) };
  const found = definitions.gatedTwoLayer(R, alpha, { x, xPrime }, { W1, W2, h, K });
  return {
    zero: (['W1', 'W2'] as const).flatMap((layer) =>
      gradientDefects(R, (D, V) => {
        const net = { ...fixed, [layer]: V };
        return pairEnergy(D, importancesOverNet(D, net), outputsOver(D, { W1: net.W1, W2: net.W2, h, K }, net));
      }, instance[layer], found[layer].flat()),
    ),
  };
};
