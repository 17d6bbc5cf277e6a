import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { gatedInputs, outputs } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';

/**
 * 4m directions once around the circle, with rational coordinates and of length 1 exactly: ((1 − t²), 2t)/(1 + t²) and its
 * quarter turns, t = (k + 3/8)/m, k = 0 … m−1. Neighbours are between 1/m and 2/m radians apart.
 */
export const directions = <S>(R: Arithmetic<S>, m: number): S[][] => {
  const quadrant = Array.from({ length: m }, (_, k) => {
    const t = R.div(R.of(k + 3 / 8), R.of(m));
    const [square, one] = [R.mul(t, t), R.of(1)];
    return [R.div(R.sub(one, square), R.add(one, square)), R.div(R.add(t, t), R.add(one, square))];
  });
  const turned = ([a, b]: readonly S[], quarter: number): S[] => (quarter === 0 ? [a, b] : turned([R.sub(R.of(0), b), a], quarter - 1));
  return [0, 1, 2, 3].flatMap((quarter) => quadrant.map((w) => turned(w, quarter)));
};

/** How often a cyclic list of signs goes from + to −, zeros left out. */
export const falls = (signs: readonly number[]): number => {
  const kept = signs.filter((sign) => sign !== 0);
  return kept.filter((sign, k) => sign > 0 && kept[(k + 1) % kept.length] < 0).length;
};

/** e_θᵀ A(w)w, e_θ = (−w₂, w₁) ⊥ w, A(w)w = 𝒞_α[x̃ʷ, h(wᵀx)], as w₁(A(w)w)₂ and what it is to be compared with, w₂(A(w)w)₁; α at the outputs (N×1). views: N×2 each. */
export const turning = <S>(R: Arithmetic<S>, views: TableViews<S>, h: ActivationName, alphaAt: (f: TableViews<S>) => Table<S>, w: readonly S[]): readonly [S, S] => {
  const f = outputs(R, h, [w], views);
  const [[first], [second]] = contrastiveCovariance(R, alphaAt(f), gatedInputs(R, h, w, views), f);
  return [R.mul(w[0], second), R.mul(w[1], first)];
};

/** The sign of the same in each direction. */
export const turningSigns = <S>(R: Arithmetic<S>, views: TableViews<S>, h: ActivationName, alphaAt: (f: TableViews<S>) => Table<S>, at: readonly (readonly S[])[]): number[] =>
  at.map((w) => R.compare(...turning(R, views, h, alphaAt, w)));
