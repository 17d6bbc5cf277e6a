import type { Patterns } from './patterns.ts';
import { filters, type Setup } from './setup.ts';

/** How well filters single out tokens: χ₊ over the tokens of patterns, χ₋ over the others, and the locations that had none of a kind. */
export interface Alignment {
  readonly chiPlus: number;
  readonly chiMinus: number;
  readonly skippedPlus: number;
  readonly skippedMinus: number;
}

/**
 * r_a = max_m W_ma / (‖W_m‖ + max(max|W|/1000, 1e-6)) of every token a at a location, W = W₁E (|W_ma| for a linear network), E
 * the scaled embedding; χ₊ is the mean over locations of the mean r_a over tokens that occur there in some pattern, χ₋ the same over
 * the others; a location without such tokens is skipped and counted. W1 as in `Weights`. Source: Tian 2023, simulation code.
 */
export const alignment = (setup: Setup, { occurs }: Patterns, W1: Float64Array, scales: Float64Array): Alignment => {
  const { locations, tokens, activation } = setup;
  const M = filters(setup);
  const sums = [0, 0];
  const skipped = [0, 0];
  for (let k = 0; k < locations; k++) {
    const entry = (t: number, m: number): number => scales[t] * W1[(k * tokens + t) * M + m];
    let largest = 0;
    const norms = new Float64Array(M);
    for (let t = 0; t < tokens; t++) {
      for (let m = 0; m < M; m++) {
        norms[m] += entry(t, m) ** 2;
        largest = Math.max(largest, Math.abs(entry(t, m)));
      }
    }
    const floor = Math.max(largest / 1000, 1e-6);
    const totals = [0, 0];
    const counts = [0, 0];
    for (let t = 0; t < tokens; t++) {
      let best = -Infinity;
      for (let m = 0; m < M; m++) {
        const value = activation === 'linear' ? Math.abs(entry(t, m)) : entry(t, m);
        best = Math.max(best, value / (Math.sqrt(norms[m]) + floor));
      }
      const kind = occurs[k * tokens + t] === 1 ? 0 : 1;
      totals[kind] += best;
      counts[kind] += 1;
    }
    for (const kind of [0, 1]) {
      if (counts[kind] === 0) skipped[kind] += 1;
      else sums[kind] += totals[kind] / counts[kind];
    }
  }
  const [chiPlus, chiMinus] = sums.map((sum, kind) => sum / (locations - skipped[kind]));
  return { chiPlus, chiMinus, skippedPlus: skipped[0], skippedMinus: skipped[1] };
};
