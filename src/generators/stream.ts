import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of random numbers: the same seed gives the same draws on every machine. */
export interface Stream {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform integer in [lo, hi], both included. */
  integer(lo: number, hi: number): number;
  /** One of the items, each equally likely. */
  pick<T>(items: readonly T[]): T;
  /** True with probability p. */
  chance(p: number): boolean;
  /** A 32-bit unsigned integer, for seeding another stream. */
  seed(): number;
}

/** The stream of a 32-bit seed (xoroshiro128+; normals by Box–Muller, both halves used). */
export const stream = (seed: number): Stream => {
  const generator = xoroshiro128plus(seed | 0);
  let spare = Number.NaN;
  const uniform = (): number => {
    const high = generator.next() >>> 5;
    const low = generator.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  const integer = (lo: number, hi: number): number => lo + Math.floor(uniform() * (hi - lo + 1));
  return {
    uniform,
    normal() {
      if (!Number.isNaN(spare)) {
        const out = spare;
        spare = Number.NaN;
        return out;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    integer,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick: no items to choose from');
      return items[integer(0, items.length - 1)] as (typeof items)[number];
    },
    chance: (p) => uniform() < p,
    seed: () => generator.next() >>> 0,
  };
};
