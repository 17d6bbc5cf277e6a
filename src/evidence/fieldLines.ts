import type { Setting } from '../settings/setting.ts';
import type { FieldLine } from './evidence.ts';

const axisName = (names: readonly string[]): string => (names.length === 0 ? '1' : names.join('·'));

/** What the instances of a setting are made of, as lines of evidence. */
export const fieldLines = (setting: Setting): FieldLine[] =>
  Object.entries(setting.fields).map(([name, { what, axes }]) => ({
    name,
    what,
    axes: axes === undefined ? null : [axisName(axes[0]), axisName(axes[1])],
  }));
