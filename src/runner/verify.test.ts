import { describe, expect, test } from 'vitest';
import { claim } from '../claim/claim.ts';
import { roundings } from '../claim/tolerance.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { hypothesis } from '../settings/hypothesis.ts';
import { withoutAugmentation } from '../settings/moves.ts';
import { setting } from '../settings/setting.ts';
import { about, fraction, guard, samples, toyClaim, verdict, type Sample } from './fixtures.testing.ts';
import { Interrupted, type Progress } from './progress.ts';
import { search } from './search.ts';
import { verify } from './verify.ts';

const seed = 5;
const { x } = samples.fields;

describe('hypotheses that are hardly ever met', () => {
  test('contradictory guards give up, at once and naming both', async () => {
    let evaluations = 0;
    const never = toyClaim('contradictory', () => verdict(evaluations++ < 0), { positive: guard('c > 0', ({ c }) => c > 0), negative: guard('c ≤ 0', ({ c }) => c <= 0) });
    const { verdict: ruling, reason, cases, targeted, asRecorded } = await search(never, null, { seed }).then((s) => ({ ...s, asRecorded: false }));
    expect({ ruling, run: cases.run, targeted, asRecorded, evaluations }).toEqual({ ruling: 'gave up', run: 0, targeted: null, asRecorded: false, evaluations: 0 });
    expect(reason).toMatch(/0 of \d+ instances \(discarded by negative \d+, positive \d+\)/);
    // 50 discards for each of the 32 cases of a slice, and one more slice.
    expect(cases.discards).toBeLessThanOrEqual(50 * 32 + 32);
    expect(cases.discardedBy.positive + cases.discardedBy.negative).toBe(cases.discards);
    expect(cases.residualRisk).toBeNull();
  });

  test.each([[1 / 1000, 'gave up'], [1 / 5, 'held']])('a guard that %f of the draws meet ends as %s', async (share, expected) => {
    const rare = toyClaim('rare', () => verdict(true), { rare: guard('rare', (i) => fraction(i) < share) });
    for (const s of [1, 2, 3]) {
      const result = await search(rare, null, { seed: s });
      expect(result.verdict).toBe(expected);
      if (expected === 'gave up') expect(result.reason).toContain('rare');
      else expect(result.cases.discards / result.cases.run).toBeCloseTo(4, 0);
    }
  });

  test('a dropped hypothesis that draws always satisfy gives up as "not violated"', async () => {
    const e = await verify(toyClaim('trivial', () => verdict(true), { always: guard('1 = 1', () => true) }), { seed });
    expect(e).toMatchObject({ verdict: 'held', asRecorded: false, necessity: [{ verdict: 'gave up', outcome: 'undecided', cases: { discardedBy: { 'always not violated': e.necessity[0].cases.discards } } }] });
  });
});

describe('what is our error is reported as such', () => {
  const broken = (c: ReturnType<typeof toyClaim>) => verify(c, { seed, runs: 200 });
  const narrowed = hypothesis<Sample>({ words: 'the mode is plain', tex: 'm', narrow: { mode: samples.fields.mode }, holds: ({ mode }) => mode === 'plain' });
  const field = (changes: object) => ({ ...toyClaim('field', () => verdict(true)), forAll: { ...samples, fields: { ...samples.fields, x: { ...x, ...changes } } } }) as unknown as ReturnType<typeof toyClaim>;
  const cases: Readonly<Record<string, readonly [ReturnType<typeof toyClaim>, RegExp]>> = {
    'a generator that breaks its hypothesis': [toyClaim('narrow', () => verdict(true), { narrowed }), /generator of hypothesis 'narrowed' \(the mode is plain\) drew an instance that breaks it: \{"dims"/],
    'a field of the wrong shape': [field({ draw: () => ({ rows: 9, cols: 9, data: new Float64Array(81) }) }), /field x \(samples\) is 9×9, expected/],
    'a field with too little data': [field({ draw: () => ({ rows: 1, cols: 1, data: new Float64Array(0) }) }), /field x \(samples\) is no matrix/],
    'a field that draws nothing': [field({ draw: () => undefined }), /field x \(samples\) is no matrix: undefined/],
    'a field of invalid values': [field({ draw: (...args: Parameters<typeof x.draw>) => ({ ...x.draw(...args), data: x.draw(...args).data.fill(Number.NaN) }) }), /field x \(samples\) is not valid/],
    'a field that throws': [field({ draw: () => { throw new RangeError('no luck'); } }), /unexpected RangeError: no luck/],
    'a conclusion that throws': [toyClaim('throws', ({ x: m }) => { if (m.rows === 3) throw new TypeError('three'); return verdict(true); }), /'then': it threw TypeError: three; instance \{"dims":\{"N":3/],
    'a conclusion that returns nothing': [toyClaim('nothing', () => undefined as never), /'then': it threw TypeError/],
    'a residual that is NaN': [toyClaim('nan', () => ({ what: 'r', value: Number.NaN, ...roundings(1, 1) })), /'r' is not a number: value NaN/],
    'a residual that overflows': [toyClaim('infinite', () => ({ what: 'r', value: Infinity, ...roundings(1, 1) })), /value Infinity/],
    'a tolerance that overflows': [toyClaim('all-pass', () => ({ what: 'r', value: 1, ...roundings(1, Infinity) })), /tolerance Infinity/],
    'a negative tolerance': [toyClaim('negative', () => ({ what: 'r', value: 1, tolerance: -1, because: 'a slip' })), /tolerance -1 \(a slip\)/],
    'a conclusion that changes its instance': [toyClaim('changes', ({ x: m }) => { m.data[0] += 1; return verdict(true); }), /changes the instance it is given/],
    'a hypothesis that changes its instance': [toyClaim('guard', () => verdict(true), { g: guard('g', ({ x: m }) => { m.data.fill(0); return true; }) }), /changes the instance it is given/],
    'a hypothesis that throws': [toyClaim('h', () => verdict(true), { g: guard('g', () => { throw new Error('oh'); }) }), /hypothesis 'g': it threw Error: oh; instance/],
    'a second path that throws': [{ ...toyClaim('confirm', () => verdict(false)), confirm: () => { throw new Error('path'); } }, /'confirm' threw on a violating instance, in rational arithmetic: Error: path/],
    'a regime that throws': [toyClaim('regime', () => verdict(true), {}, { covers: { r: { share: 0, when: () => { throw new Error('r'); } } } }), /unexpected Error: r/],
    'an observation where a residual belongs': [toyClaim('observed', () => ({ what: 'o', observation: 1, null: 0.5, effect: 0.1, because: 'b' })), /a identity claim returned an observation|identity claim/],
  };

  test.each(Object.entries(cases))('%s', async (_, [c, message]) => {
    const e = await broken(c);
    expect(e.fault).toMatch(message);
    expect(e).toMatchObject({ verdict: 'inconclusive', counterexample: null, asRecorded: false });
    expect(e.reason).toBe(`our error: ${e.fault ?? ''}`);
  });

  test('also where only the targeted search meets it', async () => {
    // Random factors lie in [0, 4]; neighbours reach below 1e-5, where draws do not.
    const deep = toyClaim('deep', ({ c }) => (c > 0 && c < 1e-7 ? { what: 'r', value: Number.NaN, ...roundings(1, 1) } : { what: 'r', value: c === 0 ? 0 : 1 / c, tolerance: 1e12, because: 'b' }));
    expect((await verify(deep, { seed, targeted: 0 })).fault).toBeNull();
    expect(await verify(deep, { seed, targeted: 3000 })).toMatchObject({ verdict: 'inconclusive', fault: expect.stringContaining('not a number') });
  });

  test('in one dropped hypothesis it is named there, and the claim itself keeps its verdict', async () => {
    const e = await verify(toyClaim('half', ({ c }) => { if (c > 1) throw new Error('big'); return verdict(true); }, { small: guard('c ≤ 1', ({ c }) => c <= 1) }), { seed });
    expect(e).toMatchObject({ verdict: 'held', asRecorded: false, fault: expect.stringMatching(/^without 'small': 'then': it threw Error: big/), necessity: [{ outcome: 'undecided' }] });
  });

  test('no case at all holds nothing', async () => {
    for (const runs of [0, -1, 0.5, Number.NaN]) expect(await verify(toyClaim('none', () => verdict(true)), { seed, runs })).toMatchObject({ verdict: 'inconclusive', asRecorded: false });
  });
});

describe('what is left open is inconclusive', () => {
  const residual = (value: number) => ({ what: 'r', value, tolerance: 1, because: 'test' });
  test.each([
    ['a residual in the grey zone', () => residual(3), /rounding grey zone \(3\.0 times its tolerance\)/],
    ['an undecided case', ({ x: m }: Sample) => (m.rows === 8 ? { undecided: 'no limit' } : residual(0)), /^\d+ of 1000 cases undecided: no limit/],
  ])('%s', async (_, then, reason) => {
    const result = await search(toyClaim('open', then), null, { seed, targeted: 0 });
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: expect.stringMatching(reason), cases: { residualRisk: null } });
  });

  test('a regime that is not reached, naming both shares', async () => {
    const rare = toyClaim('covers', () => verdict(true), {}, { covers: { 'N = 8': { share: 0.5, when: (i) => (i.x as Matrix).rows === 8 } } });
    const result = await search(rare, null, { seed });
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: expect.stringMatching(/^regime 'N = 8' reached in 1\d % of cases, 50 % asked$/) });
    expect(await search({ ...rare, covers: { 'N = 8': { ...rare.covers['N = 8'], share: 0.05 } } }, null, { seed })).toMatchObject({ verdict: 'held' });
  });

  test('an undecided case that only the targeted search meets', async () => {
    const deep = toyClaim('deep', ({ c }) => (c > 0 && c < 1e-7 ? { undecided: 'too small' } : { what: 'r', value: c === 0 ? 0 : 1 / c, tolerance: 1e12, because: 'b' }));
    expect(await search(deep, null, { seed, targeted: 3000 })).toMatchObject({ verdict: 'inconclusive', reason: 'the targeted search met an undecided case: too small' });
  });
});

describe('the same seed gives the same evidence', () => {
  const spied = (name: string, suppose = {}) => {
    const drawn: number[] = [];
    return { drawn, claim: toyClaim(name, (i) => { drawn.push(fraction(i)); return verdict(true); }, suppose) };
  };
  const drawnBy = async (name: string, options: { seed: number; runs: number }): Promise<number[]> => {
    const { drawn, claim: c } = spied(name);
    await search(c, null, { ...options, targeted: 0 });
    return drawn;
  };

  test('whatever ran before it, and whether or not one watches', async () => {
    const c = toyClaim('again', ({ x: m, c: factor }) => verdict(m.rows < 3 || factor < 2), { few: guard('N ≤ 7', ({ x: m }) => m.rows <= 7) });
    const first = await verify(c, { seed });
    await verify(spied('other').claim, { seed });
    expect(await verify(c, { seed, onProgress: () => undefined })).toEqual(first);
    expect(first.verdict).toBe('refuted');
  });

  test('the cases of a longer run begin with those of a shorter one', async () => {
    const [short, long, odd] = [await drawnBy('a', { seed, runs: 64 }), await drawnBy('a', { seed, runs: 128 }), await drawnBy('a', { seed, runs: 33 })];
    expect(long).toHaveLength(128);
    expect(long.slice(0, 64)).toEqual(short);
    expect(short.slice(0, 33)).toEqual(odd);
    expect(new Set(long).size).toBeGreaterThan(120);
  });

  test('another seed, another claim or another dropped hypothesis draws other cases', async () => {
    const runs = 64;
    const base = await drawnBy('a', { seed, runs });
    const { drawn, claim: c } = spied('a', { h: guard('h', () => false) });
    await search(c, 'h', { seed, runs, targeted: 0 });
    for (const other of [await drawnBy('a', { seed: seed + 1, runs }), await drawnBy('b', { seed, runs }), drawn]) {
      // Degenerate instances (x = 0, c = 0) come up in every run.
      expect(other.filter((value) => base.includes(value)).length).toBeLessThan(runs / 4);
      expect(other).toHaveLength(runs);
    }
  });
});

describe('interruption', () => {
  const slow = (milliseconds: number, holds: boolean) =>
    toyClaim('slow', () => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
      return verdict(holds);
    });
  // The pacer breathes every 50 ms, evaluations take 20 ms; the rest is for a busy machine.
  const patience = 200;

  test.each([['random', true, 1000, 0], ['targeted', true, 1, 1000], ['reduce', false, 1000, 0]] as const)('in the %s phase rejects within 200 ms', { retry: 2 }, async (phase, holds, runs, targeted) => {
    const controller = new AbortController();
    const seen: Progress[] = [];
    let aborted = Infinity;
    const work = verify(slow(20, holds), {
      seed, runs, targeted, signal: controller.signal,
      onProgress: (p) => {
        seen.push(p);
        if (p.phase === phase && p.done > 0 && !controller.signal.aborted) setTimeout(() => { aborted = performance.now(); controller.abort(); }, 0);
      },
    });
    await expect(work).rejects.toThrow(Interrupted);
    expect(performance.now() - aborted).toBeLessThan(patience);
    expect(seen.at(-1)).toMatchObject({ claim: 'toys/slow', dropped: null, phase });
  });

  test('before the start rejects without an evaluation more than one', async () => {
    let evaluations = 0;
    await expect(verify(toyClaim('early', () => verdict(evaluations++ >= 0)), { seed, signal: AbortSignal.abort() })).rejects.toThrow(Interrupted);
    expect(evaluations).toBeLessThanOrEqual(1);
  });
});

describe('search', () => {
  test('a violation that the second path contradicts does not hide a true one behind it', async () => {
    // One sample of one coordinate is a false alarm of `then`; N ≥ 6 with d = 3 is a true violation.
    const mixed = claim({
      ...about('mixed'), forAll: samples, suppose: {}, without: {},
      then: ({ x: m }) => verdict(!((m.cols === 1 && m.rows === 1) || (m.cols === 3 && m.rows >= 6))),
      confirm: (R, { x: m }) => ({ zero: [R.of(m[0].length === 3 && m.length >= 6 ? 1 : 0)] }),
    });
    const results = await Promise.all(Array.from({ length: 40 }, (_, s) => search(mixed, null, { seed: s })));
    for (const r of results) expect(r).toMatchObject(r.verdict === 'refuted' ? { counterexample: { confirmed: 'exact', instance: { dims: { N: 6, d: 3 } } } } : { verdict: 'inconclusive', reason: expect.stringContaining('contradicts') });
    // A true violation comes before the third false alarm with probability 0.74, before the first with 0.36: 22 of 40 tells them apart by 2.7 standard deviations.
    expect(results.filter((r) => r.verdict === 'refuted').length).toBeGreaterThanOrEqual(22);
  });

  test('the targeted phase climbs from far below the tolerance', async () => {
    // value/tolerance is about −1e12 at every draw and rises to violation at c = 3.9999 only.
    const far = toyClaim('far', ({ c }) => ({ what: 'r', value: c - 3.9999, tolerance: 1e-12, because: 'test' }));
    const { targeted, verdict: ruling } = await search(far, null, { seed, runs: 20, targeted: 2000 });
    expect({ ruling, early: (targeted?.evaluations ?? 0) < 1000 }).toEqual({ ruling: 'refuted', early: true });
  });

  test('repairs a narrowed field while it reduces: x′ stays x', async () => {
    const twin = setting({
      id: 'twin', words: 'x and x′', dims: { N: [1, 6], d: [1, 2] }, moves: withoutAugmentation,
      fields: { x, xPrime: { ...x, what: 'second views' } },
    });
    const same = hypothesis<{ readonly x: Matrix; readonly xPrime: Matrix }>({
      words: "x' = x", tex: "x' = x",
      narrow: { xPrime: { kind: 'matrix', what: 'copy', draw: (_s, _d, drawn) => drawn.x as Matrix, valid: () => true, simpler: () => [] } },
      holds: (i) => i.x.data.join() === i.xPrime.data.join(),
    });
    const c = claim({ ...about('twin'), forAll: twin, suppose: { same }, without: { same: 'fails' }, then: ({ x: m }) => verdict(m.data.every((v) => Math.abs(v) < 1)) });
    const { counterexample } = await search(c, null, { seed });
    expect(counterexample?.instance).toEqual({ dims: { N: 1, d: 1 }, x: [[1]], xPrime: [[1]] });
  });
});
