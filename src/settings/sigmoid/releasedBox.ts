import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { simplifiedHessian } from '../../definitions/sigmoid/simplified.ts';
import { balancedFeatures, twoFeatureLaw } from '../../definitions/sigmoid/twoFeatures.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { releasedBox } from '../../dynamics/sigmoid/runs.ts';
import { symmetricEigen } from '../../dynamics/symmetricEigen.ts';
import { matrixOf, type Matrix } from '../../linalg/matrix.ts';
import type { Field } from '../field.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { numberIn } from './numbers.ts';
import { simplifiedObjective } from './twoFeaturePopulation.ts';

const strengths: Field<number> = numberIn('strength τ of the hidden feature', [1 / 8, 1000], [1, 2.5, 3, 7, 100], 'log');

/** A point (a, t/τ, 0, …) of the region, the objective's τ and α, and the dimension. */
export const regionPoint = setting({
  id: 'region-point',
  words: 'For all strengths τ ≥ 1/8, penalties α, dimensions d, and points w = (a, t/τ, 0, …, 0) of either sign of a, |a| ≤ 6, 0 ≤ t ≤ 14',
  dims: { d: [2, 4] },
  fields: {
    tau: strengths,
    alpha: numberIn('coefficient α of the penalty', [2 ** -16, 1], [1 / 800, 1 / 64, 1 / 8], 'log'),
    a: numberIn('first coordinate a', [-6, 6], [0, 3.1, 3.9, -3.1, -3.9]),
    t: numberIn('second coordinate, times τ', [0, 14], [8.5, 9]),
    // What makes the dimension a part of the instance; its entries are not looked at.
    rest: { kind: 'matrix', what: 'the further coordinates, all 0', axes: [[], ['d']], draw: (_stream, dims) => matrixOf(1, dims.d, () => 0), valid: (m) => m.data.every((entry) => entry === 0), simpler: () => [], mutate: (_stream, m) => m } satisfies Field<Matrix>,
  },
});

export interface RegionPoint<S> {
  readonly tau: S;
  readonly alpha: S;
  readonly a: S;
  readonly t: S;
}

const signed = ([lo, hi]: readonly [number, number]): Field<number> => ({
  ...numberIn('first coordinate a', [-hi, hi], []),
  draw: (stream) => stream.pick([1, -1]) * (stream.chance(0.3) ? stream.pick([lo, hi]) : lo + (hi - lo) * stream.uniform()),
  valid: (value) => Math.abs(value) >= lo && Math.abs(value) <= hi,
  mutate: (stream, value, step) => Math.sign(value) * Math.min(hi, Math.max(lo, Math.abs(value) + 0.25 * step * (hi - lo) * stream.normal())),
});

/** The point lies in the box in which the released code starts "around local minimum". */
export const inReleasedBox = hypothesis<Pick<RegionPoint<number>, 'a' | 't'>>({
  words: 'the point is in the box of the released code: 3.1 ≤ |a| ≤ 3.9 and 8.5 ≤ τb ≤ 9',
  tex: String.raw`3.1 \le |a| \le 3.9,\quad 8.5 \le \tau b \le 9`,
  narrow: { a: signed(releasedBox.a), t: numberIn('second coordinate, times τ', releasedBox.t, [8.5, 9]) },
  holds: ({ a, t }) => Math.abs(a) >= releasedBox.a[0] && Math.abs(a) <= releasedBox.a[1] && t >= releasedBox.t[0] && t <= releasedBox.t[1],
});

/** The Hessian of ℓ̃ at the point, d×d, and the least and largest eigenvalue of it and of its block in (e₁, e₂). */
export const curvatureAt = ({ tau, alpha, a, t }: RegionPoint<number>, d: number): { readonly hessian: Matrix; readonly whole: readonly [number, number]; readonly block: readonly [number, number] } => {
  const w = new Float64Array(d);
  [w[0], w[1]] = [a, t / tau];
  const { hessian } = simplifiedObjective(balancedFeatures(float64, tau), alpha)(w);
  const range = (m: Matrix): readonly [number, number] => {
    const { values } = symmetricEigen(m);
    return [values[values.length - 1], values[0]];
  };
  return { hessian, whole: range(hessian), block: range(matrixOf(2, 2, (i, j) => hessian.data[i * d + j])) };
};

/** The block of ∇²ℓ̃ in (e₁, e₂) over any arithmetic, from the definition. */
export const blockOver = <S>(R: Arithmetic<S>, { tau, alpha, a, t }: RegionPoint<S>): readonly (readonly S[])[] => simplifiedHessian(R, twoFeatureLaw(R, balancedFeatures(R, tau)), alpha, [a, R.div(t, tau)]);

/** For a symmetric 2×2 matrix M and a number μ: scalars that are all ≥ 0 exactly when M ⪰ μI. */
export const dominates = <S>(R: Arithmetic<S>, [[p, q], [, r]]: readonly (readonly S[])[], mu: S): S[] => {
  const [x, y] = [R.sub(p, mu), R.sub(r, mu)];
  return [x, y, R.sub(R.mul(x, y), R.mul(q, q))];
};

/** An upper bound of the smoothness of ℓ̃ in the box: τ²/200 + 1/40 + 2α, over any arithmetic. */
export const smoothness = <S>(R: Arithmetic<S>, { tau, alpha }: Pick<RegionPoint<S>, 'tau' | 'alpha'>): S =>
  R.add(R.add(R.div(R.mul(tau, tau), R.of(200)), R.of(1 / 40)), R.mul(R.of(2), alpha));
