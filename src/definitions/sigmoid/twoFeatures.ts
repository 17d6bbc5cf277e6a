import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';

/** The law of (x⁽¹⁾, x⁽²⁾): x⁽¹⁾ = ±1, the label; x⁽²⁾ ∈ {low, high}, the hidden feature. */
export interface TwoFeatures<S> {
  readonly low: S;
  readonly high: S;
  /** P[x⁽¹⁾ = 1]. */
  readonly plus: S;
  /** P[x⁽²⁾ = high | x⁽¹⁾ = 1] and P[x⁽²⁾ = high | x⁽¹⁾ = −1]. */
  readonly sharePlus: S;
  readonly shareMinus: S;
}

/** A law on finitely many points of ℝᵐ: k×m, and k weights that sum to 1. */
export interface PointLaw<S> {
  readonly points: Table<S>;
  readonly weights: readonly S[];
}

/** The four points (±1, low), (±1, high) with their probabilities, the points of label 1 first. Source: Yang et al. 2023, released code. */
export const twoFeatureLaw = <S>(R: Arithmetic<S>, { low, high, plus, sharePlus, shareMinus }: TwoFeatures<S>): PointLaw<S> => {
  const one = R.of(1);
  const minus = R.sub(one, plus);
  return {
    points: [1, -1].flatMap((sign) => [low, high].map((hidden) => [R.of(sign), hidden])),
    weights: [
      [plus, sharePlus],
      [minus, shareMinus],
    ].flatMap(([side, share]) => [R.mul(side, R.sub(one, share)), R.mul(side, share)]),
  };
};

/** The law of the paper: x⁽²⁾ ∈ {0, τ}, independent of the label, all four points of probability 1/4. */
export const balancedFeatures = <S>(R: Arithmetic<S>, tau: S): TwoFeatures<S> => ({ low: R.of(0), high: tau, plus: R.of(0.5), sharePlus: R.of(0.5), shareMinus: R.of(0.5) });
