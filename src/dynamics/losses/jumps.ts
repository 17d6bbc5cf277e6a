import { float64 } from '../../arithmetic/float64.ts';
import { evaluate, type Tree, type Values } from '../../definitions/losses/tree.ts';

/** The derivative with the kinks of its formula moved by `by`, in units of the size of what branches. */
const moved = (tree: Tree, by: number): Tree => {
  if (typeof tree !== 'object') return tree;
  const [operation, ...args] = tree;
  const inner = args.map((arg) => moved(arg, by));
  return operation === 'branch' ? ['branch', ['add', inner[0], by], inner[1], inner[2]] : [operation, ...inner];
};

const branches = (tree: Tree): boolean => typeof tree === 'object' && (tree[0] === 'branch' || tree.slice(1).some((arg) => branches(arg as Tree)));

const at = (tree: Tree, values: Values<number>): number => {
  try {
    return evaluate(float64, tree, values);
  } catch {
    return Number.NaN;
  }
};

/**
 * Whether a derivative jumps at x, to within 2⁻³⁰·(1 + |x|): its two sides differ by more than a thousandth of its size
 * nearby. A derivative that only bends (that of max(log x, 0)²) does not jump. False where it has no value.
 */
export const jumps = (derivative: Tree, values: Values<number>, x: number): boolean => {
  if (!branches(derivative)) return false;
  const [band, near] = [2 ** -30 * (1 + Math.abs(x)), 2 ** -4 * (1 + Math.abs(x))];
  const side = (sign: number): number => at(moved(derivative, sign * band), { ...values, x });
  const size = (sign: number): number => Math.abs(at(derivative, { ...values, x: x + sign * near })) || 0;
  return Math.abs(side(1) - side(-1)) > 2 ** -10 * Math.max(size(1), size(-1), Number.MIN_VALUE);
};
