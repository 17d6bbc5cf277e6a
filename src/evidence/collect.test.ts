import { describe, expect, test } from 'vitest';
import { collect } from './collect.ts';
import { sampleClaim, sampleEvidence, sampleNotTested, sampleRefuted } from './sample.testing.ts';

describe('collect', () => {
  test('orders by id and gives one digest, whatever order the claims finished in', async () => {
    const forwards = await sampleEvidence({ claims: [sampleClaim(), sampleRefuted()], skipped: [{ id: 'toy/a', reason: 'r' }, { id: 'toy/b', reason: 'r' }] });
    const backwards = await sampleEvidence({ claims: [sampleRefuted(), sampleClaim()], skipped: [{ id: 'toy/b', reason: 'r' }, { id: 'toy/a', reason: 'r' }] });
    expect(backwards).toEqual(forwards);
    expect(forwards.claims.map((c) => c.id)).toEqual(['toy/held', 'toy/refuted']);
  });

  test('a partial run has another digest than a whole one', async () => {
    expect((await sampleEvidence({ partial: true })).digest).not.toBe((await sampleEvidence()).digest);
  });

  test('what is not tested is ordered and part of the digest; without any the evidence is as before there were any', async () => {
    const other = { ...sampleNotTested, id: 'toy/another' };
    const e = await sampleEvidence({ notTested: [sampleNotTested, other] });
    expect(e.notTested).toEqual([other, sampleNotTested]);
    expect(e.digest).not.toBe((await sampleEvidence({ notTested: [other] })).digest);
    expect(await sampleEvidence({ notTested: [] })).toEqual(await sampleEvidence());
    expect(await sampleEvidence()).not.toHaveProperty('notTested');
  });

  test('refuses an item not tested that has a verdict, or occurs twice', async () => {
    await expect(sampleEvidence({ notTested: [{ ...sampleNotTested, id: 'toy/held' }] })).rejects.toThrow('collect: toy/held is listed as not tested, and once more');
    await expect(sampleEvidence({ notTested: [sampleNotTested, sampleNotTested] })).rejects.toThrow('toy/informal is listed as not tested, and once more');
  });

  test('refuses two verdicts on one claim', async () => {
    const run = { seed: 1, data: 'generated', claims: [sampleClaim(), sampleClaim()], skipped: [], partial: false, environment: (await sampleEvidence()).environment };
    await expect(collect(run)).rejects.toThrow('collect: claim toy/held occurs twice');
  });
});
