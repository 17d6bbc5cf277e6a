import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { gradient, type Dual } from '../arithmetic/dual.ts';
import { pairEnergy } from './energy.ts';
import { inner } from './oneLayer.ts';
import { constant } from './tableGradient.ts';
import type { TableViews } from './tableViews.ts';
import { twoLayerOutputs, type TableTwoLayer } from './twoLayer.ts';

const length = <S>(R: Arithmetic<S>, v: readonly S[]): S => R.sqrt(inner(R, v, v));
const unit = <S>(R: Arithmetic<S>, v: readonly S[]): S[] => {
  const size = length(R, v);
  return v.map((entry) => R.div(entry, size));
};
const cut = <S>(flat: readonly S[], like: Table<unknown>): S[][] => like.map((r, k) => flat.slice(k * r.length, (k + 1) * r.length));

/**
 * One after another, `steps` steps of projected gradient ascent on ℰ = ½ tr 𝒞_α[f] in both layers, over ‖w_km‖ = 1 and ‖W₂‖_F = 1,
 * the largest gradient moving its weights by `turn`. alpha: N×N, views: N×(K·p) each; no row of W1 and not all of W2 zero. Throws
 * what R throws. Source: Tian 2023, two-layer dynamics.
 */
export const jointAscent = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, net: TableTwoLayer<S>, { steps, turn }: { readonly steps: number; readonly turn: S }): Pick<TableTwoLayer<S>, 'W1' | 'W2'> => {
  const [zero, still] = [R.of(0), { x: constant(views.x), xPrime: constant(views.xPrime) }];
  const entries = net.W1.flat().length;
  let W1 = net.W1.map((w) => unit(R, w));
  let W2 = cut(unit(R, net.W2.flat()), net.W2);
  for (let t = 0; t < steps; t++) {
    const energy = (D: Arithmetic<Dual<S>>, at: readonly Dual<S>[]): Dual<S> =>
      pairEnergy(D, constant(alpha), twoLayerOutputs(D, { ...net, W1: cut(at.slice(0, entries), W1), W2: cut(at.slice(entries), W2) }, still));
    const slopes = gradient(R, energy, [...W1.flat(), ...W2.flat()]);
    // Every block of weights that keeps its length: the nodes, and the second layer as a whole.
    const blocks = [...W1, W2.flat()];
    const pulls = [...cut(slopes.slice(0, entries), W1), slopes.slice(entries)];
    const steepest = pulls.map((g) => length(R, g)).reduce((a, b) => (R.compare(a, b) > 0 ? a : b));
    if (R.compare(steepest, zero) === 0) break;
    const by = R.div(turn, steepest);
    const after = blocks.map((w, k) => {
      const along = inner(R, w, pulls[k]);
      return unit(R, w.map((entry, c) => R.add(entry, R.mul(by, R.sub(pulls[k][c], R.mul(along, entry))))));
    });
    W1 = after.slice(0, -1);
    W2 = cut(after[after.length - 1], net.W2);
  }
  return { W1, W2 };
};
