/** Where results go, so that no engine may skip the work that made them. */
export const sink = { value: 0 };

/** Seconds of processor time that this process has spent: on a shared machine a wall clock measures the neighbours. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** How often a second `work` runs, measured over `seconds` at least; `work` returns a number, which is kept. */
export const perSecond = (work: () => number, seconds: number): number => {
  const start = processorTime();
  let [calls, share] = [0, 1];
  for (;;) {
    for (let k = 0; k < share; k++) sink.value += work();
    calls += share;
    const elapsed = processorTime() - start;
    if (elapsed >= seconds) return calls / elapsed;
    // The clock is read some twenty times, however fast the work.
    share = Math.max(1, Math.floor((calls * seconds) / elapsed / 20));
  }
};

/** The middle value, or the mean of the two. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
};

/** Three digits, thousands apart: 0.123, 12.3, 12 300. */
export const short = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const digits = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return digits < 3 ? value.toPrecision(3) : String(Math.round(value / 10 ** (digits - 2)) * 10 ** (digits - 2)).replace(/\B(?=(\d{3})+$)/g, ' ');
};

/** "3.1 (2.9..3.4)": the median of paired rounds with their extremes. */
export const spread = (values: readonly number[]): string =>
  values.length === 0 ? '–' : `${short(median(values))} (${short(Math.min(...values))}..${short(Math.max(...values))})`;

/** Columns of equal width, the first flush left, the others flush right. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((r) => r[c]?.length ?? 0)));
  return rows.map((r) => r.map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0))).join('   ')).join('\n');
};
