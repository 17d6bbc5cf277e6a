import { dirichlet } from '../generators/dirichlet.ts';
import { mapEntries, matrixOf, row, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { anyMatrix, choice, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { lossBatch } from './losses/lossBatch.ts';
import { lossNames } from '../definitions/losses/table.ts';
import { namedLosses } from '../definitions/losses/tableTrees.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const nonNegative = (m: Matrix): boolean => m.data.every((entry) => entry >= 0 && entry <= 2 ** 200) && Array.from({ length: m.rows }, (_, i) => row(m, i).some((entry) => entry > 0)).every(Boolean);

/** Weights ≥ 0, one row an anchor, no row zero: a point of the simplex, up to its mass; sparse, uniform, or near the centre. */
const simplexWeights = (field: Field<Matrix>): Field<Matrix> => ({
  ...field,
  valid: nonNegative,
  draw: (stream, dims, drawn) => {
    const shape = field.draw(stream, dims, drawn);
    const rows = Array.from({ length: shape.rows }, () => dirichlet(stream, shape.cols, stream.pick([0.1, 1, 10])));
    return matrixOf(shape.rows, shape.cols, (i, j) => rows[i][j]);
  },
  mutate: (stream, m, step) => mapEntries(m, (entry) => Math.abs(entry + step * stream.normal() * (entry + 0.1))),
});

const mixture = magnitude('weight of the rival in a mixture', [2 ** -20, 1]);

const increasing = lossNames.filter((name) => !name.startsWith('falling'));

const batch = lossBatch(increasing);

/** A batch with a loss, and a rival for its importances. */
export const minPlayer = setting({
  id: 'min-player',
  words: 'For all outputs z, of entries up to 4, of N ≥ 2 samples in two views, losses (φ, ψ) with their parameters ½ ≤ τ, c ≤ 4 and 0 ≤ ε ≤ 4, and feasible rivals of the importances',
  dims: batch.dims,
  moves: withoutAugmentation,
  fields: {
    x: batch.fields.x,
    xPrime: batch.fields.xPrime,
    loss: batch.fields.loss,
    tau: batch.fields.tau,
    epsilon: batch.fields.epsilon,
    c: batch.fields.c,
    rival: simplexWeights(anyMatrix('weights of the rival', [['N'], ['N']])),
    mix: mixture,
  },
});

/** ψ is an exponential, up to constants. */
export const exponentialPsi = hypothesis<{ readonly loss: string }>({
  words: 'ψ(x) = exp(x/τ), up to a constant factor',
  tex: String.raw`\psi(x) \propto e^{x/\tau}`,
  narrow: { loss: choice<string>('loss', ...increasing.filter((name) => namedLosses[name].exponential !== null)) },
  holds: ({ loss }) => (namedLosses as Readonly<Record<string, { readonly exponential: object | null }>>)[loss].exponential !== null,
});

const { x, xPrime, tau, epsilon } = minPlayer.fields;

/** InfoNCE's batch. */
export const gameBatch = setting({
  id: 'game-batch',
  words: 'For all outputs z, of entries up to 4, of N ≥ 2 samples in two views, temperatures ½ ≤ τ ≤ 4 and weights 0 ≤ ε ≤ 4 of the positive pair',
  dims: batch.dims,
  moves: withoutAugmentation,
  fields: { x, xPrime, tau, epsilon },
});

/** The positive pair is absent from the denominator. */
export const zeroEpsilon = hypothesis<{ readonly epsilon: number }>({
  words: 'the positive pair is absent from the denominator',
  tex: String.raw`\epsilon = 0`,
  narrow: { epsilon: { kind: 'number', what: 'ε = 0', draw: () => 0, valid: (value) => value === 0, simpler: () => [] } },
  holds: ({ epsilon: weight }) => weight === 0,
});

/** d² ≥ 0 of the negatives of an anchor: ties, zeros, a far outlier; up to 16. */
const squares: Field<Matrix> = {
  kind: 'matrix',
  what: 'squared distances d² to the negatives',
  axes: [[], ['n']],
  valid: (m) => m.data.every((entry) => entry >= 0 && entry <= 16),
  draw: (stream, dims) => {
    const dyadic = stream.chance(0.5);
    const outlier = stream.chance(0.2) ? stream.integer(0, dims.n - 1) : -1;
    return matrixOf(1, dims.n, (_, j) => (j === outlier ? 16 : dyadic ? stream.integer(0, 6) / 4 : stream.chance(0.1) ? 0 : 2 * stream.uniform()));
  },
};

/** The negatives of one anchor, and a rival for their weights. */
export const regularisedRow = setting({
  id: 'regularised-row',
  words: "For all squared distances d² ≤ 16 of an anchor to n ≥ 1 negatives, temperatures 1/16 ≤ τ ≤ 16, exponents γ and p, and rivals on the simplex",
  dims: { n: [1, 6] },
  fields: {
    squares,
    tau: magnitude('temperature τ', [1 / 16, 16]),
    gamma: { ...choice('exponent γ of the inverse power', '1/2', '9/10', '3/2', '2', '3') },
    p: choice('power p of the distances', '2', '1', '3', '4'),
    rival: simplexWeights(anyMatrix('weights of the rival', [[], ['n']])),
    mix: mixture,
  },
});

/** The exponents by name. */
export const exponentOf = { '1/2': 0.5, '9/10': 0.9, '3/2': 1.5, '2': 2, '3': 3, '1': 1, '4': 4 } as const;

/** The distances enter squared. */
export const squaredDistances = hypothesis<{ readonly p: '1' | '2' | '3' | '4' }>({
  words: 'the distances enter squared',
  tex: 'p = 2',
  narrow: { p: choice('power p of the distances', '2') },
  holds: ({ p }) => p === '2',
});

/** A rival of mass S: (1 − t)α + t S w/Σw, w with entry `skip` left out. alpha, w: n each. */
export const rivalOf = (alpha: ArrayLike<number>, w: ArrayLike<number>, mass: number, t: number, skip = -1): Float64Array => {
  const total = Array.from(w).reduce((sum, entry, j) => (j === skip ? sum : sum + entry), 0);
  return Float64Array.from(alpha, (a, j) => (j === skip ? 0 : (1 - t) * a + t * mass * (total > 0 ? w[j] / total : 1 / (alpha.length - (skip < 0 ? 0 : 1)))));
};
