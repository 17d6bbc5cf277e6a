import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';
import type { ActivationName } from './activation.ts';
import { pairEnergy } from './energy.ts';
import { inner, outputs } from './oneLayer.ts';
import { constant } from './tableGradient.ts';
import type { TableViews } from './tableViews.ts';

/** A direction v of the plane with the one-sided slopes of E on the circle to its left and to its right. */
export interface PlaneKink<S> {
  readonly v: readonly [S, S];
  readonly slopes: readonly [S, S];
}

/** The directions ±(−x₂, x₁) orthogonal to a non-zero row of the views, N×2 each: where E may have kinks. */
export const kinkDirections = <S>(R: Arithmetic<S>, views: TableViews<S>): (readonly [S, S])[] => {
  const zero = R.of(0);
  return [...views.x, ...views.xPrime]
    .filter((sample) => sample.some((entry) => R.compare(entry, zero) !== 0))
    .flatMap(([a, b]): (readonly [S, S])[] => [[R.sub(zero, b), a], [b, R.sub(zero, a)]]);
};

/**
 * The `kinkDirections` v with the two slopes
 * E′(v; ±t)·‖v‖, t = (−v₂, v₁), of E(v)/‖v‖² = E(v/‖v‖): exact over exact R. Both negative: v is a strict local maximum on the circle.
 * alpha: N×N; views: N×2 each; h homogeneous; `among` names the directions that are asked for (all by default).
 */
export const planeKinks = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, h: ActivationName, among: (v: readonly S[]) => boolean = () => true): PlaneKink<S>[] => {
  const zero = R.of(0);
  const [x, xPrime] = [constant(views.x), constant(views.xPrime)];
  return kinkDirections(R, views)
    .filter(among)
    .map((v) => {
      const t = [R.sub(zero, v[1]), v[0]];
      const slope = (u: readonly S[]): S =>
        directionalDerivative(R, (D, at) => D.div(pairEnergy(D, constant(alpha), outputs(D, h, [at], { x, xPrime })), inner(D, at, at)), v, u);
      return { v, slopes: [slope(t), slope(t.map((entry) => R.sub(zero, entry)))] };
    });
};
