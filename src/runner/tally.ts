import type { AnyClaim } from '../claim/claim.ts';
import { isResidual, type Residual } from '../claim/residual.ts';
import type { Cases } from '../evidence/evidence.ts';
import type { AnyInstance } from '../settings/field.ts';
import type { Evaluated } from './evaluate.ts';

/**
 * Rounds up (towards +∞) to one significant digit: residuals at rounding level differ in their last digits between
 * engines, and a reader needs their size.
 */
export const roundUp = (value: number): number => {
  if (value === 0 || !Number.isFinite(value)) return value;
  const [digit, exponent] = value.toExponential().split('e').map(Number);
  return Number(`${Math.ceil(digit)}e${exponent}`);
};

/** Violation probability at most this, at 95 %, after n cases without a violation: 1 − 0.05^(1/n) (Clopper–Pearson), rounded up to two digits. */
export const residualRisk = (n: number): number => {
  const [digits, exponent] = (-Math.expm1(Math.log(0.05) / n)).toExponential().split('e').map(Number);
  return Number(`${Math.ceil(10 * digits)}e${exponent - 1}`);
};

const quantilesOf = (ratios: number[]): number[] => {
  if (ratios.length === 0) return [];
  const sorted = Float64Array.from(ratios).sort();
  return [0, 0.25, 0.5, 0.75, 0.99, 1].map((q) => roundUp(sorted[Math.ceil(q * (sorted.length - 1))] ?? 0));
};

/** The least share that evidence shows. */
const leastShown = 1 / 1000;

/**
 * Collects what the random phase sees. The shares of its regimes are asked of a claim's own generator; of batches drawn from a
 * user's table, whose columns settle some sizes, it is asked that every regime occurs.
 */
export const tally = (claim: AnyClaim, { ownData = false }: { readonly ownData?: boolean } = {}) => {
  const ratios: number[] = [];
  const discardedBy: Record<string, number> = {};
  const reached: Record<string, number> = {};
  const regimes = Object.entries(claim.covers);
  let worst: { ratio: number; seed: number; instance: AnyInstance; residual: Residual } | null = null;
  let count = 0;
  let undecided = 0;
  let grey = 0;
  let discards = 0;
  let why = '';
  return {
    add(evaluated: Evaluated, instance: AnyInstance, seed: number): void {
      if (evaluated.status === 'discarded') {
        discards++;
        discardedBy[evaluated.by] = (discardedBy[evaluated.by] ?? 0) + 1;
        return;
      }
      for (const [name, regime] of regimes) if (regime.when(instance)) reached[name] = (reached[name] ?? 0) + 1;
      count++;
      if ('undecided' in evaluated.conclusion) {
        undecided++;
        why = evaluated.conclusion.undecided;
        return;
      }
      if (!isResidual(evaluated.conclusion)) return;
      // What is undecided or an observation has no place among the quantiles: a zero would pass for a residual that holds.
      ratios.push(evaluated.ratio);
      if (evaluated.status === 'grey') grey++;
      if (worst === null || evaluated.ratio > worst.ratio) worst = { ratio: evaluated.ratio, seed, instance, residual: evaluated.conclusion };
    },
    get count() { return count; },
    get discards() { return discards; },
    get worst() { return worst; },
    get undecided() { return undecided; },
    get grey() { return grey; },
    get why() { return why; },
    cases(asked: number, token: (seed: number, instance: AnyInstance) => string, violated: boolean): Cases {
      const n = count;
      return {
        asked,
        run: n,
        discards,
        discardedBy,
        undecided,
        coverage: Object.fromEntries(regimes.map(([name, { share }]) => [name, { asked: ownData ? leastShown : share, share: Math.floor((1000 * (reached[name] ?? 0)) / Math.max(n, 1)) / 1000 }])),
        quantiles: quantilesOf(ratios),
        worst: worst === null ? null : {
          what: worst.residual.what,
          value: roundUp(worst.residual.value),
          tolerance: roundUp(worst.residual.tolerance),
          because: worst.residual.because,
          replay: token(worst.seed, worst.instance),
        },
        residualRisk: violated || ratios.length === 0 || undecided + grey > 0 ? null : residualRisk(n),
      };
    },
  };
};

export type Tally = ReturnType<typeof tally>;
