import { describe, expect, test } from 'vitest';
import { claim, type AnyClaim } from '../claim/claim.ts';
import { criticalPointOf, zeroFrom, zeroOf, type Exhibit } from '../claim/exhibit.ts';
import { wholeNumber } from '../claim/tolerance.ts';
import { hypothesis } from '../settings/hypothesis.ts';
import { certifyPhase } from './certifyPhase.ts';
import { about, samples, type Sample } from './fixtures.testing.ts';
import { verify } from './verify.ts';

const holds = { what: 'nothing', value: 0, ...wholeNumber };
const positive = hypothesis<Sample>({ words: 'c is positive', tex: 'c > 0', holds: ({ c }) => c > 0 });
const exhibiting = (certify?: (instance: Sample) => readonly Exhibit[]): AnyClaim =>
  claim({ ...about('exhibits'), forAll: samples, suppose: { positive }, without: { positive: 'survives' }, then: () => holds, runs: 50, ...(certify === undefined ? {} : { certify }) });
/** The well (z − c)²/2, its bottom at c, seen from a little beside it. */
const bottom = (kind: 'minimum' | 'maximum') => ({ c }: Sample): Exhibit[] => [criticalPointOf('the bottom', 'z', kind, (R, [z]) => R.div(R.mul(R.sub(z, R.of(c)), R.sub(z, R.of(c))), R.of(2)), [c * 1.000001])];

describe('certifyPhase', () => {
  test('certifies what instances exhibit, keeps two in full, and says nothing of a claim that does not', async () => {
    const found = await certifyPhase(exhibiting(bottom('minimum')), { seed: 1 });
    expect(found).toMatchObject({ instances: 8, exhibited: 8, certified: 8, refused: {} });
    expect(found?.shown).toHaveLength(2);
    for (const { kind, box, exactly, midpoint, replay, discs } of found?.shown ?? []) {
      expect(kind).toBe('minimum');
      const c = Number(/:c=([^:]+)/.exec(replay)?.[1]);
      expect(box[0][0] < c && c < box[0][1] && Math.abs(midpoint[0] - c) <= 1e-11 * c).toBe(true);
      // The dyadic m·2^e is the bound itself.
      expect(exactly[0].map((text) => Number(text.split('·2^')[0]) * 2 ** Number(text.split('·2^')[1]))).toEqual(box[0]);
      expect(discs?.[0][0]).toBeGreaterThan(0.9);
    }
    expect(await certifyPhase(exhibiting(), { seed: 1 })).toBeNull();
    expect(await certifyPhase(exhibiting(bottom('minimum')), { seed: 1 })).toEqual(found);
  });

  test('carries what a claim leaves out, with certificates or without', async () => {
    const leaving = (of: AnyClaim): AnyClaim => ({ ...of, uncertified: 'the rest is not isolated' });
    expect(await certifyPhase(leaving(exhibiting()), { seed: 1 })).toEqual({ instances: 0, exhibited: 0, certified: 0, refused: {}, shown: [], leftOut: 'the rest is not isolated' });
    expect(await certifyPhase(leaving(exhibiting(bottom('minimum'))), { seed: 1 })).toMatchObject({ certified: 8, leftOut: 'the rest is not isolated' });
  });

  test('a zero by Newton and Kantorovich: where it lies, and where no other does', async () => {
    // z² = c from a point a little above √c.
    const root = exhibiting(({ c }) => [zeroFrom('the root', 'z', (R, [z]) => [R.sub(R.mul(z, z), R.of(c))], [Math.sqrt(c) * 1.01], Math.sqrt(c) / 4)]);
    const found = await certifyPhase(root, { seed: 1 });
    expect(found).toMatchObject({ exhibited: 8, certified: 8 });
    for (const { kind, box: [box], enclosure: [within], replay, kantorovich } of found?.shown ?? []) {
      const z = Math.sqrt(Number(/:c=([^:]+)/.exec(replay)?.[1]));
      expect(kind).toBe('zero');
      expect(box[0] < within[0] && within[0] <= z && z <= within[1] && within[1] < box[1]).toBe(true);
      // F″ = 2 and F′ = 2z: no other zero is nearer than the radius, a quarter of z.
      expect((box[1] - box[0]) / (2 * z)).toBeCloseTo(0.25, 6);
      expect(kantorovich?.h).toBeLessThan(0.02);
    }
  });

  test('names why a point is not certified, and stops asking where nothing is exhibited', async () => {
    const double = exhibiting(() => [zeroOf('the root', 'z', (R, [z]) => [R.mul(R.sub(z, R.of(1)), R.sub(z, R.of(1)))], [1])]);
    expect(await certifyPhase(double, { seed: 1 })).toMatchObject({ exhibited: 8, certified: 0, refused: { 'singular Jacobian': 8 }, shown: [] });
    expect(await certifyPhase(exhibiting(() => []), { seed: 1 })).toMatchObject({ instances: 0, exhibited: 0 });
  });

  test('a certificate that contradicts the claim is our fault, never a pass', async () => {
    await expect(certifyPhase(exhibiting(bottom('maximum')), { seed: 1 })).rejects.toThrow('is taken for a maximum, and certified to be a minimum');
    const evidence = await verify(exhibiting(bottom('maximum')), { seed: 1, runs: 10, targeted: 0 });
    expect(evidence.fault).toMatch(/^certificates: the bottom of toys\/exhibits/);
    expect(evidence.asRecorded).toBe(false);
    const throwing = await verify(exhibiting(() => { throw new Error('no such thing'); }), { seed: 1, runs: 10, targeted: 0 });
    expect(throwing.fault).toContain("'certify' threw Error: no such thing");
  });
});
