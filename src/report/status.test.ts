import { expect, test } from 'vitest';
import { sampleClaim, sampleRefuted } from '../evidence/sample.testing.ts';
import { byImportance } from './status.ts';

test('refutations come first, the published statement before ours, results of the paper before our own; equals keep their order', () => {
  const refuted = (id: string, provenance: 'paper' | 'reconstructed' | 'derived', statementProvenance: 'paper' | 'derived'): ReturnType<typeof sampleRefuted> =>
    sampleRefuted({ id, provenance, statementProvenance, asRecorded: true });
  const claims = [
    sampleClaim({ id: 'toy/held' }),
    refuted('toy/ours', 'derived', 'derived'),
    refuted('toy/restated', 'reconstructed', 'derived'),
    refuted('toy/idea', 'paper', 'derived'),
    refuted('toy/other-idea', 'paper', 'derived'),
    refuted('toy/published', 'paper', 'paper'),
  ];
  expect(byImportance(claims).map(({ id }) => id)).toEqual(['toy/published', 'toy/idea', 'toy/other-idea', 'toy/restated', 'toy/ours', 'toy/held']);
});
