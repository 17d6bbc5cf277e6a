import { copyOf } from '../linalg/floats.ts';
import { identity, mapEntries, matrixOf, maxAbs, multiply, row, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { symmetricEigen } from './symmetricEigen.ts';

const scaled = (m: Matrix, by: number): Matrix => mapEntries(m, (entry) => by * entry);

/** W/‖W‖_F; throws on a zero or non-finite W, which has no direction. */
export const unitFrobenius = (W: Matrix): Matrix => {
  const size = maxAbs(W);
  if (!(size > 0 && size < Infinity)) throw new RangeError(`unitFrobenius: W is ${W.rows}×${W.cols} with largest entry ${size}; it has no direction`);
  const unit = scaled(W, 1 / size);
  return scaled(unit, 1 / norm(unit.data));
};

/** Ẇ₂ = W₂C − ⟨W₂, W₂C⟩W₂, gradient ascent on ½ tr W₂CW₂ᵀ over ‖W₂‖_F = 1. C: n×n symmetric, W2: O×n of norm 1; result O×n. Source: Tian 2023, two-layer dynamics. */
export const secondLayerVelocity = (C: Matrix, W2: Matrix): Matrix => {
  const pulled = multiply(W2, C);
  const along = dot(W2.data, pulled.data);
  return mapEntries(pulled, (entry, o, n) => entry - along * W2.data[o * W2.cols + n]);
};

/** The closed form of that flow for a constant C, W₂(T) = W₂(0)e^{CT}/‖·‖_F. C: n×n symmetric, W2: O×n, not zero; result O×n. */
export const secondLayerAt = (C: Matrix, W2: Matrix, time: number): Matrix => {
  const { values, vectors } = symmetricEigen(C);
  const along = multiply(W2, transpose(vectors));
  // Relative to the top eigenvalue, so that no exponential overflows.
  return unitFrobenius(multiply(mapEntries(along, (entry, _, k) => entry * Math.exp((values[k] - values[0]) * time)), vectors));
};

const doublings = 48;
/** A share of an eigenvector in W₂ that is not told from rounding: W₂ sees nothing of it. */
export const unseen = 2 ** -26;

/**
 * The limit of W₂(t) as the classical Runge–Kutta method at a fixed step τ reaches it, W₂R^(2⁴⁸ − 1)/‖·‖_F with R = I + Cτ + (Cτ)²/2 +
 * (Cτ)³/6 + (Cτ)⁴/24, by repeated squaring, knowing nothing of eigenvectors. `step` is τ‖C‖_F, at most ½, where R grows with
 * every eigenvalue. C: n×n symmetric, W2: O×n, not zero; result O×n. Throws on a zero W2 or another step.
 */
export const secondLayerLimit = (C: Matrix, W2: Matrix, step: number): Matrix => {
  if (!(step > 0 && step <= 0.5)) throw new RangeError(`secondLayerLimit: step is ${step}, expected τ‖C‖ in (0, ½]`);
  const size = maxAbs(C);
  const unit = size > 0 ? scaled(C, step / size / norm(scaled(C, 1 / size).data)) : C;
  const one = identity(C.rows);
  const onePlus = (m: Matrix): Matrix => mapEntries(m, (entry, i, j) => entry + one.data[i * C.rows + j]);
  // Horner: I + Cτ(I + Cτ/2(I + Cτ/3(I + Cτ/4))).
  let power = [3, 2, 1].reduce((inner, k) => onePlus(scaled(multiply(unit, inner), 1 / k)), onePlus(scaled(unit, 1 / 4)));
  let W = unitFrobenius(W2);
  for (let k = 0; k < doublings; k++) {
    const next = multiply(W, power);
    if (norm(next.data) <= unseen * maxAbs(power)) break;
    W = unitFrobenius(next);
    power = scaled(multiply(power, power), 1 / maxAbs(power) ** 2);
  }
  return W;
};

/** ssᵀ. s: n; result n×n. */
export const outer = (s: ArrayLike<number>): Matrix => matrixOf(s.length, s.length, (i, j) => s[i] * s[j]);

/** The top eigenvector s of C (n×n symmetric) and its gap to the next eigenvalue, Infinity for n = 1. */
export const topOf = (C: Matrix): { readonly s: Float64Array; readonly gap: number } => {
  const { values, vectors } = symmetricEigen(C);
  return { s: copyOf(row(vectors, 0)), gap: values.length === 1 ? Infinity : values[0] - values[1] };
};

/** ‖W₂s‖/‖W₂‖_F, what W2 sees of a unit vector s. W2: O×n, not zero; s: n. Throws on a zero W2. */
export const shareSeen = (W2: Matrix, s: ArrayLike<number>): number => {
  const unit = unitFrobenius(W2);
  return norm(Float64Array.from({ length: W2.rows }, (_, o) => dot(row(unit, o), s)));
};
