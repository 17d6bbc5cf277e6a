import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { inner } from '../definitions/oneLayer.ts';
import { constant, tableGradient } from '../definitions/tableGradient.ts';
import { twoLayerOutputs } from '../definitions/twoLayer.ts';
import { maxAbs, row, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { networkSizes } from '../settings/twoLayerFlow.ts';
import { fastestRate, flowTo, velocities, type Flow } from '../settings/weightFlow.ts';
import type { Exactly, Lifted } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { integration, roundings } from './tolerance.ts';

/** w_kmᵀẇ_km − W₂,·kmᵀẆ₂,·km at every node: half the rate of ‖w_km‖² − ‖W₂,·km‖². */
const rates = (weights: { readonly W1: Matrix; readonly W2: Matrix }, by: { readonly W1: Matrix; readonly W2: Matrix }): Float64Array => {
  const [own, moved] = [transpose(weights.W2), transpose(by.W2)];
  return Float64Array.from({ length: weights.W1.rows }, (_, n) => dot(row(weights.W1, n), row(by.W1, n)) - dot(row(own, n), row(moved, n)));
};

/** Steps of the flow, over half the shortest time in which the weights could change by their own size. */
const steps = 8;

/** The balance of norms at every node is at rest, and stays what it was along the flow for as long as no gate changes. */
export const balanceOfNorms = (instance: Flow): Residual => {
  const { W1, W2, alpha, decay } = instance;
  const norms = W1.cols * maxAbs(W1) ** 2 + W2.rows * maxAbs(W2) ** 2;
  const operations = 32 * (instance.x.rows + W1.rows + W1.cols + W2.rows);
  const rate = { what: 'max|w·ẇ − W₂·Ẇ₂|', value: maxAbs({ data: rates(instance, velocities(instance)) }), ...roundings(operations, networkSizes(alpha, { ...instance, importance: 'frozen' }).energy + decay * norms) };
  const fastest = fastestRate(instance);
  if (fastest === 0) return rate;
  const end = flowTo(instance, { time: 1 / (2 * fastest), steps });
  if (!end.smooth) return rate;
  const drift = rates(end, end).map((after, n) => after - rates(instance, instance)[n]);
  // In units of 1/fastest: time ½, step 1/16; derivatives of the flow up to the fifth grow the constant to 64.
  return worstOf(rate, { what: 'drift of ‖w‖² − ‖W₂‖² along the flow', value: maxAbs({ data: drift }), ...integration(4, 1 / (2 * steps), 0.5, 64 * norms) });
};

/** The rates from the definitions, by exact derivatives of the energy. */
export const balanceOver = <S>(R: Arithmetic<S>, instance: Lifted<Flow, S>): Exactly<S> => {
  const { W1, W2, h, decay, constraint, dims } = instance;
  const fixed = { x: constant(instance.x), xPrime: constant(instance.xPrime) };
  const gradient = (layer: 'W1' | 'W2'): Table<S> => {
    const flat = tableGradient(R, (D, V) => pairEnergy(D, constant(instance.alpha), twoLayerOutputs(D, { W1: constant(W1), W2: constant(W2), h, K: dims.K, [layer]: V }, fixed)), instance[layer]);
    const cols = instance[layer][0].length;
    return instance[layer].map((own, i) => own.map((entry, j) => R.sub(flat[i * cols + j], R.mul(decay, entry))));
  };
  const [first, second] = [gradient('W1'), gradient('W2')];
  return {
    zero: W1.map((w, n) => {
      const along = constraint === 'free' ? inner(R, w, first[n]) : R.of(0);
      return R.sub(along, inner(R, W2.map((top) => top[n]), second.map((top) => top[n])));
    }),
  };
};
