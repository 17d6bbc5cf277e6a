import type { Arithmetic } from '../../arithmetic/arithmetic.ts';

/** The operations of a formula, with the number of their arguments. */
export const arity = { add: 2, sub: 2, mul: 2, div: 2, neg: 1, pow: 2, exp: 1, log: 1, sqrt: 1, logistic: 1, softplus: 1, max: 2, branch: 3 } as const;
export type Operation = keyof typeof arity;

/**
 * A formula as data: a number, a symbol by its name, or an operation with its arguments. `branch(s, a, b)` is a where
 * s > 0, b where s < 0 and the smaller of both at s = 0: with s = u − v, a = u′, b = v′ the left derivative of max(u, v).
 */
export type Tree = number | string | readonly [Operation, ...Tree[]];

/** The values of the symbols. */
export type Values<S> = Readonly<Record<string, S>>;

const positivePart = <S>(R: Arithmetic<S>, u: S): S => (R.compare(u, R.of(0)) > 0 ? u : R.of(0));

/** uⁿ by multiplication for a whole number n, e^{n log u} for any other, 0 at u = 0 < n. */
const power = <S>(R: Arithmetic<S>, u: S, exponent: S): S => {
  const n = R.toNumber(exponent);
  if (Number.isInteger(n) && Math.abs(n) <= 64) {
    let out = R.of(1);
    for (let k = 0; k < Math.abs(n); k++) out = R.mul(out, u);
    return n < 0 ? R.div(R.of(1), out) : out;
  }
  return n > 0 && R.compare(u, R.of(0)) === 0 ? R.of(0) : R.exp(R.mul(exponent, R.log(u)));
};

const operations: { readonly [K in Operation]: <S>(R: Arithmetic<S>, ...args: S[]) => S } = {
  add: (R, a, b) => R.add(a, b),
  sub: (R, a, b) => R.sub(a, b),
  mul: (R, a, b) => R.mul(a, b),
  div: (R, a, b) => R.div(a, b),
  neg: (R, a) => R.sub(R.of(0), a),
  pow: power,
  exp: (R, a) => R.exp(a),
  log: (R, a) => R.log(a),
  sqrt: (R, a) => R.sqrt(a),
  logistic: (R, a) => R.logistic(a),
  /** log(1 + eᵘ) = max(u, 0) + log(1 + e^{−|u|}), which does not overflow. */
  softplus: (R, a) => {
    const size = R.compare(a, R.of(0)) > 0 ? a : R.sub(R.of(0), a);
    return R.add(positivePart(R, a), R.log(R.add(R.of(1), R.exp(R.sub(R.of(0), size)))));
  },
  max: (R, a, b) => (R.compare(a, b) > 0 ? a : b),
  branch: (R, s, a, b) => {
    const side = R.compare(s, R.of(0)) || -R.compare(a, b) || 1;
    return side > 0 ? a : b;
  },
};

/** The value of a formula over any arithmetic; throws what the arithmetic throws, and on a symbol without a value. */
export const evaluate = <S>(R: Arithmetic<S>, tree: Tree, values: Values<S>): S => {
  if (typeof tree === 'number') return R.of(tree);
  if (typeof tree === 'string') {
    if (!Object.hasOwn(values, tree)) throw new RangeError(`evaluate: ${tree} has no value; values were given for ${Object.keys(values).join(', ') || 'nothing'}`);
    return values[tree];
  }
  const [operation, ...args] = tree;
  return operations[operation](R, ...args.map((arg) => evaluate(R, arg, values)));
};

/** Whether the symbol occurs in the formula. */
export const contains = (tree: Tree, symbol: string): boolean => tree === symbol || (typeof tree === 'object' && tree.slice(1).some((arg) => contains(arg as Tree, symbol)));

/** The formula with a tree in place of every occurrence of some symbols. */
export const substitute = (tree: Tree, by: Values<Tree>): Tree => {
  if (typeof tree === 'number') return tree;
  if (typeof tree === 'string') return by[tree] ?? tree;
  const [operation, ...args] = tree;
  return [operation, ...args.map((arg) => substitute(arg, by))];
};

const sum = (a: Tree, b: Tree): Tree => (a === 0 ? b : b === 0 ? a : ['add', a, b]);
const product = (a: Tree, b: Tree): Tree => (a === 0 || b === 0 ? 0 : a === 1 ? b : b === 1 ? a : ['mul', a, b]);

/** [a, b] when the formula is a + b·symbol with a and b free of it; null otherwise. */
export const affineIn = (tree: Tree, symbol: string): readonly [Tree, Tree] | null => {
  if (!contains(tree, symbol)) return [tree, 0];
  if (typeof tree !== 'object') return [0, 1];
  const [operation, ...args] = tree;
  const parts = args.map((arg) => affineIn(arg, symbol));
  const [u, v] = parts;
  if (u === null || u === undefined || v === null) return null;
  if (operation === 'neg') return [product(-1, u[0]), product(-1, u[1])];
  if (v === undefined) return null;
  if (operation === 'add') return [sum(u[0], v[0]), sum(u[1], v[1])];
  if (operation === 'sub') return [sum(u[0], product(-1, v[0])), sum(u[1], product(-1, v[1]))];
  if (operation === 'mul' && u[1] === 0) return [product(u[0], v[0]), product(u[0], v[1])];
  if (operation === 'mul' && v[1] === 0) return [product(v[0], u[0]), product(v[0], u[1])];
  if (operation === 'div' && v[1] === 0) return [u[0] === 0 ? 0 : ['div', u[0], v[0]], ['div', u[1], v[0]]];
  return null;
};

export { product };
