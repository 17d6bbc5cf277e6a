import { describe, expect, test } from 'vitest';
import { ensure } from '../../linalg/ensure.testing.ts';
import { stream } from '../../generators/stream.ts';
import { drawPatterns, drawViews, wildcard } from './patterns.ts';
import { loggedSetup, smallSetup, type Setup } from './setup.ts';

const { locations: K, tokens: T } = smallSetup;

describe('drawPatterns', () => {
  test('patternLength tokens in every pattern, at most P different ones at a location, occurrence as in the patterns', () => {
    for (const setup of [smallSetup, loggedSetup, { ...smallSetup, patternLength: smallSetup.locations, redrawn: 0 }]) {
      const { tokenAt, occurs } = drawPatterns(setup, stream(1));
      const seen = Array.from({ length: setup.locations }, () => new Set<number>());
      for (let g = 0; g < setup.patterns; g++) {
        const pattern = [...tokenAt.subarray(g * setup.locations, (g + 1) * setup.locations)];
        expect(pattern.filter((token) => token !== wildcard).length).toBe(setup.patternLength);
        pattern.forEach((token, k) => token !== wildcard && seen[k].add(token));
      }
      seen.forEach((tokens, k) => {
        expect(tokens.size).toBeLessThanOrEqual(setup.tokensPerLocation);
        for (let t = 0; t < setup.tokens; t++) expect(occurs[k * setup.tokens + t]).toBe(tokens.has(t) ? 1 : 0);
      });
    }
  });

  test('locations and tokens are uniform', () => {
    const draws = stream(2);
    const counts = new Float64Array(K * T);
    const worlds = 400;
    for (let w = 0; w < worlds; w++) drawPatterns(smallSetup, draws).tokenAt.forEach((token, at) => token !== wildcard && (counts[(at % K) * T + token] += 1));
    const expected = (worlds * smallSetup.patterns * smallSetup.patternLength) / (K * T);
    // Tokens of one world are few and clustered (about 4 tokens in each cell and world): 6 standard errors of √(4·expected).
    for (const count of counts) expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(4 * expected));
  });
});

describe('drawViews', () => {
  const views = (setup: Setup, seed: number) => {
    const draws = stream(seed);
    const patterns = drawPatterns(setup, draws);
    const [first, second] = [new Int32Array(setup.batch * setup.locations), new Int32Array(setup.batch * setup.locations)];
    drawViews(setup, patterns, draws, first, second, new Int32Array(setup.locations));
    return { patterns, first, second };
  };

  test('every sample fits a pattern, and the second view differs at wildcards of it only', () => {
    const { patterns, first, second } = views(smallSetup, 3);
    for (let i = 0; i < smallSetup.batch; i++) {
      const fits = Array.from({ length: smallSetup.patterns }, (_, g) => g).some((g) =>
        Array.from({ length: K }, (_, k) => k).every((k) => {
          const token = patterns.tokenAt[g * K + k];
          return token === wildcard || (first[i * K + k] === token && second[i * K + k] === token);
        }),
      );
      expect(fits).toBe(true);
    }
  });

  test('without redrawing the views are equal; with one redrawn at most one location differs, and any wildcard can be it', () => {
    const still = views({ ...smallSetup, redrawn: 0 }, 4);
    expect(still.second).toEqual(still.first);
    const { first, second } = views({ ...smallSetup, redrawn: 1, batch: 2000, patterns: 1 }, 5);
    const at = new Set<number>();
    for (let i = 0; i < 2000; i++) {
      const differ = Array.from({ length: K }, (_, k) => k).filter((k) => first[i * K + k] !== second[i * K + k]);
      ensure(differ.length <= 1, () => `pair ${i} differs at ${differ.join()}`);
      differ.forEach((k) => at.add(k));
    }
    expect(at.size).toBe(K - smallSetup.patternLength);
  });

  test('wildcards are uniform over all tokens in both views', () => {
    const setup = { ...smallSetup, patterns: 1, batch: 4000 };
    const { patterns, first, second } = views(setup, 6);
    const k = patterns.tokenAt.indexOf(wildcard);
    for (const view of [first, second]) {
      const counts = new Float64Array(T);
      for (let i = 0; i < setup.batch; i++) counts[view[i * K + k]] += 1;
      // Binomial: 6 standard deviations of 500 ± 21.
      for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(126);
    }
  });
});
