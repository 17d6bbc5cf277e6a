import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import type { PointLaw } from './twoFeatures.ts';

/** Σ_c w_c x_c over the coordinates of x; those of w beyond them meet zeros. */
const response = <S>(R: Arithmetic<S>, w: readonly S[], x: readonly S[]): S => x.reduce((sum, entry, c) => R.add(sum, R.mul(w[c] as S, entry)), R.of(0));

/** s(z), s(−z): the second is 1 − s(z) with all its digits. */
const sides = <S>(R: Arithmetic<S>, z: S): readonly [S, S] => [R.logistic(z), R.logistic(R.sub(R.of(0), z))];

/** 2αw_c, the slope of the penalty. */
const pull = <S>(R: Arithmetic<S>, alpha: S, entry: S): S => R.mul(R.of(2), R.mul(alpha, entry));

/**
 * ℓ̃(w) = −Σ_p P(p) s(w·p)² + α‖w‖², one neuron's share of the objective without noise. law: points of ℝᵐ; w: d ≥ m.
 * Source: Yang et al. 2023, appendix (that it exists); the formula follows from the released objective.
 */
export const simplifiedLoss = <S>(R: Arithmetic<S>, { points, weights }: PointLaw<S>, alpha: S, w: readonly S[]): S => {
  const penalty = w.reduce((sum, entry) => R.add(sum, R.mul(entry, entry)), R.of(0));
  return points.reduce((sum, x, i) => {
    const s = R.logistic(response(R, w, x));
    return R.sub(sum, R.mul(weights[i] as S, R.mul(s, s)));
  }, R.mul(alpha, penalty));
};

/** ∂ℓ̃/∂w_c = −Σ_p P(p) 2s²(1 − s) p_c + 2αw_c; d. */
export const simplifiedGradient = <S>(R: Arithmetic<S>, { points, weights }: PointLaw<S>, alpha: S, w: readonly S[]): S[] => {
  const slopes = points.map((x, i) => {
    const [s, rest] = sides(R, response(R, w, x));
    return R.mul(weights[i] as S, R.mul(R.of(2), R.mul(R.mul(s, s), rest)));
  });
  return w.map((entry, c) => points.reduce((sum, x, i) => (c < x.length ? R.sub(sum, R.mul(slopes[i] as S, x[c] as S)) : sum), pull(R, alpha, entry)));
};

/** ∂²ℓ̃/∂w_b∂w_c = −Σ_p P(p) 2s²(1 − s)(2 − 3s) p_b p_c + 2α[b = c]; d×d. */
export const simplifiedHessian = <S>(R: Arithmetic<S>, { points, weights }: PointLaw<S>, alpha: S, w: readonly S[]): Table<S> => {
  const curvatures = points.map((x, i) => {
    const [s, rest] = sides(R, response(R, w, x));
    // 2 − 3s = 2(1 − s) − s: of the two terms, the larger keeps its digits.
    return R.mul(weights[i] as S, R.mul(R.mul(R.of(2), R.mul(R.mul(s, s), rest)), R.sub(R.add(rest, rest), s)));
  });
  return w.map((_, b) =>
    w.map((__, c) =>
      points.reduce((sum, x, i) => (Math.max(b, c) < x.length ? R.sub(sum, R.mul(curvatures[i] as S, R.mul(x[b] as S, x[c] as S))) : sum), b === c ? pull(R, alpha, R.of(1)) : R.of(0)),
    ),
  );
};
