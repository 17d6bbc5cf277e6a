import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { inner } from '../definitions/oneLayer.ts';
import { reluForm } from '../definitions/reluMixture.ts';
import { positivePart, reluEnergy, reluGradients } from '../dynamics/reluMixture.ts';
import { unitFrobenius } from '../dynamics/secondLayerFlow.ts';
import { mapEntries, matrixOf, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { leastMargin, repulsion, singleFeaturePoint, type SingleFeature } from '../settings/zForm.ts';
import type { Exactly } from './claim.ts';
import { undecided, type Residual, type Undecided } from './residual.ts';
import { roundings, wholeNumber } from './tolerance.ts';

interface Point {
  readonly W1: Matrix;
  readonly W2: Matrix;
}

const scaledTo = (m: Matrix, size: number): Matrix => mapEntries(m, (entry) => (size / (maxAbs(m) || 1)) * entry);

const shifted = ({ W1, W2 }: Point, t: number, P: Matrix, Q: Matrix): Point => ({
  W1: unitFrobenius(mapEntries(W1, (entry, i, j) => entry + t * P.data[i * P.cols + j])),
  W2: unitFrobenius(mapEntries(W2, (entry, i, j) => entry + t * Q.data[i * Q.cols + j])),
});

/** The way out: an unused unit takes up |A_1n|, n ≠ 1, against the output of the used one, with equal norms. */
const wayOut = ({ A, dims }: SingleFeature): { readonly P: Matrix; readonly Q: Matrix } => {
  const { euclidean } = repulsion(A);
  return {
    P: matrixOf(dims.K, dims.M, (k, m) => (k === 1 && m > 0 && euclidean > 0 ? Math.abs(A.data[m]) / euclidean : 0)),
    Q: matrixOf(dims.O, dims.K, (o, k) => (o === 0 && k === 1 ? -1 : 0)),
  };
};

/** Beside the margin of 2⁻⁸ the third order does not count at these distances; at the limit of the criterion the fourth does, farther out. */
const [near, far] = [[2 ** -12, 2 ** -14], [2 ** -4, 2 ** -5]] as const;
const ascentSteps = 6;

/** The highest 2ℰ, A in units of its largest entry, at points at distances r from the single-feature point: along the given direction, the way out, every single entry and mixtures, and a few steps of projected ascent from there that stay within 2r. */
const highestNearby = (instance: SingleFeature, A: Matrix, radii: readonly number[]): number => {
  const at = singleFeaturePoint(instance);
  const own = { P: scaledTo(instance.P, 1), Q: scaledTo(instance.Q, 1) };
  const out = wayOut(instance);
  const still = mapEntries(own.Q, () => 0);
  const mixed = { P: mapEntries(out.P, (entry, i, j) => entry + 0.25 * own.P.data[i * own.P.cols + j]), Q: mapEntries(out.Q, (entry, i, j) => entry + 0.25 * own.Q.data[i * own.Q.cols + j]) };
  const entries = Array.from({ length: A.cols }, (_, n) => ({ P: mapEntries(own.P, (__, k, m) => (k === 0 && m === n ? 1 : 0)), Q: still }));
  const away = (point: Point): number => Math.max(maxAbs({ data: point.W1.data.map((entry, k) => entry - at.W1.data[k]) }), maxAbs({ data: point.W2.data.map((entry, k) => entry - at.W2.data[k]) }));
  let highest = -Infinity;
  for (const { P, Q } of [own, out, mixed, ...entries]) {
    for (const radius of radii) {
      let point = shifted(at, radius, P, Q);
      for (let step = 0; step <= ascentSteps && away(point) <= 2 * radius; step++) {
        highest = Math.max(highest, reluEnergy(A, positivePart(point.W1), point.W2));
        const g = reluGradients(A, point.W1, point.W2);
        point = shifted(point, 1 / (8 * A.cols), g.W1, g.W2);
      }
    }
  }
  return highest;
};

/** What counts as equality, of the largest entry of A. */
const equal = 2 ** -46;

/** Whether the point is a local maximum exactly when A₁₁ ≥ `threshold`: nowhere higher nearby if so, somewhere higher if not. */
const stableExactlyWhen = (threshold: (repelled: ReturnType<typeof repulsion>) => number) => (instance: SingleFeature): Residual | Undecided => {
  const A = scaledTo(instance.A, 1);
  const repelled = repulsion(A);
  const margin = A.data[0] - repelled.euclidean;
  if (Math.abs(margin) > equal && Math.abs(margin) <= leastMargin) return undecided(`A₁₁ is within ${leastMargin} of the limit of the criterion and not at it`);
  const radii = Math.abs(margin) <= equal ? far : near;
  const rise = highestNearby(instance, A, radii) - A.data[0];
  const seen = { A: instance.A, 'A₁₁': instance.A.data[0], '√Σ A_1n²': repulsion(instance.A).euclidean, 'max |A_1n|': repulsion(instance.A).largest, 'rise of 2ℰ nearby': rise };
  if (A.data[0] >= threshold(repelled) - equal) return { what: 'rise of 2ℰ near a point that is called stable', value: Math.max(0, rise), ...roundings(64 * A.cols, 1), seen };
  // The gain of the way out at distance r is 2r²(√ΣA_1n² − A₁₁) to leading order, and the margin is known.
  return { what: 'no rise of 2ℰ near a point that is called unstable', value: rise > leastMargin * radii[1] ** 2 ? 0 : 1, ...wholeNumber, seen };
};

/** Stable iff A₁₁ ≥ √(Σ_{n≠1} A_1n²). */
export const euclideanCriterion = stableExactlyWhen(({ euclidean }) => euclidean);

/** Stable iff A₁₁ ≥ max_{n≠1} |A_1n|: the naive criterion. */
export const largestEntryCriterion = stableExactlyWhen(({ largest }) => largest);

/**
 * What the criterion says of the highest energy along the way out and along single entries, at distances 2⁻⁴ and 2⁻⁸: not above A₁₁ at a point called
 * stable, in units of Σ|A_mn|; above it (1, else −1) at one called unstable.
 */
export const wayOutOver =
  (criterion: 'euclidean' | 'largest') =>
  <S>(R: Arithmetic<S>, { A, dims }: { readonly A: Table<S>; readonly dims: Readonly<Record<string, number>> }): Exactly<S> => {
    const [zero, one] = [R.of(0), R.of(1)];
    const sizeOf = (entry: S): S => absolute(R, entry);
    const off = A[0].slice(1).map(sizeOf);
    const square = inner(R, off, off);
    // The direction need not be the best one to the last digit.
    const length = R.of(Math.sqrt(R.toNumber(square)));
    const calledStable = R.compare(A[0][0], zero) >= 0 && (criterion === 'euclidean' ? R.compare(R.mul(A[0][0], A[0][0]), square) >= 0 : off.every((entry) => R.compare(A[0][0], entry) >= 0));
    const energyAt = (W1: Table<S>, W2: Table<S>): S => R.div(reluForm(R, A, W1, W2), R.mul(inner(R, W1.flat(), W1.flat()), inner(R, W2.flat(), W2.flat())));
    const first = [one, ...off.map(() => zero)];
    const energies = [2 ** -4, 2 ** -8].flatMap((distance) => {
      const r = R.of(distance);
      const alone = off.map((_, n) => energyAt([first.map((entry, m) => (m === n + 1 ? r : entry))], [[one]]));
      if (dims.K < 2 || R.compare(length, zero) === 0) return alone;
      return [...alone, energyAt([first, [zero, ...off.map((entry) => R.div(R.mul(r, entry), length))]], [[one, R.sub(zero, r)]])];
    });
    if (energies.length === 0) return { nonNegative: [] };
    const rise = R.sub(energies.reduce((a, b) => (R.compare(a, b) < 0 ? b : a)), A[0][0]);
    if (!calledStable) return { nonNegative: [R.of(R.compare(rise, zero) > 0 ? 1 : -1)] };
    return { nonNegative: [R.sub(zero, R.div(rise, A.flat().reduce((sum, entry) => R.add(sum, sizeOf(entry)), zero)))] };
  };

/** vᵀAv ≤ max_m A_mm ‖v‖². */
export const singleBound = ({ A, v }: { readonly A: Matrix; readonly v: Matrix }): Residual => {
  const unit = scaledTo(v, 1);
  const largest = Math.max(...Array.from({ length: A.cols }, (_, m) => A.data[m * A.cols + m]));
  const square = norm(unit.data) ** 2;
  const value = reluEnergy(A, unit, matrixOf(1, 1, () => 1)) - largest * square;
  return { what: 'vᵀAv − max_m A_mm ‖v‖², where positive', value: Math.max(0, value), ...roundings(16 * (A.cols + 2) ** 2, maxAbs(A)), seen: { A, 'max A_mm': largest } };
};

/** The same, in exact arithmetic: v in units of its largest entry, A of Σ|A_mn|. */
export const singleBoundOver = <S>(R: Arithmetic<S>, { A, v }: { readonly A: Table<S>; readonly v: Table<S> }): Exactly<S> => {
  const zero = R.of(0);
  const sizeOf = (entry: S): S => absolute(R, entry);
  const top = v[0].map(sizeOf).reduce((a, b) => (R.compare(a, b) < 0 ? b : a));
  const u = R.compare(top, zero) === 0 ? v[0] : v[0].map((entry) => R.div(entry, top));
  const largest = A.map((entries, m) => entries[m]).reduce((a, b) => (R.compare(a, b) < 0 ? b : a));
  return { nonNegative: [R.sub(R.mul(largest, inner(R, u, u)), inner(R, u, A.map((entries) => inner(R, entries, u))))] };
};
