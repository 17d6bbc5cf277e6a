import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { product } from '../definitions/deepLinear.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { orthonormalised } from '../dynamics/deepLinear/constructions.ts';
import type { Views } from '../dynamics/views.ts';
import { equal, mapEntries, matrixOf, multiply, row, type Matrix } from '../linalg/matrix.ts';
import type { Field, Value } from './field.ts';
import { anyMatrix, choice, importances, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** Samples that are mixtures of M components: component m(i) at the magnitude a_i in the first view and a′_i in the second, and a rest, the same in both. */
interface Mixture<T> {
  readonly a: T;
  readonly aPrime: T;
  readonly which: T;
  readonly rest: T;
  readonly basis: T;
  readonly alpha: T;
}

const oneHotRows = (m: Matrix): boolean => m.data.every((entry) => entry === 0 || entry === 1) && Array.from({ length: m.rows }, (_, i) => row(m, i).reduce((sum, entry) => sum + entry, 0)).every((sum) => sum <= 1);

/** Which component a sample holds: unbalanced, some absent, some with one sample; a row of zeros is a sample at 0. */
const components: Field<Matrix> = {
  kind: 'matrix',
  what: 'component of each sample, one-hot',
  axes: [['N'], ['M']],
  draw: (stream, { N, M }) => {
    const few = stream.integer(1, M);
    const hot = Array.from({ length: N }, () => stream.integer(0, few - 1));
    return matrixOf(N, M, (i, m) => (hot[i] === m ? 1 : 0));
  },
  valid: oneHotRows,
  mutate: (_, m) => m,
  simpler: () => [],
};

const magnitudes = (what: string): Field<Matrix> => anyMatrix(what, [['N'], []]);

const scaledBy = (a: Matrix, which: Matrix, rest: Matrix): Matrix => mapEntries(which, (entry, i, m) => entry * a.data[i] + rest.data[i * rest.cols + m]);

/** The coefficients of both views: N×M each. */
export const coefficientsOf = ({ a, aPrime, which, rest }: Pick<Mixture<Matrix>, 'a' | 'aPrime' | 'which' | 'rest'>): Views => ({ x: scaledBy(a, which, rest), xPrime: scaledBy(aPrime, which, rest) });

const alpha = importances(['N'], (drawn) => coefficientsOf(drawn as unknown as Mixture<Matrix>));

/** A two-layer ReLU network on mixtures of M components. */
export const oneHotMixture = setting({
  id: 'one-hot-mixture',
  words: 'For all N samples of one of M components each, in two views of any magnitude, with or without a rest of other components, importances α of any sign, and networks W₂ max(W₁x, 0) with K hidden units and O outputs',
  dims: { N: [1, 6], M: [1, 4], d: [1, 4], K: [1, 3], O: [1, 3] },
  fields: {
    a: magnitudes('magnitude of each sample in the first view'),
    aPrime: magnitudes('magnitude of each sample in the second view'),
    which: components,
    rest: anyMatrix('other components of each sample, in both views', [['N'], ['M']]),
    basis: anyMatrix('components, one a row', [['M'], ['d']]),
    alpha,
    W1: anyMatrix('first layer', [['K'], ['d']]),
    W2: anyMatrix('second layer', [['O'], ['K']]),
  },
});

export interface OneHotMixture<T> extends Mixture<T> {
  readonly W1: T;
  readonly W2: T;
}

const constantField = (free: Field<Matrix>, what: string, value: (entry: number) => number): Field<Matrix> => ({
  ...free,
  what,
  draw: (stream, dims, drawn) => mapEntries(free.draw(stream, dims, drawn), value),
  valid: (m) => free.valid(m) && m.data.every((entry) => value(entry) === entry),
});

/** Every sample holds one component alone. */
export const oneComponent = hypothesis<{ readonly rest: Matrix }>({
  words: 'every sample holds one component alone',
  tex: String.raw`x[i] = a[i]\,\bar x_{m(i)}`,
  narrow: { rest: { ...constantField(oneHotMixture.fields.rest, 'no other components', () => 0), mutate: (_, m) => m, simpler: () => [] } },
  holds: ({ rest }) => rest.data.every((entry) => entry === 0),
});

const positive = (free: Field<Matrix>): Field<Matrix> => ({ ...constantField(free, `${free.what}, positive`, (entry) => Math.abs(entry) || 1) });

/** a[i] > 0 and a[i′] > 0. */
export const positiveMagnitudes = hypothesis<{ readonly a: Matrix; readonly aPrime: Matrix }>({
  words: 'all magnitudes are positive, in both views',
  tex: String.raw`a[i] > 0,\ a[i'] > 0`,
  narrow: { a: positive(oneHotMixture.fields.a), aPrime: positive(oneHotMixture.fields.aPrime) },
  holds: ({ a, aPrime }) => [...a.data, ...aPrime.data].every((entry) => entry > 0),
});

/** α ≥ 0. */
export const nonNegativeImportances = hypothesis<{ readonly alpha: Matrix }>({
  words: 'the importances are not negative',
  tex: String.raw`\alpha_{ij} \ge 0`,
  narrow: { alpha: constantField(alpha, 'importances, none negative', (entry) => Math.abs(entry)) },
  holds: (instance) => instance.alpha.data.every((entry) => entry >= 0),
});

/** x of both views: N×d. */
export const inputsOf = (instance: Mixture<Matrix>): Views => {
  const { x, xPrime } = coefficientsOf(instance);
  return { x: multiply(x, instance.basis), xPrime: multiply(xPrime, instance.basis) };
};

/** The coefficients over any arithmetic. */
export const coefficientsOver = <S>(R: Arithmetic<S>, { a, aPrime, which, rest }: Pick<Mixture<Table<S>>, 'a' | 'aPrime' | 'which' | 'rest'>): { readonly x: Table<S>; readonly xPrime: Table<S> } => {
  const of = (size: Table<S>): Table<S> => which.map((entries, i) => entries.map((entry, m) => R.add(R.mul(entry, size[i][0]), rest[i][m])));
  return { x: of(a), xPrime: of(aPrime) };
};

/** x of both views over any arithmetic. */
export const inputsOver = <S>(R: Arithmetic<S>, instance: Mixture<Table<S>>): { readonly x: Table<S>; readonly xPrime: Table<S> } => {
  const { x, xPrime } = coefficientsOver(R, instance);
  return { x: product(R, x, instance.basis), xPrime: product(R, xPrime, instance.basis) };
};

const [anyP, anyQ] = ['p', 'q'].map((name) => anyMatrix(`${name}, by its entries in magnitude`, [[], ['M']]));

/** The pair of two components, p = x e_m and q = (1 − x) e_n, that repel each other most: the best x where that lies between 0 and 1, else 1/2. Null where none repel each other. */
const repellingPair = (drawn: Mixture<Matrix>): { readonly p: Matrix; readonly q: Matrix } | null => {
  const a = coefficientsOf(drawn);
  const { data, rows: M } = contrastiveCovariance(drawn.alpha, a, a, 'sum of distinct pairs');
  const at = data.reduce((best, entry, k) => (k % M < Math.floor(k / M) && entry < (best < 0 ? 0 : data[best]) ? k : best), -1);
  if (at < 0) return null;
  const [m, n, b] = [Math.floor(at / M), at % M, -data[at]];
  const x = (b - data[n * (M + 1)]) / (2 * b - data[m * (M + 1)] - data[n * (M + 1)]);
  const share = x > 2 ** -20 && x < 1 - 2 ** -20 ? x : 0.5;
  const single = (index: number, size: number): Matrix => matrixOf(1, M, (_, k) => (k === index ? size : 0));
  return { p: single(m, share), q: single(n, 1 - share) };
};

const repelling = (drawn: Readonly<Record<string, Value>>): ReturnType<typeof repellingPair> => repellingPair(drawn as unknown as Mixture<Matrix>);

/** Half of the time a pair that gains by the repulsion of two components: one hidden unit has no use of that. */
const firstOfPair: Field<Matrix> = { ...anyP, draw: (stream, dims, drawn) => (stream.chance(0.5) ? repelling(drawn)?.p : undefined) ?? anyP.draw(stream, dims, drawn) };

const secondOfPair: Field<Matrix> = {
  ...anyQ,
  draw: (stream, dims, drawn) => {
    const pair = repelling(drawn);
    return pair !== null && equal(pair.p, drawn.p as Matrix) ? pair.q : anyQ.draw(stream, dims, drawn);
  },
};

/** The same on components that are orthonormal, or as written, and networks of unit norm; with a pair p, q ≥ 0 to be reached. */
export const orthogonalMixture = setting({
  id: 'orthogonal-mixture',
  words: 'For all N samples of one of M components each, in two views of any magnitude, importances α of any sign, networks W₂ max(W₁x, 0) with K hidden units and ‖W₁‖_F = ‖W₂‖_F = 1, and vectors p, q ≥ 0 with ‖p‖ + ‖q‖ = 1',
  dims: { N: [1, 6], M: [1, 4], K: [1, 3], O: [1, 3] },
  fields: {
    ...(({ a, aPrime, which }) => ({ a, aPrime, which }))(oneHotMixture.fields),
    rest: oneHotMixture.fields.rest,
    basis: anyMatrix('components, one a row', [['M'], ['M']]),
    components: choice<'orthonormal' | 'as written'>('components: made orthonormal, or as written', 'orthonormal', 'as written'),
    alpha,
    W1: anyMatrix('first layer', [['K'], ['M']]),
    W2: anyMatrix('second layer', [['O'], ['K']]),
    p: firstOfPair,
    q: secondOfPair,
  },
});

export interface OrthogonalMixture extends OneHotMixture<Matrix> {
  readonly components: 'orthonormal' | 'as written';
  readonly p: Matrix;
  readonly q: Matrix;
}

/** The components in use: M×M. */
export const basisOf = ({ basis, components: kind }: OrthogonalMixture): Matrix => (kind === 'orthonormal' ? orthonormalised(basis) : basis);

/** The components are orthonormal. */
export const orthonormalComponents = hypothesis<{ readonly components: 'orthonormal' | 'as written' }>({
  words: 'the components are orthonormal',
  tex: String.raw`\bar x_m^\top \bar x_n = \delta_{mn}`,
  narrow: { components: just('orthonormal') },
  holds: (instance) => instance.components === 'orthonormal',
});

/** K ≥ 2. */
export const twoHiddenUnits = hypothesis<{ readonly dims: Readonly<Record<string, number>> }>({
  words: 'there are at least two hidden units',
  tex: String.raw`K \ge 2`,
  narrowDims: { K: [2, 3] },
  holds: ({ dims }) => dims.K >= 2,
});

