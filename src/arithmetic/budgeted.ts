import type { Arithmetic } from './arithmetic.ts';

/** What is left to spend; a computation that is given one draws on it. */
export interface Purse {
  left: number;
}

/** Thrown by a budgeted arithmetic whose purse is empty. */
export class Exhausted extends Error {}

/** What exp and log cost at 50 digits, in additions and products (measured: 60 to 120). */
const series = 64;

/**
 * R, every operation of which costs what the dearer of its operands says, 1 unless told; throws `Exhausted` before the
 * operation that the purse does not cover. Costs are counted, not timed: the same computation stops at the same
 * operation on every machine.
 */
export const budgeted = <S>(R: Arithmetic<S>, purse: Purse, costOf: (operand: S) => number = () => 1): Arithmetic<S> => {
  const spend = (cost: number): void => {
    purse.left -= cost;
    if (purse.left < 0) throw new Exhausted(`${R.name} arithmetic: the work that was allowed is spent`);
  };
  const unary = <T>(operation: (a: S) => T, times = 1) => (a: S): T => {
    spend(times * costOf(a));
    return operation(a);
  };
  const binary = <T>(operation: (a: S, b: S) => T) => (a: S, b: S): T => {
    spend(Math.max(costOf(a), costOf(b)));
    return operation(a, b);
  };
  return {
    name: R.name,
    exact: R.exact,
    of: (x) => {
      spend(1);
      return R.of(x);
    },
    add: binary(R.add),
    sub: binary(R.sub),
    mul: binary(R.mul),
    div: binary(R.div),
    compare: binary(R.compare),
    exp: unary(R.exp, series),
    logistic: unary(R.logistic, series),
    // A sum of some hundred terms.
    normalCdf: unary(R.normalCdf, 256),
    log: unary(R.log, series),
    sqrt: unary(R.sqrt, 8),
    toNumber: R.toNumber,
  };
};
