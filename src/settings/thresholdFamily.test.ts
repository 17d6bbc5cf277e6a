import { expect, test } from 'vitest';
import { familySeeds, familySeedWords, noiseFamily, thresholdFamily } from './thresholdFamily.ts';

test('families are judged on seeds apart from those on which set-up and margins were fixed, and every setting says both', () => {
  const { pilot, confirmation } = familySeeds;
  expect(new Set<number>([...pilot, ...confirmation]).size).toBe(pilot.length + confirmation.length);
  expect(familySeedWords).toMatch(/^seeds 2101–2108, none of which was looked at .*\(on the seeds 1–8\)$/);
  for (const { words } of [thresholdFamily, noiseFamily]) expect(words).toContain(familySeedWords);
});
