import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { Dual } from '../arithmetic/dual.ts';
import { float64 } from '../arithmetic/float64.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';
import { product } from '../definitions/deepLinear.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { normalisedOutputs, plainOutputs, unitOutputMatrix, type NormalisedNetwork } from '../definitions/normalisedNetwork.ts';
import { inner } from '../definitions/oneLayer.ts';
import { constant, tableGradient } from '../definitions/tableGradient.ts';
import { toRows, type Matrix } from '../linalg/matrix.ts';
import { networkOver, type NormalisedLayers } from '../settings/normalisedLayers.ts';
import type { Exactly, Lifted } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

type Instance = NormalisedLayers<Matrix, number>;
type Over<S> = ReturnType<typeof networkOver<S>>;

/** The instance as tables of numbers. */
const tables = (instance: Instance): NormalisedLayers<Table<number>, number> => {
  const { x, xPrime, alpha, W1, W2, W3, b1, b2, b3 } = instance;
  return { ...instance, x: toRows(x), xPrime: toRows(xPrime), alpha: toRows(alpha), W1: toRows(W1), W2: toRows(W2), W3: toRows(W3), b1: toRows(b1), b2: toRows(b2), b3: toRows(b3) };
};

const still = <S>(values: readonly S[]): readonly Dual<S>[] => constant([values])[0];

/** ℰ as a function of layer l over duals, everything else held. */
const energyOfLayer = <S>({ net, views, alpha }: Over<S>, l: number) => (D: Arithmetic<Dual<S>>, W: Table<Dual<S>>): Dual<S> => {
  const moving: NormalisedNetwork<Dual<S>> = { ...net, layers: net.layers.map((own, k) => (k === l ? W : constant(own))), biases: net.biases.map(still), epsilon: { value: net.epsilon, partials: [] } };
  const [x, xPrime] = views.map((view) => normalisedOutputs(D, moving, constant(view)));
  return pairEnergy(D, constant(alpha), { x, xPrime }, 'sum of distinct pairs');
};

/** ⟨W_l, ∇_l ℰ⟩, or one such product for each row of the layer. */
const radial = <S>(R: Arithmetic<S>, own: Over<S>, l: number, by: 'layer' | 'rows'): S[] => {
  const W = own.net.layers[l];
  const cols = W[0].length;
  const f = energyOfLayer(own, l);
  const along = (moves: (k: number) => boolean): S =>
    directionalDerivative(R, (D, at) => f(D, W.map((_, k) => at.slice(k * cols, (k + 1) * cols))), W.flat(), W.flatMap((row, k) => row.map((entry) => (moves(k) ? entry : R.of(0)))));
  return by === 'layer' ? [along(() => true)] : W.map((_, k) => along((other) => other === k));
};

/** How roundings are amplified by the normaliser: the terms of f over the length that it divides by, the worst sample or node. */
const amplification = ({ net, views }: Over<number>): number => {
  const absolute = (table: Table<number>): Table<number> => table.map((row) => row.map(Math.abs));
  const bound: NormalisedNetwork<number> = { ...net, layers: net.layers.map(absolute), biases: net.biases.map((b) => b.map(Math.abs)), h: net.h === 'square' ? 'square' : 'linear' };
  let worst = 1;
  for (const view of views) {
    const f = plainOutputs(float64, net, view);
    const terms = plainOutputs(float64, bound, absolute(view));
    const most = Math.max(...terms.flat());
    const spread = (values: readonly number[]): number => {
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length + net.epsilon);
    };
    const lengths = {
      none: [1],
      unit: f.map((row) => Math.sqrt(row.reduce((sum, value) => sum + value * value, net.epsilon))),
      layer: f.map(spread),
      batch: (f[0] ?? []).map((_, m) => spread(f.map((row) => row[m]))),
    }[net.normaliser];
    for (const length of lengths) if (length > 0) worst = Math.max(worst, 1 + most / length);
  }
  return worst;
};

/** ℰ of outputs whose entries are of size one, by terms: Σ|α_ij| (2√n)², times what the normaliser amplifies. */
const rounding = (own: Over<number>): ReturnType<typeof roundings> => {
  const N = own.alpha.length;
  const outputs = own.net.layers.at(-1)?.length ?? 1;
  const mass = own.alpha.flat().reduce((sum, entry) => sum + Math.abs(entry), 0);
  return roundings(1024, 4 * mass * N * outputs * amplification(own));
};

/** ⟨W_l, ∇_l ℰ⟩ = 0 at every layer. */
export const layersKeepNorms = (instance: Instance): Residual => {
  const own = networkOver(float64, tables(instance));
  const allowed = rounding(own);
  return worstOf(...own.net.layers.map((_, l) => ({ what: `|⟨W${l + 1}, ∂ℰ/∂W${l + 1}⟩|`, value: Math.abs(radial(float64, own, l, 'layer')[0]), ...allowed })));
};

/** The same over any arithmetic. */
export const layersKeepNormsOver = <S>(R: Arithmetic<S>, instance: Lifted<Instance, S>): Exactly<S> => {
  const own = networkOver(R, instance as unknown as NormalisedLayers<Table<S>, S>);
  return { zero: own.net.layers.flatMap((_, l) => radial(R, own, l, 'layer')) };
};

const lookedAt = ({ which, dims }: { readonly which: 'last' | 'first'; readonly dims: Readonly<Record<string, number>> }): number => (which === 'last' ? dims.L - 1 : 0);

/** ⟨row k of W_l, its gradient⟩ = 0 for every row of the layer looked at. */
export const rowsKeepNorms = (instance: Instance): Residual => {
  const own = networkOver(float64, tables(instance));
  const values = radial(float64, own, lookedAt(instance), 'rows');
  return { what: 'max_k |⟨w_k, ∂ℰ/∂w_k⟩|', value: Math.max(...values.map(Math.abs)), ...rounding(own), seen: { 'w·∂ℰ/∂w': values } };
};

/** The same over any arithmetic. */
export const rowsKeepNormsOver = <S>(R: Arithmetic<S>, instance: Lifted<Instance, S>): Exactly<S> => {
  const own = networkOver(R, instance as unknown as NormalisedLayers<Table<S>, S>);
  return { zero: radial(R, own, lookedAt(instance), 'rows') };
};

/** ‖W_l + ηG‖² − ‖W_l‖² and η²‖G‖², G the gradient at layer l. */
const stepped = <S>(R: Arithmetic<S>, own: Over<S>, rate: S, l: number): { readonly growth: S; readonly square: S } => {
  const W = own.net.layers[l];
  const G = tableGradient(R, energyOfLayer(own, l), W);
  const after = W.flat().map((entry, k) => R.add(entry, R.mul(rate, G[k])));
  return { growth: R.sub(inner(R, after, after), inner(R, W.flat(), W.flat())), square: R.mul(R.mul(rate, rate), inner(R, G, G)) };
};

/** What a step of size η does to the squared norm of every layer: nothing (`kept`), or it adds η²‖G‖². */
export const discreteSteps = (claimed: 'kept' | 'grown') => (instance: Instance): Residual => {
  const own = networkOver(float64, tables(instance));
  return worstOf(
    ...own.net.layers.map((_, l) => {
      const { growth, square } = stepped(float64, own, instance.rate, l);
      const what = claimed === 'kept' ? `| ‖W${l + 1} + ηG‖² − ‖W${l + 1}‖² |` : `| ‖W${l + 1} + ηG‖² − ‖W${l + 1}‖² − η²‖G‖² |`;
      const { tolerance } = rounding(own);
      // 2η⟨W, G⟩ is off by its rounding, η²‖G‖² cancels to its own.
      return { what, value: Math.abs(growth - (claimed === 'grown' ? square : 0)), ...roundings(64, (tolerance / Number.EPSILON) * 2 * instance.rate + square + mostSquare), seen: { growth, 'η²‖G‖²': square } };
    }),
  );
};

/** ‖W‖² of layers in units of their largest entry is at most this. */
const mostSquare = 9;

/** The same over any arithmetic. */
export const discreteStepsOver =
  (claimed: 'kept' | 'grown') =>
  <S>(R: Arithmetic<S>, instance: Lifted<Instance, S>): Exactly<S> => {
    const own = networkOver(R, instance as unknown as NormalisedLayers<Table<S>, S>);
    return {
      zero: own.net.layers.map((_, l) => {
        const { growth, square } = stepped(R, own, (instance as unknown as { readonly rate: S }).rate, l);
        return claimed === 'kept' ? growth : R.sub(growth, square);
      }),
    };
  };

/** ∇_W ℰ − W C̃ of one linear layer, entry by entry. */
const unitDefects = <S>(R: Arithmetic<S>, own: Over<S>): S[] => {
  const W = own.net.layers[0];
  const G = tableGradient(R, energyOfLayer(own, 0), W);
  const claimed = product(R, W, unitOutputMatrix(R, own.alpha, { x: own.views[0], xPrime: own.views[1] }, W)).flat();
  return G.map((entry, k) => R.sub(entry, claimed[k]));
};

/** max|x̃|, x̃ = x/‖Wx‖: beyond what the terms of Wx tell where W is zero along the largest coordinate of x. */
const longestInput = ({ net, views }: Over<number>): number => {
  const ratios = views.flatMap((view) => plainOutputs(float64, net, view).map((f, i) => Math.max(...view[i].map(Math.abs)) / Math.hypot(...f)));
  return Math.max(1, ...ratios.filter(Number.isFinite));
};

/** ∇_W ℰ = W C̃ for one linear layer with unit outputs. */
export const unitOutputGradient = (instance: Instance): Residual => {
  const own = networkOver(float64, tables(instance));
  const { tolerance } = rounding(own);
  // A derivative in W brings in x̃ once more; entries of W are of size one.
  return { what: 'max|∂ℰ/∂W − W C̃|', value: Math.max(...unitDefects(float64, own).map(Math.abs)), ...roundings(16, (tolerance / Number.EPSILON) * Math.max(amplification(own), longestInput(own))) };
};

/** The same over any arithmetic. */
export const unitOutputGradientOver = <S>(R: Arithmetic<S>, instance: Lifted<Instance, S>): Exactly<S> => ({ zero: unitDefects(R, networkOver(R, instance as unknown as NormalisedLayers<Table<S>, S>)) });
