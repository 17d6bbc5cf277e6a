import { expect, test } from 'vitest';
import { ofPaper, papersOf } from './ofPaper.ts';
import { sampleClaim, sampleEvidence, sampleNotTested, sampleRefuted } from './sample.testing.ts';

const paper = { ...sampleClaim().paper, slug: 'train', title: 'On trains' };

test('the part of a run on one paper is what a run of that paper alone records', async () => {
  const skipped = [{ id: 'toy/s', reason: 'r' }, { id: 'train/s', reason: 'r' }];
  const whole = await sampleEvidence({ claims: [sampleClaim(), sampleRefuted(), sampleClaim({ id: 'train/x', paper })], skipped, notTested: [sampleNotTested], partial: true });
  expect(papersOf(whole).map((p) => p.slug)).toEqual(['toy', 'train']);
  expect(await ofPaper(whole, 'toy')).toEqual(await sampleEvidence({ skipped: [skipped[0]], notTested: [sampleNotTested], partial: true }));
  const trains = await ofPaper(whole, 'train');
  expect(trains.claims.map((c) => c.id)).toEqual(['train/x']);
  expect(trains).not.toHaveProperty('notTested');
  expect(trains.environment.claims).toEqual({});
});
