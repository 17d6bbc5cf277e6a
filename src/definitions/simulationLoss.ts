import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { batchNorm, type HeldStatistics } from './batchNorm.ts';
import { inner } from './oneLayer.ts';
import { unitOutputs } from './unitOutputs.ts';

/** The network of the simulation, written out: K locations with inputs of `tokens` coordinates and M filters each. */
export interface SimulationNet<S> {
  /** Row k·M + m is filter m of location k: (K·M)×tokens. */
  readonly W1: Table<S>;
  /** O×(K·M). */
  readonly W2: Table<S>;
  /** c₋ of h(u) = u for u > 0, c₋u for u ≤ 0. */
  readonly slopeBelow: S;
  /** ε of BatchNorm and the statistics held in each view, or none at all. */
  readonly batchNorm: { readonly epsilon: S; readonly held: readonly [HeldStatistics<S>, HeldStatistics<S>] } | 'off';
  readonly length: 'unit' | 'free';
}

/** The node outputs h(W₁x) of one view: samples are K tables of `tokens` inputs, x[i][k]. Result N×(K·M). */
export const simulationNodes = <S>(R: Arithmetic<S>, { W1, slopeBelow }: Pick<SimulationNet<S>, 'W1' | 'slopeBelow'>, x: readonly Table<S>[]): Table<S> =>
  x.map((sample) => {
    const M = W1.length / sample.length;
    return W1.map((w, node) => {
      const u = inner(R, w, sample[Math.floor(node / M)]);
      return R.mul(R.compare(u, R.of(0)) > 0 ? R.of(1) : slopeBelow, u);
    });
  });

/** z = f or f/‖f‖, f = W₂ BN(h(W₁x)), of both views. Result N×O each. */
const outputs = <S>(R: Arithmetic<S>, net: SimulationNet<S>, views: readonly (readonly Table<S>[])[]): Table<S>[] =>
  views.map((x, view) => {
    const U = simulationNodes(R, net, x);
    const y = net.batchNorm === 'off' ? U : batchNorm(R, U, net.batchNorm.epsilon, net.batchNorm.held[view]);
    const f = y.map((entries) => net.W2.map((top) => inner(R, top, entries)));
    return net.length === 'unit' ? unitOutputs(R, f) : f;
  });

const total = <S>(R: Arithmetic<S>, values: readonly S[]): S => values.reduce((sum, value) => R.add(sum, value), R.of(0));

/** How the simulation compares two outputs: by their product, or by minus half their squared distance. */
export type Similarity = 'product' | 'distance';

const similarity = <S>(R: Arithmetic<S>, by: Similarity, a: readonly S[], b: readonly S[]): S => {
  if (by === 'product') return inner(R, a, b);
  const off = a.map((entry, o) => R.sub(entry, b[o]));
  return R.div(inner(R, off, off), R.of(-2));
};

/** S_ij = z_i·z_j/T, S_ii = z_i·z_i′/T, or with −½‖·‖² of the differences in the place of the products. z, zPrime: N×O; result N×N. */
const similarities = <S>(R: Arithmetic<S>, z: Table<S>, zPrime: Table<S>, temperature: S, by: Similarity = 'product'): Table<S> =>
  z.map((zi, i) => z.map((zj, j) => R.div(similarity(R, by, zi, i === j ? zPrime[i] : zj), temperature)));

/** −(1 + 1/N) mean_i S_ii + mean_ij S_ij. S: N×N. */
const quadraticOf = <S>(R: Arithmetic<S>, similar: Table<S>): S => {
  const N = similar.length;
  const positives = R.div(total(R, similar.map((row, i) => row[i])), R.of(N));
  return R.sub(R.div(total(R, similar.map((row) => total(R, row))), R.of(N * N)), R.mul(R.div(R.of(N + 1), R.of(N)), positives));
};

/** The InfoNCE of the simulation, mean_i (log Σ_j e^{S_ij} − S_ii), at outputs z, z′: N×O each. Throws what R throws. Source: Tian 2023, simulation code. */
export const infoNCELoss = <S>(R: Arithmetic<S>, z: Table<S>, zPrime: Table<S>, temperature: S, by: Similarity = 'product'): S => {
  const similar = similarities(R, z, zPrime, temperature, by);
  const N = R.of(z.length);
  return R.sub(R.div(total(R, similar.map((row) => R.log(total(R, row.map((entry) => R.exp(entry)))))), N), R.div(total(R, similar.map((row, i) => row[i])), N));
};

/** The quadratic loss of the simulation at outputs z, z′: N×O each. Source: Tian 2023, simulation code. */
export const quadraticLoss = <S>(R: Arithmetic<S>, z: Table<S>, zPrime: Table<S>, temperature: S, by: Similarity = 'product'): S => quadraticOf(R, similarities(R, z, zPrime, temperature, by));

/**
 * The losses of the simulation at S_ij = z_i·z_j/T, S_ii = z_i·z_i′/T: InfoNCE mean_i(log Σ_j e^{S_ij} − S_ii), quadratic
 * −(1 + 1/N) mean_i S_ii + mean_ij S_ij. views: both N samples of K×tokens inputs. Throws what R throws. Source: Tian 2023, simulation code.
 */
export const simulationLoss = <S>(R: Arithmetic<S>, loss: 'infonce' | 'quadratic', net: SimulationNet<S>, views: readonly [readonly Table<S>[], readonly Table<S>[]], temperature: S): S => {
  const [z, zPrime] = outputs(R, net, views);
  return (loss === 'quadratic' ? quadraticLoss : infoNCELoss)(R, z, zPrime, temperature);
};
