import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/importances.ts';
import { directions, falls, turning, turningSigns } from '../definitions/planeScan.ts';
import type { TableViews } from '../definitions/tableViews.ts';
import { infoNCEImportances, uniformImportances } from '../dynamics/importances.ts';
import { planeScan } from '../dynamics/planeScan.ts';
import { drawDistribution } from '../generators/distributions/drawDistribution.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { entryCost } from '../generators/simplicity.ts';
import type { Stream } from '../generators/stream.ts';
import { fromRows, mapEntries, type Matrix } from '../linalg/matrix.ts';
import { activation, anyMatrix, magnitude } from './fields.ts';
import type { Field } from './field.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** Data as the paper's picture has them (mixtures, Gaussians, heavy tails, tokens with noise), one in four of any family. */
const drawData = (stream: Stream, N: number): Matrix => {
  switch (stream.integer(0, 3)) {
    case 0:
      return drawMatrix(stream, N, 2);
    case 1: {
      const tokens = drawDistribution(stream, 2, 'oneHotTokens').sample(stream, N);
      return mapEntries(tokens, (entry) => entry + 0.1 * stream.normal());
    }
  }
  return drawDistribution(stream, 2, stream.pick(['gaussianMixture', 'gaussian', 'laplace'])).sample(stream, N);
};

const free = anyMatrix('samples', [['N'], ['d']]);

const relative = magnitude('temperature, relative to the mean square of the entries of x', [1 / 256, 64]);

/** Data sets in the plane, where all attractors of a node can be counted, and a temperature. */
export const planeSets = setting({
  id: 'plane-sets',
  words: "For data sets of N samples in the plane, one view each, drawn from mixtures, Gaussians, Laplace laws, noisy tokens and degenerate families, and temperatures τ",
  dims: { N: [3, 12], d: [2, 2] },
  batch: 'x',
  fields: {
    x: { ...free, draw: (stream, dims) => drawData(stream, dims.N) } satisfies Field<Matrix>,
    tau: { ...relative, simpler: (tau) => [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32].filter((simple) => entryCost(simple) < entryCost(tau)) } satisfies Field<number>,
    h: activation(homogeneousNames),
  },
});

/** The same with few samples: what is false for one data set is false. */
export const smallPlaneSets = setting({ ...planeSets, id: 'small-plane-sets', dims: { N: [3, 4], d: [2, 2] } });

/** τ is small beside the data. */
export const smallTemperature = hypothesis<{ readonly tau: number }>({
  words: 'the temperature is small beside the data',
  tex: String.raw`\tau \le \overline{x^2} / 16`,
  narrow: { tau: magnitude('small temperature', [1 / 256, 1 / 16]) },
  holds: ({ tau }) => tau <= 1 / 16,
});

/** Quarter of the number of directions of a scan: 360 in all. */
const m = 90;
const circle = directions(float64, m);

/** A data set with a temperature relative to its mean square. */
interface PlaneSet<T, S> {
  readonly x: T;
  readonly tau: S;
  readonly h: ActivationName;
}

/** The numbers of attractors under α ≡ 1 and under InfoNCE (ε = 0, α recomputed in every direction), at equal directions. */
export interface OptimaCounts {
  readonly uniform: number;
  readonly infoNCE: number;
}

/** The signs around the circle under both. */
const signsOf = ({ x, tau, h }: PlaneSet<Matrix, number>): { readonly uniform: number[]; readonly infoNCE: number[] } => {
  const views = { x, xPrime: x };
  const square = x.data.reduce((sum, entry) => sum + entry * entry, 0) / x.data.length;
  const one = uniformImportances(x.rows);
  return {
    uniform: planeScan(views, h, () => one, circle),
    // Zero data have no scale; any temperature does.
    infoNCE: planeScan(views, h, (f) => infoNCEImportances(f, { tau: tau * (square || 1), epsilon: 0 }), circle),
  };
};

export const optimaCounts = (set: PlaneSet<Matrix, number>): OptimaCounts => {
  const { uniform, infoNCE } = signsOf(set);
  return { uniform: falls(uniform), infoNCE: falls(infoNCE) };
};

/** τ in units of the mean square of the entries; zero data have no scale, and any temperature does. */
const scaledTau = <S>(R: Arithmetic<S>, x: Table<S>, tau: S): S => {
  const entries = x.flat();
  const square = R.div(entries.reduce((sum, entry) => R.add(sum, R.mul(entry, entry)), R.of(0)), R.of(entries.length));
  return R.compare(square, R.of(0)) === 0 ? tau : R.mul(tau, square);
};

/** The attractors that the scan under InfoNCE sees, each by a direction to the right and one to the left of it. */
export const infoNCEBrackets = (set: PlaneSet<Matrix, number>): (readonly [readonly number[], readonly number[]])[] => {
  const { infoNCE } = signsOf(set);
  const kept = infoNCE.map((_, k) => k).filter((k) => infoNCE[k] !== 0);
  return kept.flatMap((k, at) => {
    const next = kept[(at + 1) % kept.length];
    // Where a stretch of no velocity lies between, no single direction is the attractor.
    return infoNCE[k] > 0 && infoNCE[next] < 0 && (next - k + infoNCE.length) % infoNCE.length === 1 ? [[circle[k], circle[next]] as const] : [];
  });
};

/** The tangential velocity under InfoNCE in a direction w of any length, over any arithmetic, from the definitions; w: 2. */
export const infoNCEVelocity = <S>(R: Arithmetic<S>, { x, tau, h }: PlaneSet<Table<S>, S>, w: readonly S[]): S => {
  const temperature = scaledTau(R, x, tau);
  const length = R.sqrt(R.add(R.mul(w[0], w[0]), R.mul(w[1], w[1])));
  return R.sub(...turning(R, { x, xPrime: x }, h, (f) => definitions.infoNCEImportances(R, f, temperature, R.of(0)), w.map((entry) => R.div(entry, length))));
};

/** One direction for each stretch of one sign around the circle: its middle. Two stretches of unlike sign prove a change between. */
const middles = (signs: readonly number[]): number[] => {
  const kept = signs.map((_, k) => k).filter((k) => signs[k] !== 0);
  const starts = kept.map((_, at) => at).filter((at) => signs[kept[at]] !== signs[kept.at(at - 1) ?? 0]);
  return starts.map((at, run) => {
    const end = run + 1 < starts.length ? starts[run + 1] : starts[0] + kept.length;
    return kept[(at + Math.floor((end - at) / 2)) % kept.length];
  });
};

/**
 * `optimaCounts` from the definitions, over any arithmetic, in one direction for each stretch of one sign that the float64
 * scan sees: each is then proved, and that there is no other is left to float64, where they are beyond rounding.
 */
export const optimaCountsOver = <S>(R: Arithmetic<S>, { x, tau, h }: PlaneSet<Table<S>, S>): OptimaCounts => {
  const signs = signsOf({ x: fromRows(x.map((row) => row.map(R.toNumber))), tau: R.toNumber(tau), h });
  const at = directions(R, m);
  const views = { x, xPrime: x };
  const scaled = scaledTau(R, x, tau);
  const scan = (from: readonly number[], alphaAt: (f: TableViews<S>) => Table<S>): number =>
    falls(turningSigns(R, views, h, alphaAt, middles(from).map((k) => at[k])));
  // InfoNCE first: it leaves the rationals at once, and nothing is counted twice.
  const infoNCE = scan(signs.infoNCE, (f) => definitions.infoNCEImportances(R, f, scaled, R.of(0)));
  return { uniform: scan(signs.uniform, () => definitions.quadraticImportances(R, x.length)), infoNCE };
};
