import { describe, expect, test } from 'vitest';
import type { AnyClaim } from '../../src/claim/claim.ts';
import type { Residual } from '../../src/claim/residual.ts';
import { confirmed } from '../../src/runner/confirm.ts';
import { read } from '../../src/settings/written.ts';
import gdRate from './gd-rate.ts';
import gdSign from './gd-sign.ts';
import lemma2Certified from './lemma-2-certified.ts';
import slProjection from './sl-projection.ts';
import slThm from './sl-thm.ts';
import transferIft from './transfer-ift.ts';

/** What the second path says of an instance that float64 is supposed to have seen violate by 1/2. */
const said = (claim: AnyClaim, written: Readonly<Record<string, unknown>>): ReturnType<typeof confirmed> =>
  confirmed(claim, read(claim.forAll, written), { what: 'r', value: 1 / 2, tolerance: 2 ** -36, because: 'assumed' });

describe('gradient descent on the simplified objective', () => {
  test('that contracts at the rate is not confirmed not to; from outside the region, and in long steps, it is', () => {
    expect(said(gdRate, { tau: 7, a: 3.1, t: 9, share: 1 }).level).toBeNull();
    expect(said(gdRate, { tau: 6, a: 0, t: 0, share: 1 }).level).toBe('high precision');
    expect(said(gdRate, { tau: 14, a: 3.25, t: 9, share: 64 }).level).toBe('high precision');
  });

  test('that ends at the minimum of its side is not confirmed to end elsewhere; from a = 0, and after a leap, it does', () => {
    expect(said(gdSign, { tau: 7, a: 3.5, t: 9, share: 64 }).level).toBeNull();
    expect(said(gdSign, { tau: 7, a: 0, t: 0, share: 1 }).level).toBe('high precision');
    expect(said(gdSign, { tau: 20, a: -4, t: 5, share: 1716 }).level).toBe('high precision');
  });

  test('that takes too long is not judged', () => {
    expect(said(gdSign, { tau: 7, a: 1 / 16, t: 0, share: 1 / 8 }).level).toBe('float only');
  });
});

test('the condition in norms: confirmed where float64 sees it broken, and nowhere else', () => {
  const size = { d: 2, n: 4000, factor: 0, kind: 'isotropic' };
  const levels = Array.from({ length: 6 }, (_, k) => {
    const sample = { ...size, seed: 11 + k };
    const { value } = transferIft.then(read(transferIft.forAll, sample)) as Residual;
    return `${value > 0 ? 'broken' : 'holds'}: ${said(transferIft, sample).level ?? 'not confirmed'}`;
  });
  expect(new Set(levels)).toEqual(new Set(['broken: high precision', 'holds: not confirmed']));
});

describe('supervised training', () => {
  const start = { dims: { k: 2 }, tau: 3, shareMinus: 0.5, W: [[1, 1], [-1, 1]], F: [[-1, 1]] };
  test('that forgets the hidden feature is not confirmed to keep it; that keeps it is', () => {
    expect(said(slThm, start).level).toBeNull();
    expect(said(slThm, { ...start, tau: 1, shareMinus: 0, W: [[1, 1], [-1, 1]] }).level).toBe('high precision');
  });

  test('the metric is confirmed in the limit, and of a run that stops before it nothing is said', () => {
    expect(said(slProjection, { seed: 196105, length: 'to the end', heads: 'drawn' }).level).toBe('high precision');
    expect(said(slProjection, { seed: 196105, length: 'released', heads: 'drawn' })).toEqual({ level: 'float only', limit: 'the run stops before it is at rest: there is no limit to complete' });
  });
});

test('a box that intervals prove convex is not confirmed to bend down; one at a point of which they see it bend is', () => {
  expect(said(lemma2Certified, { box: 'released' }).level).toBeNull();
  expect(said(lemma2Certified, { box: 'near a = 0' }).level).toBe('high precision');
});
