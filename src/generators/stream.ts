import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of random numbers: the same seed gives the same draws on every machine, normals up to the last digit of the engine's log. */
export interface Stream {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Fills `out` with standard normals: what as many calls of `normal` give, in half of their time. */
  normals(out: Float64Array): void;
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

/** Pairs of normals at from … end − 1. 32 bits for each coordinate are enough for a point of the disc: the radius goes down to 2⁻³¹, the normal up to 9. */
const pairs = (generator: RandomGenerator, out: Float64Array, from: number, end: number): void => {
  // First the points of the disc, then the factors: whether a point is refused cannot be foreseen, and logarithms and roots would wait for it.
  for (let k = from; k < end; k += 2) {
    let u = 0;
    let v = 0;
    let square = 0;
    do {
      u = generator.next() / 2147483648;
      v = generator.next() / 2147483648;
      square = u * u + v * v;
    } while (square >= 1 || square === 0);
    out[k] = u;
    out[k + 1] = v;
  }
  for (let k = from; k < end; k += 2) {
    const square = out[k] * out[k] + out[k + 1] * out[k + 1];
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    out[k] *= factor;
    out[k + 1] *= factor;
  }
};

/** The stream of a 32-bit seed (xoroshiro128+; normals by Marsaglia's polar method, both halves used). */
export const stream = (seed: number): Stream => {
  // The library's own seeding leaves small seeds unmixed: the first uniform of seeds 0 … 20000 is 0.99999 in all.
  const generator = xoroshiro128plusFromState([1, 2, 3, 4].map((k) => word(seed, k)));
  // A pair of normals and how many of them are left; in arrays: a variable of the closure would be allocated anew with every number that it takes.
  const pair = new Float64Array(2);
  const left = new Uint8Array(1);
  const uniform = (): number => {
    const high = generator.next() >>> 5;
    const low = generator.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  const integer = (lo: number, hi: number): number => lo + Math.floor(uniform() * (hi - lo + 1));
  const normal = (): number => {
    if (left[0] === 0) pairs(generator, pair, 0, 2);
    left[0] ^= 1;
    return pair[1 - left[0]];
  };
  return {
    uniform,
    normal,
    normals(out) {
      const from = left[0] === 1 && out.length > 0 ? 1 : 0;
      if (from === 1) out[0] = normal();
      const end = out.length - ((out.length - from) & 1);
      pairs(generator, out, from, end);
      if (end < out.length) out[end] = normal();
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
