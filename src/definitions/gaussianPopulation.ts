import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { normalDensity } from '../arithmetic/normalDensity.ts';
import { slopes, type ActivationName } from './activation.ts';
import { inner } from './oneLayer.ts';

/** Σ_c p_c N(m_c, F_cᵀF_c), p ∝ odds. odds: 1×C, positive; means: C×d; factors: Cd×d, the rows of F_1, then F_2, … */
export interface GaussianTables<T> {
  readonly odds: T;
  readonly means: T;
  readonly factors: T;
}

export interface Gate<S> {
  /** wᵀm, √(wᵀSw), and P[wᵀx > 0], √(wᵀSw)-density φ(a) there. */
  readonly height: S;
  readonly spread: S;
  readonly mass: S;
  readonly density: S;
  /** a = wᵀm/s and b = Sw/s; 0 where s = 0. */
  readonly a: S;
  readonly b: readonly S[];
  readonly p: S;
  readonly mean: readonly S[];
  readonly S: Table<S>;
}

/** The components as the gate of w sees them. w: d. Throws as `populationCovariance`. */
export const gates = <S>(R: Arithmetic<S>, { odds, means, factors }: GaussianTables<Table<S>>, w: readonly S[]): Gate<S>[] => {
  const [zero, d] = [R.of(0), w.length];
  const sum = odds[0].reduce((a, b) => R.add(a, b));
  return means.map((mean, c) => {
    const F = factors.slice(c * d, (c + 1) * d);
    const columns = mean.map((_, i) => F.map((r) => r[i]));
    const S = columns.map((left) => columns.map((right) => inner(R, left, right)));
    const Sw = S.map((r) => inner(R, r, w));
    const [height, square] = [inner(R, w, mean), inner(R, w, Sw)];
    const p = R.div(odds[0][c], sum);
    if (R.compare(square, zero) <= 0) return { height, spread: zero, mass: R.of(R.compare(height, zero) > 0 ? 1 : 0), density: zero, a: zero, b: w.map(() => zero), p, mean, S };
    const spread = R.sqrt(square);
    const a = R.div(height, spread);
    return { height, spread, mass: R.normalCdf(a), density: normalDensity(R, a), a, b: Sw.map((entry) => R.div(entry, spread)), p, mean, S };
  });
};

const total = <S>(R: Arithmetic<S>, terms: readonly S[]): S => terms.reduce((a, b) => R.add(a, b), R.of(0));

/** c₊ᵏ or c₋ᵏ on the two sides of the gate: (c₊ᵏ − c₋ᵏ)·open + c₋ᵏ·whole. */
const mixed = <S>(R: Arithmetic<S>, h: ActivationName, open: S, whole: S, power: 1 | 2): S => {
  const [cMinus, cPlus] = slopes(h);
  return R.add(R.mul(R.of(cPlus ** power - cMinus ** power), open), R.mul(R.of(cMinus ** power), whole));
};

const meanOver = <S>(R: Arithmetic<S>, parts: readonly Gate<S>[], h: ActivationName): S[] =>
  parts[0].mean.map((_, i) => total(R, parts.map(({ p, mass, density, mean, b }) => R.mul(p, mixed(R, h, R.add(R.mul(mass, mean[i]), R.mul(density, b[i])), mean[i], 1)))));

/** E[x h′(wᵀx)] of the mixture, with E[x1{wᵀx>0}] = mΦ + bφ. w: d; result d. Throws as `populationCovariance`. */
export const gatedMean = <S>(R: Arithmetic<S>, population: GaussianTables<Table<S>>, h: ActivationName, w: readonly S[]): S[] => meanOver(R, gates(R, population, w), h);

/**
 * A(w) = V[x h′(wᵀx)] of the mixture and E[h(wᵀx)], with E[x1{wᵀx>0}] = mΦ + bφ and
 * E[xxᵀ1{wᵀx>0}] = Φ(S + mmᵀ) + φ(mbᵀ + bmᵀ) − aφ bbᵀ. w: d; A: d×d. To 50 digits; throws `NotRepresentable` over exact R,
 * unless no component is spread along w.
 */
export const populationCovariance = <S>(R: Arithmetic<S>, population: GaussianTables<Table<S>>, h: ActivationName, w: readonly S[]): { readonly A: Table<S>; readonly output: S } => {
  const parts = gates(R, population, w);
  const first = meanOver(R, parts, h);
  const second = (i: number, j: number): S =>
    total(R, parts.map(({ p, mass, density, a, b, mean, S }) => {
      const whole = R.add(S[i][j], R.mul(mean[i], mean[j]));
      const shift = R.sub(R.add(R.mul(mean[i], b[j]), R.mul(b[i], mean[j])), R.mul(a, R.mul(b[i], b[j])));
      return R.mul(p, mixed(R, h, R.add(R.mul(mass, whole), R.mul(density, shift)), whole, 2));
    }));
  return { A: w.map((_, i) => w.map((__, j) => R.sub(second(i, j), R.mul(first[i], first[j])))), output: inner(R, w, first) };
};

/** M(w) = Σ_c p_c φ(a)/s (S − bbᵀ + (m − ab)(m − ab)ᵀ), the second moments of the density on wᵀx = 0. w: d, unit; d×d. Throws as `populationCovariance`. */
export const hyperplaneMoment = <S>(R: Arithmetic<S>, population: GaussianTables<Table<S>>, w: readonly S[]): Table<S> => {
  const parts = gates(R, population, w).filter(({ spread }) => R.compare(spread, R.of(0)) > 0);
  return w.map((_, i) =>
    w.map((__, j) =>
      total(R, parts.map(({ p, density, spread, a, b, mean, S }) => {
        const centre = (k: number): S => R.sub(mean[k], R.mul(a, b[k]));
        return R.mul(R.div(R.mul(p, density), spread), R.add(R.sub(S[i][j], R.mul(b[i], b[j])), R.mul(centre(i), centre(j))));
      })),
    ),
  );
};

/**
 * ℰ(w) = ½V[h(wᵀx)] of the mixture from the law of u = wᵀx alone, h(u) = (c₊ − c₋)u⁺ + c₋u: of N(μ, s²), E[u⁺] = μΦ(μ/s) + sφ(μ/s) and
 * E[(u⁺)²] = (μ² + s²)Φ + μsφ. It is ½wᵀA(w)w without A(w); s² = ‖F_c w‖². w: d. Throws as `populationCovariance`.
 */
export const populationEnergy = <S>(R: Arithmetic<S>, { odds, means, factors }: GaussianTables<Table<S>>, h: ActivationName, w: readonly S[]): S => {
  const [zero, d] = [R.of(0), w.length];
  const sum = odds[0].reduce((a, b) => R.add(a, b));
  const [cMinus, cPlus] = slopes(h);
  const moments = means.map((m, c) => {
    const mean = inner(R, w, m);
    const spread = factors.slice(c * d, (c + 1) * d).map((row) => inner(R, row, w));
    const variance = inner(R, spread, spread);
    const square = R.add(R.mul(mean, mean), variance);
    const p = R.div(odds[0][c], sum);
    // A gate that does not show is not asked for: all of h is c₋u.
    if (cMinus === cPlus) return { p, mean, square, open: zero, openSquare: zero };
    if (R.compare(variance, zero) <= 0) return R.compare(mean, zero) > 0 ? { p, mean, square, open: mean, openSquare: square } : { p, mean, square, open: zero, openSquare: zero };
    const s = R.sqrt(variance);
    const a = R.div(mean, s);
    const [mass, edge] = [R.normalCdf(a), R.mul(s, normalDensity(R, a))];
    return { p, mean, square, open: R.add(R.mul(mean, mass), edge), openSquare: R.add(R.mul(square, mass), R.mul(mean, edge)) };
  });
  const first = total(R, moments.map(({ p, open, mean }) => R.mul(p, mixed(R, h, open, mean, 1))));
  const second = total(R, moments.map(({ p, openSquare, square }) => R.mul(p, mixed(R, h, openSquare, square, 2))));
  return R.div(R.sub(second, R.mul(first, first)), R.of(2));
};
