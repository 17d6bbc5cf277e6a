import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { TablePopulation } from '../definitions/kernelCovariance.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { drawMatrix } from '../generators/matrix.ts';
import type { Stream } from '../generators/stream.ts';
import { drawClass } from '../generators/distributions/distribution.ts';
import { floats } from '../linalg/floats.ts';
import { mapEntries, matrixOf, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import { anyMatrix, choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { anySeed } from './seeds.ts';
import { setting } from './setting.ts';

const between = (what: string, axis: string, values: readonly number[]): Field<Matrix> => ({
  ...anyMatrix(what, [[], [axis]]),
  draw: (s, dims) => matrixOf(1, dims[axis], () => s.pick(values)),
  valid: (m) => m.data.every((entry) => entry >= Math.min(...values) && entry <= Math.max(...values)),
});

/** A matrix, nowhere negative half of the time. */
const drawFeatures = (s: Stream, rows: number, cols: number): Matrix => {
  const phi = drawMatrix(s, rows, cols);
  return s.chance(0.5) ? mapEntries(phi, Math.abs) : phi;
};

const phi = anyMatrix('features at every view', [['S', 'V'], ['L']]);

/** Search may not climb on the noise of the batches: the seed never moves. */
const seed = anySeed('seed of the batches');

type Pairing = TablePopulation<unknown>['pairing'];

/** A finite law of clean samples with their views, values g and features at each view, and a seed for batches from it. */
export const kernelPopulation = setting({
  id: 'kernel-population',
  words: 'For all laws of S clean samples with V equally likely views each, values g and L features φ of any sign at every view, and importances α_ij = r_i Σ_l φ_l[i] φ_l[j]',
  dims: { S: [1, 4], V: [1, 3], L: [1, 2], q: [1, 2] },
  fields: {
    p: between('weights of the clean samples', 'S', [1, 2, 3, 4]),
    g: anyMatrix('g at every view', [['S', 'V'], ['q']]),
    phi: { ...phi, draw: (s, dims) => drawFeatures(s, dims.S * dims.V, dims.L) } satisfies Field<Matrix>,
    r: between('factors of the rows of α', 'S', [1, 2, 0.5]),
    pairing: choice<Pairing>('second view: drawn anew, or the first again', 'independent', 'same'),
    seed,
  },
});

const isClean = (f: Matrix, samples: number): boolean =>
  f.data.every((entry, at) => {
    const [V, i] = [f.rows / samples, Math.floor(at / f.cols)];
    return entry === f.data[(i - (i % V)) * f.cols + (at % f.cols)];
  });

/** φ_l is a function of x₀. */
export const cleanKernel = hypothesis<{ readonly phi: Matrix; readonly p: Matrix }>({
  words: 'the importances depend on the clean samples only, not on their views',
  tex: String.raw`\alpha_{ij} = K(x_0[i], x_0[j])`,
  narrow: {
    phi: {
      ...phi,
      draw: (s, dims) => {
        const clean = drawFeatures(s, dims.S, dims.L);
        return matrixOf(dims.S * dims.V, dims.L, (i, l) => clean.data[Math.floor(i / dims.V) * dims.L + l]);
      },
    },
  },
  holds: ({ phi: f, p }) => isClean(f, p.cols),
});

/** K(x, y) = K(y, x). */
export const symmetricKernel = hypothesis<{ readonly r: Matrix }>({
  words: 'the kernel is symmetric: its rows are not normalised',
  tex: 'K(x, y) = K(y, x)',
  narrow: { r: between('1', 'S', [1]) },
  holds: ({ r }) => r.data.every((entry) => entry === r.data[0]),
});

/** x and x′ are independent given x₀. */
export const independentViews = hypothesis<{ readonly pairing: Pairing; readonly g: Matrix }>({
  words: 'the two views are independent, given the clean sample',
  tex: String.raw`x \perp x' \mid x_0`,
  narrow: { pairing: just('independent') },
  holds: ({ pairing }) => pairing === 'independent',
});

/** φ ≥ 0. */
export const nonNegativeKernelFeatures = hypothesis<{ readonly phi: Matrix }>({
  words: 'the features are nowhere negative',
  tex: String.raw`\phi_l \ge 0`,
  holds: ({ phi: f }) => f.data.every((entry) => entry >= 0),
});

/** What a batch is drawn from; T is a matrix or a table. */
export interface Population<T> {
  readonly p: T;
  readonly g: T;
  readonly phi: T;
  readonly r: T;
  readonly pairing: Pairing;
}

/** The population of the definitions: K(x, y) = Σ_l (r φ_l)(x) φ_l(y). */
export const populationOver = <S>(R: Arithmetic<S>, { p, g, phi: psi, r, pairing }: Population<Table<S>>): TablePopulation<S> => {
  const V = g.length / p[0].length;
  return { p: p[0], g, phi: psi.map((row, i) => row.map((entry) => R.mul(r[0][Math.floor(i / V)], entry))), psi, pairing };
};

/**
 * ‖𝒞_α[g] − limit‖²_F of `replicates` batches of N samples each. A batch of a finite law is its counts n of pairs
 * (x, x′): 𝒞_α over the batch is 𝒞 over the pairs with importances α n nᵀ (T/N)², T the number of pairs, at a cost that
 * does not grow with N.
 */
export const batchErrors = ({ p, g, phi: psi, r, pairing }: Population<Matrix>, limit: Matrix, random: Stream, N: number, replicates: number): number[] => {
  const V = g.rows / p.cols;
  const mass = p.data.reduce((sum, weight) => sum + weight, 0);
  const first: number[] = [];
  const second: number[] = [];
  const law: number[] = [];
  for (let x = 0; x < g.rows; x++) {
    const partners = pairing === 'same' ? [x] : Array.from({ length: V }, (_, v) => x - (x % V) + v);
    for (const y of partners) {
      first.push(x);
      second.push(y);
      law.push(p.data[Math.floor(x / V)] / mass / V / partners.length);
    }
  }
  const T = law.length;
  const feature = (i: number): Float64Array => psi.data.subarray(i * psi.cols, (i + 1) * psi.cols);
  const K = matrixOf(T, T, (s, t) => r.data[Math.floor(first[s] / V)] * dot(feature(first[s]), feature(first[t])));
  const pick = (rows: readonly number[]): Matrix => matrixOf(T, g.cols, (t, c) => g.data[rows[t] * g.cols + c]);
  const views = { x: pick(first), xPrime: pick(second) };
  return Array.from({ length: replicates }, () => {
    const counts = floats(T);
    for (let i = 0; i < N; i++) counts[drawClass(random, law)]++;
    const C = contrastiveCovariance(mapEntries(K, (entry, s, t) => entry * counts[s] * counts[t] * (T / N) ** 2), views);
    return C.data.reduce((sum, entry, k) => sum + (entry - limit.data[k]) ** 2, 0);
  });
};
