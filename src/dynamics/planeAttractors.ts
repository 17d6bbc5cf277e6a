import { maxAbs } from '../linalg/matrix.ts';
import type { OneLayerProblem } from './problem.ts';
import { gatedCovariance } from './oneLayer.ts';
import { checkProblem } from './problem.ts';

/** A strict local maximum of E(θ) = E(cos θ, sin θ). */
export interface PlaneAttractor {
  /** In [0, 2π). */
  readonly angle: number;
  readonly w: Float64Array;
  /** Whether some non-zero row of [x; x′] is orthogonal to w. */
  readonly kink: boolean;
  /** λ_gap of A(w) off kinks; on a kink the lesser of the two one-sided descents, |E′| or, where E′ = 0, |E″|. */
  readonly margin: number;
}

/** An arc, from → to anticlockwise, on which E is constant (a dead unit, or A proportional to the identity). */
export interface FlatArc {
  readonly from: number;
  readonly to: number;
}

export interface PlaneAttractors {
  readonly attractors: readonly PlaneAttractor[];
  readonly flat: readonly FlatArc[];
}

/** E(θ) = mean + R/2 cos 2(θ − peak) between two neighbouring kinks. */
interface Sector {
  readonly from: number;
  readonly to: number;
  readonly R: number;
  readonly peak: number;
}

const turn = 2 * Math.PI;
/** Angles are sums of a few roundings at size 2π; closer than this, a maximum and a kink, or two kinks, are one. */
const same = 64 * Number.EPSILON * turn;

const wrap = (angle: number): number => {
  const a = angle % turn;
  return a < 0 ? a + turn : a;
};

/** The angles at which some non-zero row is orthogonal to (cos θ, sin θ), ascending in [0, 2π). */
const kinkAngles = ({ x, xPrime, h }: OneLayerProblem): number[] => {
  if (h === 'linear') return [];
  const all: number[] = [];
  for (const { data } of [x, xPrime]) {
    for (let i = 0; i < data.length; i += 2) {
      if (data[i] === 0 && data[i + 1] === 0) continue;
      const angle = Math.atan2(data[i + 1], data[i]);
      all.push(wrap(angle + turn / 4), wrap(angle - turn / 4));
    }
  }
  all.sort((a, b) => a - b);
  return all.filter((a, i) => (i === 0 ? !(a + turn - all[all.length - 1] <= same && all.length > 1) : a - all[i - 1] > same));
};

/**
 * All attractors of the flow in the plane, d = 2: the strict local maxima of E on the circle, exactly. Between
 * neighbouring kinks E = m + R/2 cos 2(θ − θ*), with R = λ₁ − λ₂ and θ* the angle of the top eigenvector of A; so
 * they are the θ* inside their own sector, and the kinks up to which E rises and after which it falls (where a
 * one-sided E′ is zero, E″ decides). problem: N×2 views. Throws when d ≠ 2. Source: derived; angle scans in the
 * sense of Tian 2023, Section 3.
 */
export const planeAttractors = (problem: OneLayerProblem): PlaneAttractors => {
  const d = checkProblem('planeAttractors', problem);
  if (d !== 2) throw new RangeError(`planeAttractors: x has ${d} columns, expected 2 (the whole circle is enumerated)`);
  const kinks = kinkAngles(problem);
  const bounds = kinks.length > 0 ? kinks : [0];
  const matrices = bounds.map((from, i) => {
    const to = i + 1 < bounds.length ? bounds[i + 1] : bounds[0] + turn;
    const middle = (from + to) / 2;
    return { from, to, A: gatedCovariance(problem.alpha, problem, problem.h, [Math.cos(middle), Math.sin(middle)]) };
  });
  // Entries of A are sums of 4N² products each rounded at the size of the largest matrix.
  const flatBelow = 16 * problem.x.rows * Number.EPSILON * Math.max(...matrices.map(({ A }) => maxAbs(A)));
  const sectors: Sector[] = matrices.map(({ from, to, A: { data: [a, b, , c] } }) => {
    const R = Math.hypot(a - c, 2 * b);
    return { from, to, R: R > flatBelow ? R : 0, peak: Math.atan2(2 * b, a - c) / 2 };
  });
  const attractors: PlaneAttractor[] = [];
  const add = (angle: number, kink: boolean, margin: number): void => {
    attractors.push({ angle: wrap(angle), w: Float64Array.of(Math.cos(angle), Math.sin(angle)), kink, margin });
  };
  for (const { from, to, R, peak } of sectors) {
    if (R === 0) continue;
    // θ* and its antipode, the first copies at or after `from`.
    const start = from + wrap(peak - from) % Math.PI;
    for (let angle = start; angle < to - same; angle += Math.PI) if (kinks.length === 0 || angle > from + same) add(angle, false, R);
  }
  kinks.forEach((kink, i) => {
    const before = fall(sectors[(i + sectors.length - 1) % sectors.length], kink, -1);
    const after = fall(sectors[i], kink, 1);
    if (before > 0 && after > 0) add(kink, true, Math.min(before, after));
  });
  attractors.sort((p, q) => p.angle - q.angle);
  return { attractors, flat: sectors.filter((s) => s.R === 0).map(({ from, to }) => ({ from: wrap(from), to: wrap(to) })) };
};

/** How fast E falls from the angle into the sector, going its way (1 anticlockwise, −1 clockwise); 0 when it does not. */
const fall = ({ R, peak }: Sector, angle: number, way: 1 | -1): number => {
  const off = 2 * (angle - peak);
  const [sine, cosine] = [Math.sin(off) * way, Math.cos(off)];
  return sine > 2 * same ? R * sine : sine >= -2 * same && cosine > 0 ? 2 * R : 0;
};
