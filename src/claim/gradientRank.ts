import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { minors } from '../definitions/minors.ts';
import { constant, tableGradient } from '../definitions/tableGradient.ts';
import { twoLayerOutputs } from '../definitions/twoLayer.ts';
import { fieldBlock } from '../dynamics/fieldBlock.ts';
import { twoLayerGradients } from '../dynamics/twoLayer.ts';
import { maxAbs, toRows, type Matrix } from '../linalg/matrix.ts';
import { networkSizes } from '../settings/twoLayerFlow.ts';
import type { Exactly } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

interface Net<T> {
  readonly x: T;
  readonly xPrime: T;
  readonly alpha: T;
  readonly h: ActivationName;
  readonly W1: T;
  readonly W2: T;
  readonly dims: Readonly<Record<'K' | 'r', number>>;
}

/** The gradients of each receptive field, M×p, have rank at most r: the largest minor of order r + 1. */
export const rankOfFields = (instance: Net<Matrix>): Residual => {
  const { x, xPrime, alpha, h, W1, W2, dims: { K, r } } = instance;
  const gradient = twoLayerGradients(alpha, { x, xPrime }, { W1, W2, h, K }).W1;
  // An entry of the gradient by terms; a minor multiplies r + 1 of them, one of which is off by its rounding.
  const entry = maxAbs(W1) > 0 ? networkSizes(alpha, { ...instance, importance: 'frozen' }).energy / maxAbs(W1) : 0;
  const tolerance = roundings(64 * (x.rows + W1.rows + W1.cols + W2.rows), entry ** (r + 1));
  return worstOf(
    ...Array.from({ length: K }, (_, k) => {
      const block = fieldBlock(gradient, K, k);
      return { what: `largest minor of order ${r + 1} of the gradients at field ${k + 1}`, value: maxAbs({ data: minors(float64, toRows(block), r + 1) }), ...tolerance, seen: { 'gradients, one node a row': block } };
    }),
  );
};

/** The same minors of the exact derivatives of the energy. */
export const fieldMinorsOfOrder = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h, W1, W2, dims: { K, r } }: Net<Table<S>>): Exactly<S> => {
  const fixed = { x: constant(x), xPrime: constant(xPrime) };
  const flat = tableGradient(R, (D, V) => pairEnergy(D, constant(alpha), twoLayerOutputs(D, { W1: V, W2: constant(W2), h, K }, fixed)), W1);
  const [p, M] = [W1[0].length, W1.length / K];
  const rows = W1.map((_, n) => flat.slice(n * p, n * p + p));
  return { zero: Array.from({ length: K }, (_, k) => minors(R, rows.slice(k * M, k * M + M), r + 1)).flat() };
};
