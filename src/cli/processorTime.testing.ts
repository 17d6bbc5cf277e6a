import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly parent: number;
  /** User and system time of all of its threads, in seconds. */
  readonly seconds: number;
}

const ticksPerSecond = 100;

const processOf = (pid: number): Process | null => {
  try {
    // The name, in parentheses, may contain anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
  } catch {
    return null;
  }
};

/** The processor time of all processes below this one, a browser with its renderers, in seconds; null where the system has no /proc. */
export const timeOfChildren = (): number | null => {
  let pids: number[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return null;
  }
  const all = new Map(pids.flatMap((pid) => { const found = processOf(pid); return found === null ? [] : [[pid, found] as const]; }));
  const isBelow = (pid: number): boolean => {
    const parent = all.get(pid)?.parent;
    return parent !== undefined && parent !== 0 && (parent === process.pid || isBelow(parent));
  };
  return [...all].reduce((sum, [pid, { seconds }]) => sum + (isBelow(pid) ? seconds : 0), 0);
};
