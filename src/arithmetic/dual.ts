import type { Arithmetic } from './arithmetic.ts';
import { normalDensity } from './normalDensity.ts';

/** A value with its partial derivatives; those beyond the end of the list are zero, so a constant is { value, partials: [] }. */
export interface Dual<S> {
  readonly value: S;
  readonly partials: readonly S[];
}

/**
 * First-order derivatives carried along over any arithmetic R: (fg)′ = f′g + fg′, (f/g)′ = (f′ − (f/g)g′)/g, (eᶠ)′ = eᶠf′, (s∘f)′ = s(f)s(−f)f′ for the logistic s, (Φ∘f)′ = φ(f)f′,
 * (log f)′ = f′/f, (√f)′ = f′/(2√f). Exact over exact R. Comparisons look at the value alone: a branch is differentiated
 * on the side it takes. Throws what R throws, at √0 a division by zero.
 */
export const dual = <S>(R: Arithmetic<S>): Arithmetic<Dual<S>> => {
  const zero = R.of(0);
  // A plain loop: Array.from with a callback costs more than the arithmetic in it.
  const pair = ({ partials: left }: Dual<S>, { partials: right }: Dual<S>, combine: (da: S, db: S) => S): S[] => {
    const out: S[] = [];
    const n = Math.max(left.length, right.length);
    for (let i = 0; i < n; i++) out.push(combine(i < left.length ? left[i] : zero, i < right.length ? right[i] : zero));
    return out;
  };
  const chain = (value: S, a: Dual<S>, derivative: (da: S) => S): Dual<S> => ({ value, partials: a.partials.map(derivative) });
  return {
    name: `dual ${R.name}`,
    exact: R.exact,
    of: (x) => ({ value: R.of(x), partials: [] }),
    add: (a, b) => ({ value: R.add(a.value, b.value), partials: pair(a, b, R.add) }),
    sub: (a, b) => ({ value: R.sub(a.value, b.value), partials: pair(a, b, R.sub) }),
    mul: (a, b) => ({
      value: R.mul(a.value, b.value),
      partials: pair(a, b, (da, db) => R.add(R.mul(da, b.value), R.mul(a.value, db))),
    }),
    div: (a, b) => {
      const value = R.div(a.value, b.value);
      return { value, partials: pair(a, b, (da, db) => R.div(R.sub(da, R.mul(value, db)), b.value)) };
    },
    compare: (a, b) => R.compare(a.value, b.value),
    exp: (a) => {
      const value = R.exp(a.value);
      return chain(value, a, (da) => R.mul(value, da));
    },
    logistic: (a) => {
      // s′ = s(a)s(−a): 1 − s would lose its digits where s is almost 1.
      const slope = R.mul(R.logistic(a.value), R.logistic(R.sub(zero, a.value)));
      return chain(R.logistic(a.value), a, (da) => R.mul(slope, da));
    },
    normalCdf: (a) => {
      if (a.partials.length === 0) return { value: R.normalCdf(a.value), partials: [] };
      const slope = normalDensity(R, a.value);
      return chain(R.normalCdf(a.value), a, (da) => R.mul(slope, da));
    },
    log: (a) => chain(R.log(a.value), a, (da) => R.div(da, a.value)),
    sqrt: (a) => {
      const value = R.sqrt(a.value);
      return chain(value, a, (da) => R.div(da, R.add(value, value)));
    },
    toNumber: (a) => R.toNumber(a.value),
  };
};

/** ∇f at the point `at` (n scalars of R): n partial derivatives, from one evaluation of f over dual(R). Throws what f throws. */
export const gradient = <S>(R: Arithmetic<S>, f: (D: Arithmetic<Dual<S>>, at: readonly Dual<S>[]) => Dual<S>, at: readonly S[]): S[] => {
  const [partials] = jacobian(R, (D, z) => [f(D, z)], at);
  return partials ?? [];
};

/** ∂F_i/∂z_j at the point `at` (n scalars of R): m rows of n, from one evaluation of F over dual(R). Throws what F throws. */
export const jacobian = <S>(R: Arithmetic<S>, F: (D: Arithmetic<Dual<S>>, at: readonly Dual<S>[]) => readonly Dual<S>[], at: readonly S[]): S[][] => {
  const [zero, one] = [R.of(0), R.of(1)];
  const seeded = at.map((value, i) => ({ value, partials: at.map((_, j) => (i === j ? one : zero)) }));
  return F(dual(R), seeded).map(({ partials }) => at.map((_, i) => partials[i] ?? zero));
};
