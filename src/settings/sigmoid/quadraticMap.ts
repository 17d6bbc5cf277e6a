import { absolute } from '../../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../../definitions/oneLayer.ts';
import { symmetricEigen } from '../../dynamics/symmetricEigen.ts';
import { matrix, matrixOf, multiply, transpose, zeros, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import type { Field } from '../field.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { drawnFrom, numberIn } from './numbers.ts';

/** σ_min(A). */
const leastSingular = (A: Matrix): number => {
  const { values } = symmetricEigen(multiply(transpose(A), A));
  return Math.sqrt(Math.max(0, values[values.length - 1]));
};

const grid = (value: number): number => Math.round(16 * value) / 16;
const vanishes = (A: Matrix): boolean => A.data.every((entry) => entry === 0);

const linearPart = (zero: boolean): Field<Matrix> => ({
  kind: 'matrix',
  what: 'Df(x₀)',
  axes: [['n'], ['n']],
  draw: (stream, { n }) => {
    if (zero && stream.chance(0.3)) return zeros(n, n);
    for (;;) {
      const A = matrixOf(n, n, () => grid(stream.normal()));
      if (leastSingular(A) >= 1 / 16) return A;
    }
  },
  valid: (A) => A.data.every((entry) => Math.abs(entry) <= 16) && ((zero && vanishes(A)) || leastSingular(A) >= 1 / 16),
});

const vector = (what: string, size: (drawn: Readonly<Record<string, unknown>>) => number): Field<Matrix> => ({
  kind: 'matrix',
  what,
  axes: [[], ['n']],
  draw: (stream, { n }, drawn) => {
    const v = Float64Array.from({ length: n }, () => stream.normal() || 1);
    const by = (size(drawn) * (stream.chance(0.3) ? 1 : stream.uniform())) / norm(v);
    return matrix(1, n, v.map((entry) => by * entry));
  },
  valid: (m) => m.data.every((entry) => Math.abs(entry) <= 2 ** 20),
});

const numbers = (drawn: Readonly<Record<string, unknown>>): { A: Matrix; M: number; u: Matrix; K: number; r: number } => drawn as never;

/** K‖u‖, the Lipschitz constant of Df(h) = A + K u hᵀ. */
const lipschitz = ({ K, u }: { readonly K: number; readonly u: Matrix }): number => K * norm(u.data);

/** A quadratic map f(x₀ + h) = A h + ½K‖h‖²u, whose derivative has the Lipschitz constant K‖u‖, a radius r, and a target y. */
export const quadraticMap = setting({
  id: 'quadratic-map',
  words: 'For all maps f(x₀ + h) = Ah + ½K‖h‖²u of ℝⁿ, A invertible or 0, bounds M, radii r and targets y, f(x₀) = 0',
  dims: { n: [1, 4] },
  fields: {
    A: linearPart(true),
    M: drawnFrom('bound of ‖Df(x₀)⁻¹‖', [1 / 64, 64], (stream, drawn) => (vanishes(numbers(drawn).A) ? 2 ** stream.integer(-2, 2) : (2 ** stream.integer(-2, 1)) / leastSingular(numbers(drawn).A))),
    u: vector('direction of the quadratic part', () => 2),
    K: numberIn('coefficient of the quadratic part', [1 / 64, 64], [1, 2], 'log'),
    r: drawnFrom('radius', [2 ** -30, 2 ** 30], (stream, drawn) => (2 ** (6 * stream.uniform() - 2)) / (2 * numbers(drawn).M * Math.max(lipschitz(numbers(drawn)), 2 ** -12))),
    y: vector('target', (drawn) => (4 * numbers(drawn).r) / (2 * numbers(drawn).M)),
  },
});

export interface QuadraticMap<T, S> {
  readonly A: T;
  readonly M: S;
  readonly u: T;
  readonly K: S;
  readonly r: S;
  readonly y: T;
}

type Map = QuadraticMap<Matrix, number>;
const slack = 1 + 2 ** -40;

/** A is invertible, and ‖A⁻¹‖ ≤ M. */
export const boundedInverse = hypothesis<Pick<Map, 'A' | 'M'>>({
  words: 'Df(x₀) is invertible, and its inverse is bounded by M',
  tex: String.raw`\|Df(x_0)^{-1}\| \le M`,
  narrow: {
    A: linearPart(false),
    M: drawnFrom('bound of ‖Df(x₀)⁻¹‖', [1 / 64, 64], (stream, drawn) => (stream.chance(0.5) ? 1 : 1 + stream.uniform()) / leastSingular(numbers(drawn).A)),
  },
  holds: ({ A, M }) => !vanishes(A) && 1 / leastSingular(A) <= M * slack,
});

/** ‖Df(x) − Df(x₀)‖ ≤ 1/(2M) on the ball. */
export const slowDerivative = hypothesis<Map>({
  words: 'on the ball of radius r the derivative moves by at most 1/(2M)',
  tex: String.raw`\|Df(x) - Df(x_0)\| \le \tfrac1{2M} \quad (\|x - x_0\| \le r)`,
  narrow: { r: drawnFrom('radius', [2 ** -30, 2 ** 30], (stream, drawn) => (stream.chance(0.5) ? 1 : stream.uniform()) / (2 * numbers(drawn).M * Math.max(lipschitz(numbers(drawn)), 2 ** -12))) },
  holds: (map) => 2 * map.M * lipschitz(map) * map.r <= slack,
});

/** |y − f(x₀)| ≤ r/(2M). */
export const closeTarget = hypothesis<Map>({
  words: 'the target is within r/(2M) of f(x₀)',
  tex: String.raw`\|y - f(x_0)\| \le \tfrac{r}{2M}`,
  narrow: { y: vector('target', (drawn) => numbers(drawn).r / (2 * numbers(drawn).M)) },
  holds: ({ y, r, M }) => norm(y.data) * 2 * M <= r * slack,
});

/** A⁻¹b over any arithmetic by elimination with the largest pivot; null where a pivot vanishes. */
const solved = <S>(R: Arithmetic<S>, A: Table<S>, b: readonly S[]): S[] | null => {
  const zero = R.of(0);
  const rows = A.map((entries, i) => [...entries, b[i] as S]);
  const size = (value: S): S => absolute(R, value);
  for (let k = 0; k < rows.length; k++) {
    let best = k;
    for (let i = k + 1; i < rows.length; i++) if (R.compare(size(rows[i][k]), size(rows[best][k])) > 0) best = i;
    if (R.compare(rows[best][k], zero) === 0) return null;
    [rows[k], rows[best]] = [rows[best], rows[k]];
    const pivot = rows[k];
    rows.forEach((other, i) => {
      if (i === k) return;
      const factor = R.div(other[k], pivot[k]);
      for (let j = k; j < other.length; j++) other[j] = R.sub(other[j], R.mul(factor, pivot[j]));
    });
  }
  return rows.map((entries, k) => R.div(entries[rows.length], entries[k]));
};

/**
 * How many solutions f(x₀ + h) = y has with ‖h‖ ≤ 2M‖y‖, and how many with ‖h‖ ≤ r, over any arithmetic: with p = A⁻¹y and q = A⁻¹u a solution is
 * h = p − ½Ks q, s = ‖h‖² a root of g(s) = ¼K²‖q‖²s² − (1 + K p·q)s + ‖p‖². For A = 0 there is one where y is a multiple c·u, c ≥ 0.
 */
export const solutionsOver = <S>(R: Arithmetic<S>, { A, M, u, K, r, y }: QuadraticMap<Table<S>, S>): { readonly near: number; readonly inBall: number } => {
  const zero = R.of(0);
  const [target, direction] = [y[0], u[0]];
  const square = inner(R, target, target);
  const bound = R.mul(R.of(4), R.mul(R.mul(M, M), square));
  const [p, q] = [solved(R, A, target), solved(R, A, direction)];
  if (p === null || q === null) {
    const along = inner(R, target, direction);
    const parallel = R.compare(R.mul(along, along), R.mul(square, inner(R, direction, direction))) === 0;
    const exists = R.compare(square, zero) === 0 || (parallel && R.compare(along, zero) > 0);
    // s = 2‖y‖/K‖u‖: whether it lies within the bound is decided by squares, (s·K‖u‖)² = 4‖y‖².
    const within = (limit: S): boolean => R.compare(R.mul(R.of(4), square), R.mul(R.mul(R.mul(limit, limit), R.mul(K, K)), inner(R, direction, direction))) <= 0;
    return { near: exists && within(bound) ? 1 : 0, inBall: exists && within(R.mul(r, r)) ? 1 : 0 };
  }
  const [quadratic, linear, constant] = [R.mul(R.div(R.mul(K, K), R.of(4)), inner(R, q, q)), R.add(R.of(1), R.mul(K, inner(R, p, q))), inner(R, p, p)];
  const g = (s: S): S => R.add(R.mul(R.sub(R.mul(quadratic, s), linear), s), constant);
  const discriminant = R.sub(R.mul(linear, linear), R.mul(R.of(4), R.mul(quadratic, constant)));
  // g(0) ≥ 0 and g is convex: one root up to `limit` where g is negative there, two where it has come up again.
  const roots = (limit: S): number => {
    if (R.compare(g(limit), zero) <= 0) return 1;
    const turned = R.compare(R.mul(R.of(2), R.mul(quadratic, limit)), linear) >= 0;
    return turned && R.compare(linear, zero) > 0 && R.compare(discriminant, zero) >= 0 ? 2 : 0;
  };
  return { near: roots(bound), inBall: roots(R.mul(r, r)) };
};
