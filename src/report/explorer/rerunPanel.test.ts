import { expect, test } from 'vitest';
import { sampleClaim, sampleEvidence } from '../../evidence/sample.testing.ts';
import { dearestFirst } from './rerunPanel.ts';

test('what took long when the evidence was made is run first, what is not known before it, equals in their order', async () => {
  const ids = ['toy/a', 'toy/b', 'toy/c', 'toy/d', 'toy/e'];
  const e = await sampleEvidence({ claims: ids.map((id) => sampleClaim({ id })) });
  const times = { 'toy/a': 1, 'toy/c': 9, 'toy/d': 1, 'toy/e': 2 };
  const claims = Object.fromEntries(Object.entries(times).map(([id, seconds]) => [id, { seconds, casesPerSecond: 1 }]));
  expect(dearestFirst({ ...e, environment: { ...e.environment, claims } })).toEqual(['toy/b', 'toy/c', 'toy/e', 'toy/a', 'toy/d']);
});
