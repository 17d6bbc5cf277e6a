import { describe, expect, test } from 'vitest';
import { linearActivation, reluActivation } from '../settings/hypotheses.ts';
import { hypothesis } from '../settings/hypothesis.ts';
import { oneNode } from '../settings/oneNode.ts';
import { claim, type AnyClaim } from './claim.ts';
import { attributable, type NotTested, paper, type Provenance } from './paper.ts';
import { wholeNumber } from './tolerance.ts';

const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });
const holds = { what: 'nothing', value: 0, ...wholeNumber };
const spec = {
  id: 'toys/a-1', title: 't', source: toys.at('Section 1', { provenance: 'derived' }), kind: 'identity', statement: 's', oracle: 'o',
  forAll: oneNode, suppose: { linearActivation }, then: () => holds, without: { linearActivation: 'fails' },
} as const;

describe('claim', () => {
  test('fills the defaults and keeps what it is given', () => {
    const c: AnyClaim = claim(spec);
    expect(c).toMatchObject({ id: 'toys/a-1', expect: 'held', uses: [], covers: {}, witnesses: [], readings: [], without: { linearActivation: 'fails' } });
    expect(claim({ ...spec, expect: 'refuted', erratum: 'toys/b', uses: ['toys/c'] })).toMatchObject({ expect: 'refuted', erratum: 'toys/b', uses: ['toys/c'] });
  });

  test.each(['toys', 'toys/', 'toys/A', 'toys/a_b', 'toys/a/b', 'other/a', 'toys/a ', 'toys-x/a', '/a', ''])('refuses the id %j', (id) =>
    expect(() => claim({ ...spec, id })).toThrow(`claim ${id}: the id must be 'toys/<name>' in lower case, digits and hyphens`));

  test('refuses two hypotheses that construct the same field, or the same size', () => {
    expect(() => claim({ ...spec, suppose: { linearActivation, reluActivation }, without: { linearActivation: 'fails', reluActivation: 'fails' } })).toThrow(
      'claim toys/a-1: the hypotheses linearActivation and reluActivation both narrow h; merge them, or let one be a guard',
    );
    const size = hypothesis<{ readonly dims: Readonly<Record<string, number>> }>({ words: 'd = 1', tex: 'd = 1', narrowDims: { d: [1, 1] }, holds: ({ dims }) => dims.d === 1 });
    expect(() => claim({ ...spec, suppose: { one: size, two: size }, without: { one: 'fails', two: 'fails' } })).toThrow('one and two both narrow d');
  });

  test('refuses a hypothesis that constructs what the setting does not have', () => {
    const W = { kind: 'number', what: 'W', draw: () => 1, valid: () => true } as const;
    const other = hypothesis<{ readonly W: number }>({ words: 'w', tex: 'w', narrow: { W }, holds: () => true });
    expect(() => claim({ ...spec, suppose: { other } as never, without: { other: 'fails' } as never })).toThrow('claim toys/a-1: other narrows W, which setting one-node does not have');
    const dims = hypothesis<object>({ words: 'm', tex: 'm', narrowDims: { M: [1, 1] }, holds: () => true });
    expect(() => claim({ ...spec, suppose: { dims }, without: { dims: 'fails' } })).toThrow('dims narrows M, which');
  });

  test('refuses TeX with a control character, of the statement or of a hypothesis', () => {
    expect(() => claim({ ...spec, statement: 'w^\top w' })).toThrow('claim toys/a-1: the TeX of the statement holds a control character; write it with String.raw');
    const narrow = hypothesis<object>({ words: 'w', tex: 'a \text{ or } b', holds: () => true });
    expect(() => claim({ ...spec, suppose: { narrow }, without: { narrow: 'fails' } })).toThrow('the TeX of narrow holds');
  });

  test('refuses a statement expected to be refuted without its erratum', () =>
    expect(() => claim({ ...spec, expect: 'refuted' })).toThrow('claim toys/a-1: a statement expected to be refuted names its erratum'));

  test('refuses a claim of existence that neither certifies what is exhibited nor says why not', () => {
    const existence = { ...spec, kind: 'existence' } as const;
    expect(() => claim(existence)).toThrow('claim toys/a-1: a claim of existence certifies what its instances exhibit (`certify`), or says why not (`uncertified`)');
    expect(claim({ ...existence, certify: () => [] }).kind).toBe('existence');
    expect(claim({ ...existence, uncertified: 'not isolated' }).uncertified).toBe('not isolated');
  });

  test('refuses a reason for having no second path beside a second path', () => {
    const confirm = (): { readonly zero: readonly never[] } => ({ zero: [] });
    expect(() => claim({ ...spec, confirm, unconfirmed: 'a training run' })).toThrow('claim toys/a-1: `unconfirmed` says why there is no second path, but there is one');
    expect(claim({ ...spec, unconfirmed: 'a training run' }).unconfirmed).toBe('a training run');
  });

  test('refuses a claim of dynamics that neither draws trajectories nor says why not', () => {
    const dynamics = { ...spec, kind: 'dynamics' } as const;
    expect(() => claim(dynamics)).toThrow('claim toys/a-1: a claim of dynamics draws the trajectories of an instance (`traces`), or says why not (`untraced`)');
    expect(claim({ ...dynamics, traces: () => ({}) }).kind).toBe('dynamics');
    expect(claim({ ...dynamics, untraced: 'one step a day' }).untraced).toBe('one step a day');
  });

  test('refuses, from JavaScript too, entries of `without` that are not those of `suppose`', () => {
    expect(() => claim({ ...spec, without: {} as never })).toThrow("claim toys/a-1: `without` has no entry for linearActivation; record 'fails' or 'survives'");
    expect(() => claim({ ...spec, without: { linearActivation: 'fails', other: 'fails' } as never })).toThrow('claim toys/a-1: `without` has an entry for other, which `suppose` does not have');
  });

  test('does not compile where `without` leaves a hypothesis out, invents one, or says something else', () => {
    // Checked by tsc, which fails on a directive that suppresses nothing; never run.
    const uncompiled = (): readonly AnyClaim[] => [
      // @ts-expect-error linearActivation has no entry.
      claim({ ...spec, without: {} }),
      // @ts-expect-error linearActivation is not necessary "maybe".
      claim({ ...spec, without: { linearActivation: 'maybe' } }),
      // @ts-expect-error the residual is no boolean.
      claim({ ...spec, then: () => true }),
      // @ts-expect-error one-node has no W.
      claim({ ...spec, then: ({ W }) => ({ ...holds, value: W.rows }) }),
    ];
    expect(uncompiled).toBeTypeOf('function');
  });
});

describe('attributable', () => {
  const all: readonly Provenance[] = ['paper', 'code', 'reconstructed', 'derived'];
  test('to the authors is only what was read, the result and the statement both', () => {
    const spoken = all.flatMap((provenance) => all.filter((statement) => attributable(toys.at('p', { provenance, statement }))).map((statement) => `${provenance}/${statement}`));
    expect(spoken).toEqual(['paper/paper', 'paper/code', 'code/paper', 'code/code']);
    expect(toys.at('p', { provenance: 'code' }).statement).toBe('code');
  });
});

describe('what of a paper is not tested', () => {
  const informal = { id: 'toys/informal', title: 'Toys matter', place: 'Section 2', provenance: 'paper', reason: 'no quantity is named' } as const;

  test('is kept apart from what a claim cites', () => {
    expect(toys.notTested).toEqual([]);
    const listed = paper({ ...toys, notTested: [informal] });
    expect(listed.notTested).toEqual([informal]);
    expect(listed.at('Section 1', { provenance: 'paper' }).paper).not.toHaveProperty('notTested');
  });

  test.each<[string, readonly NotTested[], string]>([
    ['of another paper', [{ ...informal, id: 'trains/informal' }], "notTested has the id trains/informal; it must be 'toys/<name>'"],
    ['in capitals', [{ ...informal, id: 'toys/Informal' }], "notTested has the id toys/Informal; it must be 'toys/<name>'"],
    ['twice', [informal, informal], 'notTested has toys/informal twice'],
    ['without a reason', [{ ...informal, reason: ' ' }], 'notTested toys/informal needs a title, a place and a reason'],
  ])('is refused %s', (_, notTested, message) => {
    expect(() => paper({ ...toys, notTested })).toThrow(message);
  });
});
