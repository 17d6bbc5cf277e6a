import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The clock of a file system runs in ticks, of 10 ms or, on old ones, of 2 s: a file may change again within the tick of its last change and look the same. */
const tick = 2000;

/** What the system says of a file without reading it. */
export interface FileState {
  /** Size, times and number: a later text has another state. Empty where the last change is so recent that it might not. */
  readonly state: string;
  /** When it last changed, in milliseconds since 1970. */
  readonly changed: number;
}

/** The state of a file; null where there is none. To belong to a text, it must have been asked for before the text was read. */
export const fileState = (path: string): FileState | null => {
  const at = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (at === undefined) return null;
  const changed = Number(at.ctimeMs);
  return { state: changed < Date.now() - tick ? `${at.size} ${at.mtimeNs} ${at.ctimeNs} ${at.ino}` : '', changed };
};

/** Whether every file, named by its path from the base, is in the state that it had: then its text is what it was. */
export const unchanged = (states: Readonly<Record<string, string>>, base: string): boolean => {
  try {
    return Object.entries(states).every(([name, state]) => state !== '' && fileState(resolve(base, name))?.state === state);
  } catch {
    return false;
  }
};
