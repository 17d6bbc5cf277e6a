import { binomialRange } from '../dynamics/binomial.ts';
import type { Residual } from './residual.ts';
import { wholeNumber } from './tolerance.ts';

/** Two-sided, for one batch: of a thousand batches one is rejected with probability 1e-9. */
const level = 1e-12;

interface Count {
  /** What was counted, with what the count is called among the values seen. */
  readonly what: string;
  readonly name: string;
  readonly count: number;
  readonly trials: number;
  readonly probability: number;
  readonly seen?: NonNullable<Residual['seen']>;
}

/** By how many a count of Bin(trials, probability) lies outside the exact two-sided range at the level 1e-12. */
export const binomialCount = ({ what, name, count, trials, probability, seen }: Count): Residual => {
  const [low, high] = binomialRange(trials, probability, level);
  return {
    what: `${what} outside the exact range`,
    value: Math.max(0, low - count, count - high),
    tolerance: wholeNumber.tolerance,
    because: `exact binomial test at the level ${level}`,
    seen: { ...seen, [name]: count, range: [low, high] },
  };
};
