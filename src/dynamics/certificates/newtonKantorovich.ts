import { addDown, addUp, divDown, divUp, mulDown, mulUp, sqrtDown } from '../../arithmetic/directed.ts';
import { jacobian } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { intervals as I, magnitude, UndecidedOnInterval, type Interval } from '../../arithmetic/interval.ts';
import type { Equations, KantorovichZero, NotCertified } from './certificate.ts';
import { rowNorm } from './inertia.ts';
import { inverse, offIdentity, points, times, timesVector } from './linear.ts';

/** F″ over X as n rows of n² second derivatives, row-major. */
const secondDerivatives = (F: Equations, X: readonly Interval[]): Interval[][][] => {
  const n = X.length;
  const flat = jacobian(I, (D, z) => jacobian(D, (E, at) => F(E, at), z).flat(), X);
  return Array.from({ length: n }, (_, l) => flat.slice(l * n, (l + 1) * n));
};

/**
 * Certifies a zero near a point that need not be one to rounding: `near` is not refined, so that β measures how far it is off. The ball
 * ‖z − m‖ ≤ radius is where K is bounded. Fails with `not contracting` where h > ½ or `within` leaves the ball. F: n
 * equations, twice differentiable, in n unknowns. Source: Kantorovich 1948; this form with an approximate inverse Y derived.
 */
export const newtonKantorovich = (F: Equations, near: readonly number[], radius: number): KantorovichZero | NotCertified => {
  // Six digits, the same on every engine: any Y near the inverse serves.
  const Y = inverse(jacobian(float64, (D, z) => F(D, z), near))?.map((row) => row.map((entry) => Number(entry.toPrecision(6)))) ?? null;
  if (Y === null) return { failure: 'singular Jacobian', because: 'the Jacobian at the point has no inverse in float64' };
  try {
    const m = near.map(I.of);
    const [value, slopes] = [F(I, m), jacobian(I, (D, z) => F(D, z), m)];
    const beta = Math.max(...timesVector(points(Y), value).map(magnitude));
    const delta = rowNorm(offIdentity(times(points(Y), slopes)));
    const second = secondDerivatives(F, near.map((entry) => ({ lo: addDown(entry, -radius), hi: addUp(entry, radius) })));
    const lipschitz = rowNorm(Y.map((row) => second[0].flatMap((entries, j) => entries.map((_, k) => row.reduce((sum, y, l) => I.add(sum, I.mul(I.of(y), second[l][j][k])), I.of(0))))));
    const slope = addDown(1, -delta);
    if (!(slope > 0)) return { failure: 'singular Jacobian', because: `‖I − Y F′(m)‖ = ${delta.toPrecision(2)} is not below 1` };
    const betaK = mulUp(beta, lipschitz);
    const h = divUp(divUp(betaK, slope), slope);
    if (!(h <= 0.5)) return { failure: 'not contracting', because: `h = ${h.toPrecision(3)} exceeds one half` };
    // The smaller root of K r²/2 − (1 − δ)r + β, in the form that does not cancel; the larger one is at least (1 − δ)/K.
    const within = divUp(2 * beta, mulDown(slope, addDown(1, sqrtDown(Math.max(0, addDown(1, -2 * h))))));
    const unique = Math.min(radius, lipschitz === 0 ? Infinity : divDown(slope, lipschitz));
    if (!(within < radius)) return { failure: 'not contracting', because: `the zero is within ${within.toPrecision(3)} only, and K is known to ${radius.toPrecision(3)}` };
    // At h = ½ both radii are one.
    if (!(within < unique)) return { failure: 'not contracting', because: `h = ${h.toPrecision(3)} is one half to rounding` };
    return { midpoint: near, preconditioner: Y, value, jacobian: slopes, radius, beta, delta, lipschitz, h, within, unique };
  } catch (error) {
    if (!(error instanceof UndecidedOnInterval || error instanceof RangeError)) throw error;
    const gate = error instanceof UndecidedOnInterval && error.operation === 'compare';
    return { failure: gate ? 'gate sign changes in the box' : 'not defined on the box', because: error.message };
  }
};
