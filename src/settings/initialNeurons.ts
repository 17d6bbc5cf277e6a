import { drawOrthonormal } from '../generators/orthonormal.ts';
import { stream as streamOf, type Stream } from '../generators/stream.ts';
import { matrixOf, multiply, row, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { anySeed } from './seeds.ts';
import { setting } from './setting.ts';

/** How weights start; how the dictionary stands. */
type Start = 'normal' | 'Cauchy' | 'sparse';
type Columns = 'orthonormal' | 'leaning';

const seed = anySeed('seed of weights and dictionary');

/** Weights at initialisation and a threshold on the share that a feature holds of them. */
export const initialNeurons = setting({
  id: 'initial-neurons',
  words: 'For all seeds of 2,000 neurons at initialisation and of a dictionary of d features in twice as many coordinates, and thresholds c·log d/d',
  dims: { d: [2, 24] },
  fields: {
    seed,
    c: { kind: 'number', what: 'constant of the threshold', draw: (s) => s.pick([1, 0.5, 2, 0.25, 1.5 * s.uniform()]), valid: (c) => c >= 0 && c <= 4 } satisfies Field<number>,
    start: choice<Start>('weights at initialisation: normal, Cauchy, or in one coordinate of each neuron', 'normal', 'sparse', 'Cauchy'),
    columns: choice<Columns>('dictionary', 'orthonormal', 'leaning'),
  },
});

interface Initial {
  readonly seed: number;
  readonly c: number;
  readonly start: Start;
  readonly columns: Columns;
  readonly dims: Readonly<Record<'d', number>>;
}

const count = 2000;

const dictionaryOf = (s: Stream, { columns, dims: { d } }: Initial): Matrix => {
  const M = drawOrthonormal(s, 2 * d, d);
  // Every column leans on the first: unit columns no more orthogonal.
  return columns === 'orthonormal' ? M : matrixOf(2 * d, d, (k, j) => (j === 0 ? M.data[k * d] : (M.data[k * d + j] + M.data[k * d]) / Math.SQRT2));
};

/** Of 2,000 neurons: how many hold at least t = c log d/d of their dictionary part in the first feature, ⟨w, M_1⟩² ≥ t Σ_j⟨w, M_j⟩²; and the largest number of features that one neuron holds so strongly. */
export const luckyNeurons = (i: Initial): { readonly threshold: number; readonly lucky: number; readonly most: number; readonly count: number } => {
  const s = streamOf(i.seed);
  const { d } = i.dims;
  const threshold = (i.c * Math.log(d)) / d;
  const M = dictionaryOf(s, i);
  const own = i.start === 'sparse' ? Array.from({ length: count }, () => s.integer(0, 2 * d - 1)) : [];
  const weight = (k: number, c: number): number => (i.start === 'Cauchy' ? s.normal() / s.normal() : i.start === 'normal' || own[k] === c ? s.normal() : 0);
  const W = matrixOf(count, 2 * d, weight);
  const C = multiply(W, M);
  let [lucky, most] = [0, 0];
  for (let k = 0; k < count; k++) {
    const c = row(C, k);
    const floor = threshold * dot(c, c);
    if (c[0] ** 2 >= floor) lucky++;
    most = Math.max(most, c.filter((entry) => entry ** 2 >= floor).length);
  }
  return { threshold, lucky, most, count };
};

/** w ∼ N(0, σ₀²I). */
export const normalStart = hypothesis<Pick<Initial, 'start'>>({
  words: 'the weights start normal',
  tex: String.raw`w_i^{(0)} \sim \mathcal N(0, \sigma_0^2 I)`,
  narrow: { start: just('normal') },
  holds: ({ start }) => start === 'normal',
});

/** MᵀM = I. */
export const orthonormalColumns = hypothesis<Pick<Initial, 'columns'>>({
  words: 'the dictionary is orthonormal',
  tex: 'M^\\top M = I',
  narrow: { columns: just('orthonormal') },
  holds: ({ columns }) => columns === 'orthonormal',
});
