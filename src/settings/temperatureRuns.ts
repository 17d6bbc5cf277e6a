import { smallSetup } from '../dynamics/thresholdNetwork/setup.ts';
import { choice } from './fields.ts';
import { setting } from './setting.ts';
import { familySeeds, trainedOnce } from './thresholdFamily.ts';

/** Training runs at two temperatures. */
export const temperatureRuns = setting({
  id: 'temperature-runs',
  words: 'For training runs of a threshold network on sparse codes (8 features in 64 coordinates, 56 neurons, 220 steps) at the temperatures 1 and 8',
  dims: {},
  fields: { temperature: { ...choice<'1' | '8'>('temperature', '1', '8'), simpler: () => [] } },
});

/** The largest coefficient of a feature at the end, at the first two confirmation seeds. */
export const largestCoefficientAt = (temperature: '1' | '8'): number[] => familySeeds.confirmation.slice(0, 2).map((seed) => trainedOnce({ ...smallSetup, temperature: Number(temperature) }, seed).coefficient);
