import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { claim, type AnyClaim } from '../claim/claim.ts';
import { paper } from '../claim/paper.ts';
import type { Conclusion } from '../claim/residual.ts';
import { roundings, wholeNumber } from '../claim/tolerance.ts';
import { gatedCovariance as definedCovariance } from '../definitions/oneLayer.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { gatedCovariance } from '../dynamics/oneLayer.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { matrixOf, maxAbs, type Matrix } from '../linalg/matrix.ts';
import type { Field } from '../settings/field.ts';
import { anyMatrix, choice, magnitude } from '../settings/fields.ts';
import type { Hypothesis } from '../settings/hypothesis.ts';
import { oneNode } from '../settings/oneNode.ts';
import { setting, type Instance } from '../settings/setting.ts';

/** Claims and settings made for tests of the engine: each is true, or false in a way that is known in advance. */
const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });

/** N samples of d coordinates, a number and a name. */
export const samples = setting({
  id: 'samples',
  words: 'For all samples x, factors c ≥ 0 and modes',
  dims: { N: [1, 8], d: [1, 3] },
  batch: 'x',
  fields: { x: anyMatrix('samples', [['N'], ['d']]), c: magnitude('factor', [0, 4]), mode: choice('mode', 'plain', 'other') },
});

export type Sample = Instance<typeof samples.fields, 'N' | 'd'>;

/** What `claim` takes and tests do not speak about. */
export const about = (name: string) =>
  ({ id: `toys/${name}`, title: name, source: toys.at('Section 1', { provenance: 'derived' }), kind: 'identity', statement: name, oracle: 'known in advance' }) as const;

export type Hypotheses = Readonly<Record<string, Hypothesis<Sample>>>;

/** A claim about samples with the given conclusion; every hypothesis is recorded as necessary. */
export const toyClaim = (name: string, then: (instance: Sample) => Conclusion, suppose: Hypotheses = {}, more: Partial<AnyClaim> = {}): AnyClaim => ({
  ...claim({ ...about(name), forAll: samples, suppose, then, without: Object.fromEntries(Object.keys(suppose).map((key) => [key, 'fails' as const])) }),
  ...more,
});

/** A hypothesis that filters. */
export const guard = (words: string, holds: (instance: Sample) => boolean): Hypothesis<Sample> => ({ words, tex: words, holds });

/** A conclusion that holds with room to spare, or fails by a whole. */
export const verdict = (holds: boolean): Conclusion => ({ what: 'failures', value: holds ? 0 : 1, ...wholeNumber });

/** A share of the samples, as even as a hash of their bits: guards of known rate that no family of matrices favours. */
export const fraction = ({ x, c }: Sample): number => {
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(Float64Array.from([...x.data, c]).buffer)) hash = Math.imul(hash ^ word, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

const sum = <S>(R: Arithmetic<S>, terms: readonly S[]): S => terms.reduce((a, b) => R.add(a, b), R.of(0));

/** det A over any arithmetic, by the first row; A: n×n, 1 for n = 0. */
const determinant = <S>(R: Arithmetic<S>, A: Table<S>): S =>
  A.length === 0
    ? R.of(1)
    : sum(R, A[0].map((entry, j) => R.mul(R.mul(R.of(j % 2 === 0 ? 1 : -1), entry), determinant(R, A.slice(1).map((r) => r.filter((_, k) => k !== j))))));

/** All principal minors of A: n×n, which are ≥ 0 exactly when a symmetric A is positive semidefinite. */
const principalMinors = <S>(R: Arithmetic<S>, A: Table<S>): S[] =>
  Array.from({ length: 2 ** A.length - 1 }, (_, k) => A.map((__, i) => i).filter((i) => ((k + 1) >> i) % 2 === 1)).map((kept) =>
    determinant(R, kept.map((i) => kept.map((j) => A[i][j]))),
  );

/** "A(w) is positive semidefinite for any α": false already for one sample with two views. */
const semidefinite = claim({
  ...about('semidefinite'),
  kind: 'inequality',
  forAll: oneNode,
  suppose: {},
  then: ({ x, xPrime, alpha, h, w }) => {
    const { values } = symmetricEigen(gatedCovariance(alpha, { x, xPrime }, h, w.data));
    // h′ of the square is 2u, whose size the weights bring in.
    const input = importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2 * Math.max(1, 2 * x.cols * maxAbs(w) * Math.max(maxAbs(x), maxAbs(xPrime))) ** 2;
    return { what: '−λ_min(A(w))', value: -values[values.length - 1], ...roundings(64 * (x.rows + 4) * x.cols ** 2, input) };
  },
  confirm: (R, { x, xPrime, alpha, h, w }) => ({ nonNegative: principalMinors(R, definedCovariance(R, alpha, { x, xPrime }, h, w[0])) }),
  without: {},
});

/** (Σx)² ≤ 2Σx²: true for N ≤ 2, false at (1, 1, 1). */
const threeSamples = claim({
  ...about('three-samples'),
  kind: 'inequality',
  forAll: setting({ id: 'numbers', words: 'For all x', dims: { N: [1, 8] }, fields: { x: anyMatrix('numbers', [[], ['N']]) } }),
  suppose: {},
  then: ({ x }) => {
    const [total, squares] = [x.data.reduce((a, b) => a + b, 0), x.data.reduce((a, b) => a + b * b, 0)];
    return { what: '(Σx)² − 2Σx²', value: total ** 2 - 2 * squares, ...roundings(4 * x.cols, x.cols ** 2 * maxAbs(x) ** 2) };
  },
  confirm: (R, { x }) => ({ nonNegative: [R.sub(R.mul(R.of(2), sum(R, x[0].map((v) => R.mul(v, v)))), R.mul(sum(R, x[0]), sum(R, x[0])))] }),
  without: {},
});

/** "No two samples coincide": false on ties alone. */
const noTies = claim({
  ...about('no-ties'),
  forAll: setting({ id: 'points', words: 'For all x', dims: { N: [1, 8], d: [1, 3] }, fields: { x: anyMatrix('points', [['N'], ['d']]) } }),
  suppose: {},
  then: ({ x }) => {
    let ties = 0;
    for (let i = 0; i < x.rows; i++) for (let j = 0; j < i; j++) if (Array.from({ length: x.cols }, (_, c) => x.data[i * x.cols + c] === x.data[j * x.cols + c]).every(Boolean)) ties++;
    return { what: 'ties', value: ties, ...wholeNumber };
  },
  confirm: (R, { x }) => ({ zero: x.flatMap((a, i) => x.slice(0, i).map((b) => R.of(a.every((v, c) => R.compare(v, b[c]) === 0) ? 1 : 0))) }),
  without: {},
});

/** tr(A²) ≥ −1: false from 2×2 on, at a quarter turn. */
const traceOfSquare = claim({
  ...about('trace-of-square'),
  kind: 'inequality',
  forAll: setting({ id: 'square', words: 'For all A', dims: { d: [1, 6] }, fields: { A: anyMatrix('matrix', [['d'], ['d']]) } }),
  suppose: {},
  then: ({ A }) => {
    let trace = 0;
    for (let i = 0; i < A.rows; i++) for (let j = 0; j < A.rows; j++) trace += A.data[i * A.rows + j] * A.data[j * A.rows + i];
    return { what: '−1 − tr A²', value: -1 - trace, ...roundings(2 * A.rows ** 2, 1 + A.rows ** 2 * maxAbs(A) ** 2) };
  },
  confirm: (R, { A }) => ({ nonNegative: [R.add(R.of(1), sum(R, A.flatMap((r, i) => r.map((entry, j) => R.mul(entry, A[j][i])))))] }),
  without: {},
});

const normals: Field<Matrix> = {
  kind: 'matrix',
  what: 'normal numbers',
  axes: [[], ['N']],
  draw: (stream, { N }) => matrixOf(1, N, () => stream.normal()),
  valid: (m) => m.data.every(Number.isFinite),
};

const relu = <S>(R: Arithmetic<S>, u: S): S => (R.compare(u, R.of(0)) > 0 ? u : R.of(0));

/**
 * "ReLU keeps at most 80 % of the variance of a centred sample of ten": one positive point attains 81 %. Not met once
 * in 400,000 normal samples, so that only the targeted phase finds it.
 */
const reluVariance = claim({
  ...about('relu-variance'),
  kind: 'inequality',
  forAll: setting({ id: 'ten', words: 'For all samples of ten', dims: { N: [10, 10] }, fields: { x: normals } }),
  suppose: {},
  then: ({ x }) => {
    const n = x.cols;
    const mean = x.data.reduce((a, b) => a + b, 0) / n;
    const centred = x.data.map((v) => v - mean);
    const half = centred.map((v) => Math.max(v, 0));
    const halfMean = half.reduce((a, b) => a + b, 0) / n;
    const kept = half.reduce((a, b) => a + (b - halfMean) ** 2, 0);
    return { what: 'kept − 0.8 of all', value: kept - 0.8 * centred.reduce((a, b) => a + b * b, 0), ...roundings(8 * n, n * maxAbs(x) ** 2) };
  },
  confirm: (R, { x: [x] }) => {
    const n = R.of(x.length);
    const centre = <T>(D: Arithmetic<T>, size: T, of: readonly T[]): T[] => of.map((v) => D.sub(v, D.div(sum(D, of), size)));
    const variance = (of: ReturnType<typeof R.of>[]): ReturnType<typeof R.of> => sum(R, centre(R, n, of).map((v) => R.mul(v, v)));
    const centred = centre(R, n, x);
    return { nonNegative: [R.sub(R.mul(R.of(4), variance(centred)), R.mul(R.of(5), variance(centred.map((v) => relu(R, v)))))] };
  },
  without: {},
});

/** A false claim with the sizes and the stability that its simplest counterexample is known to have. */
export interface Planted {
  readonly claim: AnyClaim;
  readonly smallest: Readonly<Record<string, number>>;
  readonly stability: 'robust' | 'degenerate';
  readonly targeted?: number;
}

export const planted: readonly Planted[] = [
  { claim: semidefinite, smallest: { N: 1, d: 1 }, stability: 'robust' },
  { claim: threeSamples, smallest: { N: 3 }, stability: 'robust' },
  { claim: noTies, smallest: { N: 2, d: 1 }, stability: 'degenerate' },
  { claim: traceOfSquare, smallest: { d: 2 }, stability: 'robust' },
  { claim: reluVariance, smallest: { N: 10 }, stability: 'robust', targeted: 2000 },
];
