import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of random numbers: the same seed gives the same draws on every machine, normals up to the last digit of the engine's log. */
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

/** The k-th word of a seed: a bijective 32-bit mixer (MurmurHash3's) on a Weyl sequence. */
const word = (seed: number, k: number): number => {
  let hash = (seed + Math.imul(k, 0x9e3779b9)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

/** The stream of a 32-bit seed (xoroshiro128+; normals by Marsaglia's polar method, both halves used). */
export const stream = (seed: number): Stream => {
  // The library's own seeding leaves small seeds unmixed: the first uniform of seeds 0 … 20000 is 0.99999 in all.
  const generator = xoroshiro128plusFromState([1, 2, 3, 4].map((k) => word(seed, k)));
  // A field of an object: a variable of the closure would be allocated anew with every number that it takes.
  const kept = { normal: Number.NaN };
  const uniform = (): number => {
    const high = generator.next() >>> 5;
    const low = generator.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  const integer = (lo: number, hi: number): number => lo + Math.floor(uniform() * (hi - lo + 1));
  return {
    uniform,
    normal() {
      const spare = kept.normal;
      if (!Number.isNaN(spare)) {
        kept.normal = Number.NaN;
        return spare;
      }
      let u = 0;
      let v = 0;
      let square = 0;
      // 32 bits each are enough for a point of the disc: the radius goes down to 2⁻³¹, the normal up to 9.
      do {
        u = generator.next() / 2147483648;
        v = generator.next() / 2147483648;
        square = u * u + v * v;
      } while (square >= 1 || square === 0);
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      kept.normal = v * factor;
      return u * factor;
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
