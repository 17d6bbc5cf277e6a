import type { UserData } from '../generators/userData.ts';
import type { AnyHypothesis } from './hypothesis.ts';
import { instances } from './instances.ts';
import type { Setting } from './setting.ts';

/** The words of a setting with the ranges from which its sizes are drawn under some hypotheses: "For all N samples; sizes drawn: N = 1 … 8". Sizes that never vary are left out. */
export const wordsWithSizes = (setting: Setting, kept: readonly AnyHypothesis[], data?: UserData): string => {
  const ranges = Object.entries(instances(setting, kept, data).sizes).filter(([, [lo, hi]]) => lo < hi);
  return ranges.length === 0 ? setting.words : `${setting.words}; sizes drawn: ${ranges.map(([name, [lo, hi]]) => `${name} = ${lo} … ${hi}`).join(', ')}`;
};
