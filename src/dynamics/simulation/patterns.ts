import type { Setup } from './setup.ts';

/** A source of random numbers, handed in: nothing here draws by itself. */
export interface Draws {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** A uniform whole number in [lo, hi], both included. */
  integer(lo: number, hi: number): number;
}

/** No token: the location is filled at random in every sample. */
export const wildcard = -1;

/** The patterns, row-major G×K (a token or `wildcard`), and which tokens occur at each location in some pattern, K×tokens of 0 and 1. */
export interface Patterns {
  readonly tokenAt: Int32Array;
  readonly occurs: Uint8Array;
}

/** `count` distinct whole numbers below n, in random order (the first steps of a Fisher–Yates shuffle). */
const distinct = (draws: Draws, n: number, count: number): number[] => {
  const items = Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = draws.integer(i, n - 1);
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items.slice(0, count);
};

/**
 * G patterns: at every location a random set of P tokens is allowed; a pattern puts a random allowed token at each of
 * `patternLength` random locations and wildcards elsewhere. Patterns may coincide, and not every allowed token need occur.
 * Source: Tian 2023, simulation code.
 */
export const drawPatterns = ({ locations, tokens, tokensPerLocation, patterns, patternLength }: Setup, draws: Draws): Patterns => {
  const allowed = Array.from({ length: locations }, () => distinct(draws, tokens, tokensPerLocation));
  const tokenAt = new Int32Array(patterns * locations).fill(wildcard);
  const occurs = new Uint8Array(locations * tokens);
  for (let g = 0; g < patterns; g++) {
    for (const k of distinct(draws, locations, patternLength)) {
      const token = allowed[k][draws.integer(0, tokensPerLocation - 1)];
      tokenAt[g * locations + k] = token;
      occurs[k * tokens + token] = 1;
    }
  }
  return { tokenAt, occurs };
};

/**
 * Draws a batch of samples in two views into `first` and `second` (batch×K tokens, row-major): a uniform pattern, its wildcards
 * filled from all tokens; the second view has `redrawn` of them filled anew. Allocates nothing.
 * `free` is room for K locations. Source: Tian 2023, simulation code.
 */
export const drawViews = ({ locations: K, tokens, patterns, redrawn, batch }: Setup, { tokenAt }: Patterns, draws: Draws, first: Int32Array, second: Int32Array, free: Int32Array): void => {
  for (let i = 0; i < batch; i++) {
    const pattern = draws.integer(0, patterns - 1) * K;
    let wild = 0;
    for (let k = 0; k < K; k++) {
      let token = tokenAt[pattern + k];
      if (token === wildcard) {
        token = draws.integer(0, tokens - 1);
        free[wild++] = k;
      }
      first[i * K + k] = token;
      second[i * K + k] = token;
    }
    for (let r = 0; r < redrawn; r++) {
      // All wildcards redrawn, as in every set-up of the code, needs no choice among them.
      const at = redrawn === wild ? r : draws.integer(r, wild - 1);
      const k = free[at];
      free[at] = free[r];
      second[i * K + k] = draws.integer(0, tokens - 1);
    }
  }
};
