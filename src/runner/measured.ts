import type { Observation, Residual, Seen, Undecided } from '../claim/residual.ts';
import type { Measured, Observed, WrittenSeen } from '../evidence/evidence.ts';
import { toRows, type Matrix } from '../linalg/matrix.ts';

const writtenSeen = (value: Seen): WrittenSeen =>
  typeof value === 'object' ? ('rows' in value ? toRows(value as Matrix) : Array.from(value as ArrayLike<number>)) : value;

/** Named intermediate values as data. */
export const writtenSeenOf = (seen: Undecided['seen']): Record<string, WrittenSeen> =>
  Object.fromEntries(Object.entries(seen ?? {}).map(([name, value]) => [name, writtenSeen(value)]));

/** A residual as data. */
export const measured = (residual: Residual): Measured => ({
  what: residual.what,
  value: residual.value,
  tolerance: residual.tolerance,
  because: residual.because,
  seen: writtenSeenOf(residual.seen),
});

/** An observation as data. */
export const observed = ({ seen, ...observation }: Observation): Observed => ({ ...observation, seen: writtenSeenOf(seen) });
