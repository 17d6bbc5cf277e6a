import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import { inFrame, jointLaw, marginals, summationBatch, summationCovariance, summationSpectrum, type PairWeights, type SummationModel } from '../definitions/latentSummation.ts';
import { inner } from '../definitions/oneLayer.ts';
import { quadratic } from '../dynamics/cells.ts';
import { laplacian } from '../dynamics/contrastiveCovariance.ts';
import { gatedCovariance } from '../dynamics/oneLayer.ts';
import { restrictedEigen } from '../dynamics/restrictedEigen.ts';
import { drawMatrix, type MatrixFamily } from '../generators/matrix.ts';
import { drawOrthonormal } from '../generators/orthonormal.ts';
import type { Stream } from '../generators/stream.ts';
import { fromRows, mapEntries, matrixOf, maxAbs, row, toRows, type Matrix } from '../linalg/matrix.ts';
import { dot, normalise } from '../linalg/vector.ts';
import type { Dims, Field, Value } from './field.ts';
import { activation, anyMatrix, choice, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

type Model = SummationModel<Matrix>;
export interface Law extends Model {
  readonly pairs: PairWeights;
  readonly scale: number;
  readonly h: ActivationName;
}

/** Rows of odds: whole numbers, fractions and zeros; a row of zeros stands for equal odds. */
const odds = (what: string, axes: readonly [readonly string[], readonly string[]]): Field<Matrix> => ({
  ...anyMatrix(what, axes),
  draw: (stream, dims) => {
    const [rows, cols] = axes.map((axis) => axis.reduce((length, name) => length * dims[name], 1));
    const [equal, sparse] = [stream.chance(0.2), stream.chance(0.3)];
    return matrixOf(rows, cols, () => (equal ? 1 : sparse ? stream.integer(0, 1) : stream.pick([1, 1, 2, 3, 7, 0.5, 0, 2 ** -8 + stream.uniform()])));
  },
  valid: (m) => m.data.every((entry) => entry === 0 || (entry >= 2 ** -40 && entry <= 2 ** 40)),
  mutate: (stream, m, step) => mapEntries(m, (entry) => entry * Math.exp(step * stream.normal())),
});

/** Values of each component at its own scale: spread, on a grid with ties and zeros, rare and strong, or constant. */
const drawValues = (stream: Stream, { M, K }: Dims): Matrix => {
  const rows = Array.from({ length: M }, () => {
    const size = stream.pick([1, 1, 1, 2 ** -6, 2 ** 6]);
    const family: MatrixFamily = stream.pick(['gaussian', 'grid', 'grid', 'signs', 'heavyTails', 'zero']);
    return Array.from(drawMatrix(stream, 1, K, family).data, (entry) => size * entry);
  });
  return fromRows(rows);
};

/** Frames in general, on grids, with zero and repeated directions; orthonormal ones only under that hypothesis. */
const frameFamilies: readonly MatrixFamily[] = ['gaussian', 'uniform', 'grid', 'signs', 'duplicates', 'zeroRows', 'rankOne'];

/** A finite law of M latent components, and their directions. */
export const latentSummation = setting({
  id: 'latent-summation',
  words: "For all finite joint laws of y_1 … y_M, directions u_1 … u_M in ℝᴹ, x = Σ y_m u_m, importances, second views x' = cx, and activations with h(u) = h'(u)u",
  dims: { Z: [1, 3], M: [1, 3], K: [1, 4] },
  fields: {
    mixture: odds('odds of the mixed laws (zeros: equal odds)', [[], ['Z']]),
    odds: odds('odds of the values of each component in each law (a row of zeros: equal odds)', [['Z', 'M'], ['K']]),
    values: { ...anyMatrix('values of each component', [['M'], ['K']]), draw: drawValues },
    U: { ...anyMatrix('directions, one a row', [['M'], ['M']]), draw: (stream, { M }) => drawMatrix(stream, M, M, stream.pick(frameFamilies)) },
    pairs: choice<PairWeights>('importances', 'uniform', 'kernel'),
    scale: magnitude("factor of the second views, x' = cx", [0, 4]),
    h: activation(homogeneousNames),
  },
});

const tables = ({ mixture, odds: weights, values, U }: Model): SummationModel<Table<number>> => ({ mixture: toRows(mixture), odds: toRows(weights), values: toRows(values), U: toRows(U) });

/** E[y_m], M of them, and the largest |y_m| of each. */
const means = (model: Model): { readonly mean: number[]; readonly size: number[] } => {
  const { values } = tables(model);
  return { mean: marginals(float64, tables(model)).map((p, m) => dot(p, values[m])), size: values.map((entries) => maxAbs({ data: entries })) };
};

/** E[y_m²], M of them. */
const secondMoments = (model: Model): number[] => {
  const { values } = tables(model);
  return marginals(float64, tables(model)).map((p, m) => p.reduce((sum, own, k) => sum + own * values[m][k] ** 2, 0));
};

/** Rounding of a centred value: it counts as the zero that it stands for. */
const centring = 32 * Number.EPSILON;

/** E[y_m] = 0. */
export const zeroMean = hypothesis<Model>({
  words: 'every component has mean zero',
  tex: String.raw`\mathbb E\, y_m = 0`,
  narrow: {
    values: {
      ...latentSummation.fields.values,
      draw: (stream, dims, drawn: Readonly<Record<string, Value>>) => {
        let values = drawValues(stream, dims);
        // Twice: values that nearly agree leave, centred once, a mean of the size of their own rounding.
        for (let pass = 0; pass < 2; pass++) {
          const { mean, size } = means({ ...(drawn as unknown as Model), values, U: values });
          values = mapEntries(values, (entry, m) => (Math.abs(entry - mean[m]) <= (centring / 4) * size[m] ? 0 : entry - mean[m]));
        }
        return values;
      },
    },
  },
  holds: (model) => {
    const { mean, size } = means(model);
    return mean.every((value, m) => Math.abs(value) <= centring * size[m]);
  },
});

/** The components are independent: at every tuple of values the joint law is the product of the marginals. */
export const independentComponents = hypothesis<Model>({
  words: 'the components are independent',
  tex: String.raw`P[y] = \textstyle\prod_m P[y_m]`,
  narrowDims: { Z: [1, 1] },
  // 2⁻⁴⁰: the two products round their M factors and Z terms.
  holds: (model) => jointLaw(float64, tables(model)).every(({ p, independent }) => Math.abs(p - independent) <= 2 ** -40),
});

const isSignedPermutation = (U: Matrix): boolean => U.data.every((entry) => entry === 0 || Math.abs(entry) === 1);

/** Whether a component takes the value 0, or one that rounding of a frame could confuse with it. */
const meetsKink = ({ values }: Model): boolean => values.data.some((entry) => Math.abs(entry) <= 2 ** -30 * maxAbs(values));

/** The directions are orthonormal. */
export const orthonormalDirections = hypothesis<Model>({
  words: 'the directions are orthonormal',
  tex: 'UU^\\top = I',
  narrow: {
    U: {
      ...latentSummation.fields.U,
      draw: (stream, { M }, drawn: Readonly<Record<string, Value>>) => {
        if (!meetsKink(drawn as unknown as Model) && stream.chance(0.6)) return drawOrthonormal(stream, M, M);
        const order = Array.from({ length: M }, (_, m) => ({ m, key: stream.uniform(), sign: stream.pick([1, -1]) })).sort((a, b) => a.key - b.key);
        return matrixOf(M, M, (i, j) => (order[i].m === j ? order[i].sign : 0));
      },
    },
  },
  // On the kink, y_m = 0, the gate needs u_m·x = 0 to the bit: only signed permutations give it in float64.
  holds: (model) =>
    (isSignedPermutation(model.U) || !meetsKink(model)) &&
    Array.from({ length: model.U.rows }, (_, i) => i).every((i) =>
      Array.from({ length: model.U.rows }, (_, j) => Math.abs(dot(row(model.U, i), row(model.U, j)) - (i === j ? 1 : 0))).every((gap) => gap <= 64 * Number.EPSILON),
    ),
});

/** α ≡ 1 for all pairs of the law. */
export const uniformPairs = hypothesis<{ readonly pairs: PairWeights }>({
  words: 'all importances are 1',
  tex: String.raw`\alpha \equiv 1`,
  narrow: { pairs: just('uniform') },
  holds: ({ pairs }) => pairs === 'uniform',
});

/** x′ = x. */
export const unaugmented = hypothesis<{ readonly scale: number }>({
  words: 'no augmentation',
  tex: "x' = x",
  narrow: { scale: { ...magnitude('factor 1 of the second views', [1, 1]), draw: () => 1, mutate: () => 1 } },
  holds: ({ scale }) => scale === 1,
});

/** w ↦ A(w) of the law, M×M, its atoms enumerated once; w: M. */
export const lawCovariance = (law: Law): ((w: ArrayLike<number>) => Matrix) => {
  const batch = summationBatch(float64, tables(law), law.pairs, law.scale);
  const matrixFrom = (table: Table<number>): Matrix => fromRows(table.map((r) => [...r]));
  const L = laplacian(matrixFrom(batch.alpha));
  const views = { x: matrixFrom(batch.x), xPrime: matrixFrom(batch.xPrime) };
  return (w) => gatedCovariance(L, views, law.h, w);
};

/** The eigenvalues that the model gives A(±u_m), M of them, and Σ λ_j u_j u_jᵀ. */
export const modelSpectrum = (law: Law, m: number, sign: 1 | -1): number[] => summationSpectrum(float64, tables(law), m, sign);
export const modelCovariance = (law: Law, m: number, sign: 1 | -1): Matrix => fromRows(inFrame(float64, toRows(law.U), modelSpectrum(law, m, sign)).map((r) => [...r]));

/** The size of the largest sample that the law can give, and the number of its atoms: the terms of A(u_m), whose probabilities sum to 1. */
export const lawSize = ({ values, U, scale }: Law): { readonly size: number; readonly atoms: number } => ({
  size: toRows(values).reduce((sum, entries) => sum + maxAbs({ data: entries }), 0) * maxAbs(U) * Math.max(1, scale),
  atoms: values.cols ** values.rows,
});

/** A(±u_m) − Σ λ_j u_j u_jᵀ for the components named, entry by entry, from the definitions. */
export const spectrumDefects = <S>(R: Arithmetic<S>, law: SummationModel<Table<S>> & { readonly pairs: PairWeights; readonly scale: S; readonly h: ActivationName }, components: readonly number[]): { readonly zero: readonly S[] } => {
  const zero = components.flatMap((m) =>
    ([1, -1] as const).flatMap((sign) => {
      const expected = inFrame(R, law.U, summationSpectrum(R, law, m, sign));
      const A = summationCovariance(R, law, law, law.U[m].map((entry) => R.mul(R.of(sign), entry)));
      return A.flatMap((r, c) => r.map((entry, e) => R.sub(entry, expected[c][e])));
    }),
  );
  return { zero };
};

/** The same with two components or more: one alone has nothing beside it. */
export const severalSummation = setting({ ...latentSummation, id: 'several-summation', dims: { ...latentSummation.dims, M: [2, 3] } });

/** Values ±v, the same for all components in half of the draws. */
const symmetricValues = (stream: Stream, { M, K }: Dims): Matrix => {
  const alike = stream.chance(0.5);
  const raw = matrixOf(M, K, () => stream.pick([1, 1, 2, 0.5, 0.25 + stream.uniform()]));
  return matrixOf(M, K, (m, k) => {
    const mirror = K - 1 - k;
    return mirror === k ? 0 : (mirror > k ? -1 : 1) * raw.data[(alike ? 0 : m * K) + Math.max(k, mirror)];
  });
};

/**
 * Odds whose marginals are symmetric: in each mixed law, or, where the mixture allows it, by laws that mirror each other, which
 * leaves the components dependent in sign, in half of them wholly: one law has what is positive. The same for all components in half of the draws.
 */
const symmetricOdds = (stream: Stream, m: Matrix, { Z, M, K }: Dims, mixture: Matrix): Matrix => {
  const mirrorable = mixture.data.every((entry, z) => entry === mixture.data[Z - 1 - z]);
  const crossed = Array.from({ length: M }, () => mirrorable && stream.chance(0.5));
  const [alike, withoutZero, bySign] = [stream.chance(0.5), stream.chance(0.5), stream.chance(0.5)];
  return matrixOf(Z * M, K, (at, k) => {
    if (withoutZero && 2 * k + 1 === K) return 0;
    const [z, component] = [Math.floor(at / M), at % M];
    const entry = (law: number, value: number): number => m.data[(law * M + (alike ? 0 : component)) * K + value];
    const mirrored = (law: number, value: number): number => (bySign && 2 * value + 1 > K ? 0 : entry(law, value));
    if (crossed[component] && 2 * z + 1 !== Z) return 2 * z + 1 < Z ? mirrored(z, k) : mirrored(Z - 1 - z, K - 1 - k);
    return entry(z, Math.min(k, K - 1 - k));
  });
};

/** Every component is symmetric about 0, and all have the same variance. */
export const symmetricEqualVariance = hypothesis<Model>({
  words: 'the components are symmetric about 0, with one variance',
  tex: String.raw`y_m \overset{d}{=} -y_m,\quad \mathbb E[y_m^2] = \sigma^2`,
  narrow: {
    odds: { ...latentSummation.fields.odds, draw: (stream, dims, drawn: Readonly<Record<string, Value>>) => symmetricOdds(stream, latentSummation.fields.odds.draw(stream, dims, drawn), dims, drawn.mixture as Matrix) },
    values: {
      ...latentSummation.fields.values,
      draw: (stream, dims, drawn: Readonly<Record<string, Value>>) => {
        const values = symmetricValues(stream, dims);
        const variance = secondMoments({ ...(drawn as unknown as Model), values, U: values });
        return variance.includes(0) ? mapEntries(values, () => 0) : mapEntries(values, (entry, m) => entry * Math.sqrt(variance[0] / variance[m]));
      },
    },
  },
  holds: (model) => {
    const law = marginals(float64, tables(model));
    const variance = secondMoments(model);
    const { values } = model;
    const reflected = law.every((p, m) => p.every((own, k) => {
      const y = values.data[m * values.cols + k];
      const mass = (at: number): number => p.reduce((sum, entry, l) => sum + (values.data[m * values.cols + l] === at ? entry : 0), 0);
      return own === 0 || Math.abs(mass(y) - mass(-y + 0)) <= centring;
    }));
    return reflected && variance.every((own) => Math.abs(own - variance[0]) <= centring * variance[0]);
  },
});

/** No component has an atom at 0. */
export const noAtomAtZero = hypothesis<Model>({
  words: 'no component takes the value 0',
  tex: 'P[y_m = 0] = 0',
  holds: (model) => marginals(float64, tables(model)).every((p, m) => p.every((own, k) => own === 0 || model.values.data[m * model.values.cols + k] !== 0)),
});

/** u_mᵀA(u_m)u_m/‖u_m‖² and the largest vᵀA(u_m)v over unit v ⟂ u_m, for every m with a direction, or those of the given ones. M ≥ 2. */
export const componentGaps = (law: Law, components: readonly number[] = [...Array(law.U.rows).keys()]): { readonly m: number; readonly own: number; readonly others: number }[] => {
  const covariance = lawCovariance(law);
  return components.flatMap((m) => {
    const u = row(law.U, m);
    if (u.every((entry) => entry === 0)) return [];
    const [A, unit] = [covariance(u), normalise(u)];
    return [{ m, own: quadratic(A, unit), others: maxAbs(A) === 0 ? 0 : restrictedEigen(A, [unit]).values[0] }];
  });
};

/** The same quotient at u_m less those at the other directions and the axes, projected on the complement of u_m, over any arithmetic: for M = 2, u_m less what is beside it. */
export const rayleighGaps = <S>(R: Arithmetic<S>, law: SummationModel<Table<S>> & { readonly pairs: PairWeights; readonly scale: S; readonly h: ActivationName }, m: number): S[] => {
  const u = law.U[m];
  const isZero = (v: readonly S[]): boolean => v.every((entry) => R.compare(entry, R.of(0)) === 0);
  if (isZero(u)) return [];
  const A = summationCovariance(R, law, law, u);
  const quotient = (v: readonly S[]): S => R.div(inner(R, v, A.map((r) => inner(R, r, v))), inner(R, v, v));
  const beside = [...law.U.filter((_, j) => j !== m), ...u.map((_, c) => u.map((__, e) => R.of(c === e ? 1 : 0)))]
    .map((v) => v.map((entry, c) => R.sub(entry, R.div(R.mul(inner(R, v, u), u[c]), inner(R, u, u)))))
    .filter((v) => !isZero(v));
  return beside.map((v) => R.sub(quotient(u), quotient(v)));
};
