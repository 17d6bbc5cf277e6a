import type { ContrastiveLoss } from '../../definitions/losses/contrastiveLoss.ts';
import type { Tree } from '../../definitions/losses/tree.ts';
import { bindLoss } from '../../dynamics/losses/boundLoss.ts';
import { compile, type Compiled } from '../../dynamics/losses/compile.ts';
import { jumps } from '../../dynamics/losses/jumps.ts';

/** What was seen of φ or ψ: fine, worth knowing, or against the hypotheses of the theorem. */
export interface Remark {
  readonly level: 'fine' | 'note' | 'wrong';
  readonly text: string;
}

/** A number for a reader: four digits, none of rounding. */
const shown = (x: number): string => String(Number(x.toPrecision(4)) + 0);

/** Points from −range or just above 0 up to range, dense near 0, with whole and quarter numbers among them. */
const grid = (range: number, positive: boolean): number[] => {
  const half = [...Array.from({ length: 129 }, (_, k) => k / 16), ...Array.from({ length: 200 }, (_, k) => range * ((k + 1) / 200) ** 2), ...Array.from({ length: 60 }, (_, k) => 2 ** -k / 2)].filter((x) => x <= range);
  const points = positive ? half.filter((x) => x > 0) : [...half, ...half.map((x) => -x)];
  return [...new Set(points)].sort((a, b) => a - b);
};

/** The arguments whose sign decides a branch of a derivative. */
const deciders = (tree: Tree): Tree[] => {
  if (typeof tree !== 'object') return [];
  const inner = tree.slice(1).flatMap((arg) => deciders(arg as Tree));
  return tree[0] === 'branch' ? [tree[1], ...inner] : inner;
};

/** Where f changes sign between two points, by bisection to the last bits; an end if it is 0 there. */
const zeroBetween = (f: Compiled, left: number, right: number): number => {
  let [lo, hi] = [left, right];
  if (f(lo) === 0) return lo;
  for (let k = 0; k < 200 && hi - lo > Number.EPSILON * Math.max(Math.abs(lo), Math.abs(hi)); k++) {
    const middle = (lo + hi) / 2;
    if (f(middle) === 0) return middle;
    if (f(middle) > 0 === f(lo) > 0) lo = middle;
    else hi = middle;
  }
  return hi;
};

/** The points of the range at which the derivative jumps. */
const kinks = (derivative: Tree, points: readonly number[]): number[] => {
  const found = new Set<number>();
  for (const decider of deciders(derivative)) {
    const f = compile(decider, {});
    points.forEach((point, k) => {
      const next = points[k + 1];
      const crosses = f(point) === 0 || (next !== undefined && f(point) * f(next) < 0);
      const at = crosses ? zeroBetween(f, point, next ?? point) : Number.NaN;
      if (crosses && jumps(derivative, {}, at)) found.add(at);
    });
  }
  return [...found];
};

/** The points at which g is infinite between others at which it is finite: a pole. An overflow lies at an end of the range. */
const poles = (g: Compiled, points: readonly number[]): number[] => {
  const finite = points.map((x) => Number.isFinite(g(x)));
  const [first, last] = [finite.indexOf(true), finite.lastIndexOf(true)];
  return points.filter((x, k) => k > first && k < last && Math.abs(g(x)) === Infinity);
};

const remarksOn = (symbol: 'φ' | 'ψ', f: Compiled, derivative: Tree, points: readonly number[]): Remark[] => {
  const remarks: Remark[] = [];
  const slope = compile(derivative, {});
  const infinite = new Set([...poles(f, points), ...poles(slope, points)]);
  const without = points.filter((x) => Number.isNaN(f(x)) || (Number.isFinite(f(x)) && Number.isNaN(slope(x))) || infinite.has(x));
  const [first, last] = [without[0], without.at(-1)];
  const reason = symbol === 'φ' ? ', where sums of ψ can lie' : '';
  if (first !== undefined && last !== undefined) remarks.push({ level: 'wrong', text: `${symbol} or its derivative has no value ${first === last ? `at x = ${shown(first)}` : `between x = ${shown(first)} and x = ${shown(last)}`}${reason}` });
  let [falls, flat] = [Number.NaN, 0];
  points.forEach((x, k) => {
    const next = points[k + 1];
    if (next === undefined) return;
    const [a, b] = [f(x), f(next)];
    if (!(Number.isFinite(a) && Number.isFinite(b))) return;
    if (b < a - 8 * Number.EPSILON * (Math.abs(a) + Math.abs(b)) && Number.isNaN(falls)) falls = k;
    if (b === a && slope(x) === 0) flat++;
  });
  if (Number.isNaN(falls)) {
    const level = flat > points.length / 16 ? 'note' : 'fine';
    remarks.push({ level, text: level === 'fine' ? `${symbol} increases` : `${symbol} never falls, but is flat on part of its range: no importance comes from there` });
  } else {
    remarks.push({ level: 'wrong', text: `${symbol} is not increasing: ${symbol}(${shown(points[falls])}) = ${shown(f(points[falls]))}, ${symbol}(${shown(points[falls + 1])}) = ${shown(f(points[falls + 1]))}` });
  }
  const at = kinks(derivative, points);
  if (at.length === 0 && first === undefined) remarks.push({ level: 'fine', text: `${symbol} is differentiable` });
  for (const x of at) {
    const near = 2 ** -20 * (1 + Math.abs(x));
    remarks.push({ level: 'wrong', text: `${symbol} is not differentiable at x = ${shown(x)}: its slope is ${shown(slope(x - near))} on the left and ${shown(slope(x + near))} on the right` });
  }
  return remarks;
};

/** The range of differences δ that is looked at: four times what the random batches reach with outputs of size 4. */
const reach = 32;

/**
 * What a loss without free parameters looks like on |δ| ≤ 32 and the sums ξ that come of it: whether φ and ψ increase, where
 * they are not differentiable or have no value, whether the loss exists at N = 1, and what happens where exponentials overflow.
 */
export const diagnosis = (loss: ContrastiveLoss): Remark[] => {
  const bound = bindLoss(loss, {});
  const differences = grid(reach, false);
  const sums = differences.map(bound.psi).filter(Number.isFinite);
  const positive = sums.every((value) => value >= 0);
  const largest = sums.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const remarks = [...remarksOn('ψ', bound.psi, loss.dPsi, differences), ...remarksOn('φ', bound.phi, loss.dPhi, grid(Math.min(largest, reach), positive))];
  const single = bound.phi(0);
  remarks.push(
    Number.isFinite(single)
      ? { level: 'fine', text: `at N = 1 the loss is φ(0) = ${shown(single)}` }
      : { level: 'note', text: `at N = 1 the loss is undefined: φ(0) = ${single}` },
  );
  if (bound.shifted !== null) return [...remarks, { level: 'fine', text: 'no overflow: φ goes through one log(a + b*x) and ψ is an exponential, so a shifted log-sum-exp is used' }];
  const overflow = [64, 256, 1024, 4096, 2 ** 20, 2 ** 40].find((x) => !Number.isFinite(bound.phi(bound.psi(x))) || !Number.isFinite(bound.psi(x)));
  if (overflow !== undefined) remarks.push({ level: 'note', text: `overflow: by δ = ${overflow} the loss exceeds float64, and is refused there; a loss with φ through one log(a + b*x) and ψ an exponential is not` });
  return remarks;
};
