import { float64 } from '../../arithmetic/float64.ts';
import { contains, evaluate, type Operation, type Tree, type Values } from '../../definitions/losses/tree.ts';

/** A function of one number. */
export type Compiled = (x: number) => number;

const binary: Partial<Readonly<Record<Operation, (u: Compiled, v: Compiled) => Compiled>>> = {
  add: (u, v) => (x) => u(x) + v(x),
  sub: (u, v) => (x) => u(x) - v(x),
  mul: (u, v) => (x) => u(x) * v(x),
  div: (u, v) => (x) => u(x) / v(x),
  max: (u, v) => (x) => {
    const [a, b] = [u(x), v(x)];
    return a > b ? a : b;
  },
};

const logistic = (a: number): number => float64.logistic(a);

const unary: Partial<Readonly<Record<Operation, (u: Compiled) => Compiled>>> = {
  neg: (u) => (x) => -u(x),
  exp: (u) => (x) => Math.exp(u(x)),
  log: (u) => (x) => Math.log(u(x)),
  sqrt: (u) => (x) => Math.sqrt(u(x)),
  logistic: (u) => (x) => logistic(u(x)),
  softplus: (u) => (x) => {
    const a = u(x);
    return (a > 0 ? a : 0) + Math.log1p(Math.exp(-Math.abs(a)));
  },
};

/**
 * The formula as a function of one symbol in float64, the others having the given values: closures, since a page may not
 * compile code. Parts free of the symbol are worked out once. Outside the domain of a function the result is NaN or ±∞,
 * where `evaluate` throws; at a parameter without a value both throw.
 */
export const compile = (tree: Tree, values: Values<number>, symbol = 'x'): Compiled => {
  if (!contains(tree, symbol)) {
    const value = constantPart(tree, values);
    return () => value;
  }
  if (typeof tree !== 'object') return (x) => x;
  const [operation, ...args] = tree;
  const [u, v, w] = args.map((arg) => compile(arg, values, symbol));
  if (operation === 'pow') {
    const exponent = constantPart(args[1], values);
    if (exponent === 2) return (x) => u(x) ** 2;
    return (x) => u(x) ** exponent;
  }
  if (operation === 'branch') {
    return (x) => {
      const side = u(x);
      return side > 0 ? v(x) : side < 0 ? w(x) : Math.min(v(x), w(x));
    };
  }
  const made = v === undefined ? unary[operation]?.(u) : binary[operation]?.(u, v);
  if (made === undefined) throw new TypeError(`compile: no operation ${operation}`);
  return made;
};

/** A value that does not depend on the symbol; NaN where a part lies outside its domain (a constant log(−1)). */
const constantPart = (tree: Tree, values: Values<number>): number => {
  try {
    return evaluate(float64, tree, values);
  } catch (error) {
    if (error instanceof RangeError && !error.message.startsWith('evaluate:')) return Number.NaN;
    throw error;
  }
};
