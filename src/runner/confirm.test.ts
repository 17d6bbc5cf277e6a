import { describe, expect, test } from 'vitest';
import { NotDecided } from '../arithmetic/arithmetic.ts';
import { claim, type AnyClaim } from '../claim/claim.ts';
import { roundings, wholeNumber } from '../claim/tolerance.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { fromRows } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { unitRows } from '../linalg/unitRows.ts';
import { choice } from '../settings/fields.ts';
import { hypothesis } from '../settings/hypothesis.ts';
import { setting } from '../settings/setting.ts';
import { candidates, confirm, confirmed, mostWork } from './confirm.ts';
import { Fault } from './evaluate.ts';
import { about, samples, verdict, type Sample } from './fixtures.testing.ts';
import { search } from './search.ts';

const one: Sample = { dims: { N: 2, d: 1 }, x: fromRows([[1], [0.1]]), c: 1, mode: 'plain' };
const beyond = { what: 'r', value: 1, ...wholeNumber };
type Confirm = NonNullable<Parameters<typeof claim<typeof samples.fields, 'N' | 'd', Record<string, never>>>[0]['confirm']>;
const withPath = (path?: Confirm): AnyClaim => claim({ ...about('path'), forAll: samples, suppose: {}, without: {}, then: () => verdict(false), ...(path === undefined ? {} : { confirm: path }) });
const level = (path?: Confirm): ReturnType<typeof confirm> => confirm(withPath(path), one as never, beyond);

describe('confirm', () => {
  test('says float only without a second path', () => expect(level()).toBe('float only'));

  test('takes zero and nonNegative at their word, every part of them and to the sign', () => {
    expect(level((R) => ({ zero: [R.of(0), R.of(0.5)] }))).toBe('exact');
    expect(level((R) => ({ zero: [R.of(-0.5)] }))).toBe('exact');
    expect(level((R) => ({ zero: [R.of(0)] }))).toBeNull();
    expect(level(() => ({ zero: [] }))).toBeNull();
    expect(level((R) => ({ nonNegative: [R.of(1), R.of(-0.5)] }))).toBe('exact');
    expect(level((R) => ({ nonNegative: [R.of(0), R.of(7)] }))).toBeNull();
  });

  test('sees the double, not the decimal: ten times 0.1 is not 1', () => {
    const tenth: Confirm = (R, { x }) => ({ zero: [R.mul(R.of(2 ** 60), R.sub(R.mul(R.of(10), x[1][0]), R.of(1)))] });
    expect(level(tenth)).toBe('exact');
  });

  test('goes to fifty digits where the rationals end, and judges there', () => {
    expect(level((R) => ({ zero: [R.exp(R.of(1))] }))).toBe('high precision');
    expect(level((R) => ({ zero: [R.sub(R.log(R.exp(R.of(1))), R.of(1))] }))).toBeNull();
    // In float64 this difference is 0; in fifty digits it is 1e-30.
    expect(confirm(withPath((R) => ({ zero: [R.sub(R.add(R.exp(R.of(1)), R.of(1e-30)), R.exp(R.of(1)))] })), one as never, { ...beyond, value: 1e-30, tolerance: 1e-32 })).toBe('high precision');
  });

  test('asks for a value beyond the tolerance, and of the order of the residual', () => {
    const leaves = (value: number): Confirm => (R) => ({ zero: [R.of(value)] });
    const at = (value: number, residual: number, tolerance: number) => confirm(withPath(leaves(value)), one as never, { ...beyond, value: residual, tolerance });
    expect(at(1e-16, 1, 1e-15)).toBeNull();
    expect(at(1e-16, 1, 1e-30)).toBeNull();
    // A residual that is a rounding artefact itself, just beyond its tolerance.
    expect(at(1e-16, 1e-13, 1e-15)).toBeNull();
    expect(at(1e-12, 1e-13, 1e-15)).toBe('exact');
    // A product of two residuals of 1e-4, as minors are.
    expect(at(1e-8, 1e-4, 1e-15)).toBe('exact');
  });

  test('reports what the second path throws as a fault, in either arithmetic', () => {
    expect(() => level((R) => ({ zero: [R.div(R.of(1), R.of(0))] }))).toThrow(Fault);
    expect(() => level((R) => ({ zero: [R.div(R.exp(R.of(1)), R.of(0))] }))).toThrow(/'confirm' threw on a violating instance, in .* arithmetic/);
  });

  /** (1 + x)^(2ⁿ) by squaring: over the rationals the last square has 2ⁿ times the digits of the first. */
  const squared = (n: number): Confirm => (R, { x }) => {
    let value = R.add(R.of(1), R.mul(x[1][0], R.of(2 ** -n)));
    for (let k = 0; k < n; k++) value = R.mul(value, value);
    return { zero: [value] };
  };
  /** 1 by so many additions of 0. */
  const long = (operations: number): Confirm => (R) => {
    let value = R.of(1);
    for (let k = 0; k < operations; k++) value = R.add(value, R.of(0));
    return { zero: [value] };
  };

  test('goes to fifty digits where exact arithmetic would take too long, and no further than floating point where these would, and says so', () => {
    const said = (path: Confirm) => confirmed(withPath(path), one as never, beyond);
    expect(said(squared(3))).toEqual({ level: 'exact', limit: null });
    expect(said(squared(24))).toEqual({ level: 'high precision', limit: `exact arithmetic would take more than ${mostWork} operations` });
    expect(said(long(mostWork))).toEqual({ level: 'float only', limit: `50 digits would take more than ${mostWork} operations` });
    expect(confirmed(withPath(squared(3)), one as never, beyond, 2)).toEqual({ level: 'float only', limit: '50 digits would take more than 2 operations' });
  });

  test('says why nothing is confirmed: what a second path cannot decide, in either arithmetic, or why there is none', () => {
    const silent: Confirm = () => {
      throw new NotDecided('the flow is not at rest');
    };
    expect(confirmed(withPath(silent), one as never, beyond)).toEqual({ level: 'float only', limit: 'the flow is not at rest' });
    expect(confirmed(withPath((R) => (R.exact ? { zero: [R.exp(R.of(1))] } : silent(R, one as never))), one as never, beyond)).toEqual({ level: 'float only', limit: 'the flow is not at rest' });
    expect(candidates(withPath(silent))(one as never, beyond)).toBeNull();
    expect(confirmed({ ...withPath(), unconfirmed: 'a training run' }, one as never, beyond)).toEqual({ level: 'float only', limit: 'a training run' });
  });

  test('what the candidates of one reduction may cost is bounded in all; then they are not judged', () => {
    const judge = candidates(withPath(long(mostWork / 4)));
    // Two operations an addition: half of `mostWork` a candidate, 16 times `mostWork` for all.
    const answers = Array.from({ length: 40 }, () => judge(one as never, beyond));
    expect(answers.indexOf(null)).toBe(31);
    expect(answers.slice(31)).not.toContain(true);
    expect(Array.from({ length: 20 }, () => candidates(withPath(squared(3)))(one as never, beyond))).not.toContain(null);
  });

  test('leaves sizes and names as they are', () => {
    let seen: unknown;
    level((R, { dims, mode }) => { seen = { dims, mode }; return { zero: [R.of(0)] }; });
    expect(seen).toEqual({ dims: { N: 2, d: 1 }, mode: 'plain' });
  });
});

describe('a search', () => {
  const sumOfSquares = (sign: 1 | -1, path: boolean): AnyClaim => {
    const { confirm: second, ...bare } = claim({
      ...about('squares'), kind: 'inequality', forAll: samples, suppose: {}, without: {},
      then: ({ x }) => ({ what: '−Σx²', value: -sign * x.data.reduce((a, v) => a + v * v, 0), ...roundings(x.data.length, norm(x.data) ** 2) }),
      confirm: (R, { x }) => ({ nonNegative: [x.flat().reduce((a, v) => R.add(a, R.mul(v, v)), R.of(0))] }),
    });
    return path && second !== undefined ? { ...bare, confirm: second } : bare;
  };

  test('that finds a wrong sign of ours, in `then` alone, is inconclusive and says why', async () => {
    expect(await search(sumOfSquares(-1, true), null, { seed: 1 })).toMatchObject({ verdict: 'inconclusive', counterexample: null, reason: 'a violation in floating point that the second path through the formula contradicts', cases: { residualRisk: null } });
    expect(await search(sumOfSquares(1, true), null, { seed: 1 })).toMatchObject({ verdict: 'held' });
  });

  test('without a second path cannot tell, and says float only', async () => {
    expect(await search(sumOfSquares(-1, false), null, { seed: 1 })).toMatchObject({ verdict: 'refuted', counterexample: { confirmed: 'float only' }, reason: expect.stringMatching(/^violated in floating point/) });
  });

  const unit = hypothesis<Sample>({
    words: 'the samples have length 1', tex: '1',
    narrow: { x: { ...samples.fields.x, draw: (stream, dims) => unitRows({ rows: dims.N, cols: dims.d, data: Float64Array.from({ length: dims.N * dims.d }, () => stream.normal()) }) } },
    holds: ({ x }) => Array.from({ length: x.rows }, (_, i) => Math.abs(norm(x.data.subarray(i * x.cols, (i + 1) * x.cols)) - 1)).every((gap) => gap <= 4 * Number.EPSILON),
  });
  /** "Samples of length 1 have Σx² = N", computed by a path that loses five digits. */
  const lossy = (error: number): AnyClaim =>
    claim({
      ...about('unit'), forAll: samples, suppose: { unit }, without: { unit: 'fails' },
      then: ({ x }) => ({ what: '|Σx² − N|', value: Math.abs(x.data.reduce((a, v) => a + v * v, 0) - x.rows) + error, ...roundings(16 * x.data.length, x.rows) }),
      confirm: (R, { x }) => ({ zero: [R.sub(x.flat().reduce((a, v) => R.add(a, R.mul(v, v)), R.of(0)), R.of(x.length))] }),
    });

  test('does not take what a hypothesis to rounding leaves for a violation: it holds, and artefacts of `then` are not confirmed', async () => {
    expect(await search(lossy(0), null, { seed: 1 })).toMatchObject({ verdict: 'held' });
    for (const error of [1e-11, 1e-3]) expect(await search(lossy(error), null, { seed: 1 })).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('contradicts') });
    expect(await search(lossy(0), 'unit', { seed: 1 })).toMatchObject({ verdict: 'refuted', counterexample: { confirmed: 'exact' } });
  });

  test('tells a violation on a tie or a kink from one in the open', async () => {
    const stability = async (then: (x: Matrix) => boolean): Promise<string | undefined> =>
      (await search(claim({ ...about('kind'), forAll: samples, suppose: {}, without: {}, then: ({ x }) => verdict(then(x)) }), null, { seed: 2 })).counterexample?.stability;
    // Numbers at 0; a closed half-space whose edge is the simplest; an open condition; a thin but open strip.
    expect(await stability((x) => x.data[0] !== 0)).toBe('degenerate');
    expect(await stability((x) => !(x.rows >= 2 && x.data[0] === x.data[x.cols]))).toBe('degenerate');
    expect(await stability((x) => x.data[0] < 0.5)).toBe('robust');
    expect(await stability((x) => Math.abs(x.data[0]) > 2 ** -10)).toBe('robust');
  });

  test('calls nothing robust that has no number to perturb', async () => {
    const modes = setting({ id: 'modes', words: 'For all modes', dims: { N: [1, 3] }, fields: { mode: choice('mode', 'plain', 'other') } });
    const { verdict: ruling, counterexample } = await search(claim({ ...about('discrete'), forAll: modes, suppose: {}, without: {}, then: ({ mode }) => verdict(mode === 'plain') }), null, { seed: 1 });
    expect({ ruling, stability: counterexample?.stability, mode: counterexample?.instance.mode }).toEqual({ ruling: 'refuted', stability: 'discrete', mode: 'other' });
  });

  test('keeps the simplest counterexample as robust where one perturbation in 28 undoes it, not where every third does', async () => {
    const robust = async (deviations: number): Promise<number> => {
      const least = 1 - deviations * 2 ** -20;
      const edge = claim({ ...about('edge'), forAll: samples, suppose: {}, without: {}, then: ({ x }) => verdict(x.data[0] < least) });
      const all = await Promise.all(Array.from({ length: 12 }, (_, seed) => search(edge, null, { seed })));
      return all.filter(({ counterexample }) => counterexample?.stability === 'robust' && String(counterexample.instance.x) === '1').length;
    };
    // Of 20 perturbations by a normal number of 2⁻²⁰, P(at most 2 fail) is 0.97 at 1.8 deviations and 0.02 at 0.43.
    expect(await robust(1.8)).toBeGreaterThanOrEqual(10);
    expect(await robust(0.43)).toBeLessThanOrEqual(3);
  });
});
