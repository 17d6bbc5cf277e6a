import { entryCost } from '../../generators/simplicity.ts';
import type { Stream } from '../../generators/stream.ts';
import type { Field, Value } from '../field.ts';

/** Simpler numbers: small ones, rounded ones, powers of two, and the number cut to a few bits, the boldest first. */
export function* simplerNumber(value: number): Iterable<number> {
  const size = Math.abs(value);
  const power = size > 0 ? 2 ** Math.round(Math.log2(size)) : 0;
  const cut = [1, 4, 16].map((parts) => (Math.round((size / power) * parts) / parts) * power);
  for (const candidate of [0, 1, -1, 2, 0.5, Math.round(value), Math.sign(value) * power, ...cut.map((entry) => Math.sign(value) * entry)]) if (entryCost(candidate) < entryCost(value)) yield candidate;
}

/** A number in [lo, hi]: one of the named values half of the time, else uniform, or log-uniform where `lo` > 0 and it is asked for. */
export const numberIn = (what: string, [lo, hi]: readonly [number, number], named: readonly number[], spread: 'uniform' | 'log' = 'uniform'): Field<number> => {
  const valid = (value: number): boolean => value >= lo && value <= hi;
  return {
    kind: 'number',
    what,
    draw: (stream) => (named.length > 0 && stream.chance(0.4) ? stream.pick(named) : spread === 'log' ? lo * (hi / lo) ** stream.uniform() : lo + (hi - lo) * stream.uniform()),
    valid,
    simpler: simplerNumber,
    mutate: (stream, value, step) => Math.min(hi, Math.max(lo, spread === 'log' ? value * Math.exp(step * stream.normal()) : value + step * 0.25 * (hi - lo) * stream.normal())),
  };
};

/** A number that never varies, for `narrow`. */
export const exactly = (what: string, value: number): Field<number> => ({
  kind: 'number',
  what,
  draw: () => value,
  valid: (other) => other === value,
  simpler: () => [],
  mutate: () => value,
});

/** A number drawn from what was drawn before it. */
export const drawnFrom = (what: string, [lo, hi]: readonly [number, number], draw: (stream: Stream, drawn: Readonly<Record<string, Value>>) => number): Field<number> => ({
  kind: 'number',
  what,
  draw: (stream, _dims, drawn) => Math.min(hi, Math.max(lo, draw(stream, drawn))),
  valid: (value) => value >= lo && value <= hi,
  simpler: simplerNumber,
});

/** τ, the strength of the hidden feature: log-uniform on [1/8, 1000], and 0, 1, 2.5, 3, 7. */
export const strength = numberIn('strength τ of the hidden feature', [0, 1000], [0, 1, 2.5, 3, 7]);
export const drawStrength = (stream: Stream): number => (stream.chance(0.4) ? stream.pick([0, 1, 2.5, 3, 7]) : 2 ** -3 * 8000 ** stream.uniform());

/** α of the released code. */
export const releasedPenalty = 1 / 800;
