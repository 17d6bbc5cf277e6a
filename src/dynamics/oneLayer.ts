import type { ActivationName } from '../definitions/activation.ts';
import { floats } from '../linalg/floats.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { maxAbs, zeros } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { activate, slope } from './activation.ts';
import type { Laplacian, Weights } from './contrastiveCovariance.ts';
import { applyWeights, contrastiveCovariance, laplacianFor, weightsFor } from './contrastiveCovariance.ts';
import { offsets } from './offsets.ts';
import { scratch } from './scratch.ts';
import type { Views } from './views.ts';
import { mapViews, sampleCount } from './views.ts';

/** f = h(Wx), sample by sample. W: M×d, views: N×d each; result N×M each. Throws when W and the views differ in d. */
export const outputs = (h: ActivationName, W: Matrix, views: Views): Views => {
  const N = sampleCount('outputs', views);
  const d = views.x.cols;
  if (W.cols !== d) throw new RangeError(`outputs: W is ${W.rows}×${W.cols}, expected M×${d} (d = ${d} columns of x)`);
  return mapViews(views, ({ data }) => {
    const out = zeros(N, W.rows);
    for (let i = 0; i < N; i++) {
      for (let m = 0; m < W.rows; m++) {
        let u = 0;
        for (let c = 0; c < d; c++) u += W.data[m * d + c] * data[i * d + c];
        out.data[i * W.rows + m] = activate(h, u);
      }
    }
    return out;
  });
};

const checkLength = (where: string, name: string, w: ArrayLike<number>, d: number): void => {
  if (w.length !== d) throw new RangeError(`${where}: ${name} has ${w.length} entries, expected ${d} (d = ${d} columns of x)`);
};

/** out ← x·h′(wᵀx), sample by sample (x, out: N×d; w: d). */
const gateInto = (h: ActivationName, w: ArrayLike<number>, x: Float64Array, N: number, d: number, out: Float64Array): void => {
  for (let i = 0; i < N; i++) {
    const own = i * d;
    let u = 0;
    for (let c = 0; c < d; c++) u += w[c] * x[own + c];
    const gate = slope(h, u);
    // A closed gate gives 0, where 0·x would give −0.
    if (gate === 0) for (let k = own; k < own + d; k++) out[k] = 0;
    else for (let k = own; k < own + d; k++) out[k] = gate * x[k];
  }
};

/**
 * The gated inputs x̃ = x·h′(wᵀx) of one node, h′(0) = c₋. w: d, views: N×d each; result N×d each. The gate sees
 * the float64 value of wᵀx: within rounding of the kink it may fall on either side. Throws when w has not d entries.
 */
export const gatedInputs = (h: ActivationName, w: ArrayLike<number>, views: Views): Views => {
  const N = sampleCount('gatedInputs', views);
  const d = views.x.cols;
  checkLength('gatedInputs', 'w', w, d);
  return mapViews(views, ({ data }) => {
    const out = zeros(N, d);
    gateInto(h, w, data, N, d, out.data);
    return out;
  });
};

/** A(w) = 𝒞_α[x̃ʷ], x̃ʷ = x·h′(wᵀx): d×d, symmetric. alpha: N×N, views: N×d each, w: d. Throws when shapes do not fit. */
export const gatedCovariance = (alpha: Matrix | Laplacian, views: Views, h: ActivationName, w: ArrayLike<number>): Matrix =>
  contrastiveCovariance(alpha, gatedInputs(h, w, views));

const [roomForX, roomForXPrime, roomForOffsets, roomForAlong, roomForPulled] = [scratch(), scratch(), scratch(), scratch(), scratch()];

/** Takes the offsets m off both gated views, 𝒞 seeing differences alone. gated, gatedPrime: N×d. */
const centreGated = (gated: Float64Array, gatedPrime: Float64Array, N: number, d: number, m: Float64Array): void => {
  offsets(gated, gatedPrime, N, d, m);
  for (let i = 0; i < N; i++) {
    for (let c = 0, k = i * d; c < d; c++, k++) {
      gated[k] -= m[c];
      gatedPrime[k] -= m[c];
    }
  }
};

/** out ← X̃ᵀ L (X̃v) of centred gated views. along, pulled: room for 2N entries each. */
const gatedTimes = (weights: Weights, gated: Float64Array, gatedPrime: Float64Array, v: ArrayLike<number>, along: Float64Array, pulled: Float64Array, out: Float64Array): Float64Array => {
  const { N } = weights;
  const d = v.length;
  for (let i = 0; i < N; i++) {
    let u = 0;
    let uPrime = 0;
    for (let c = 0, k = i * d; c < d; c++, k++) {
      u += gated[k] * v[c];
      uPrime += gatedPrime[k] * v[c];
    }
    along[i] = u;
    along[N + i] = uPrime;
  }
  applyWeights(weights, along, pulled);
  for (let c = 0; c < d; c++) {
    let sum = 0;
    for (let i = 0, k = c; i < N; i++, k += d) sum += pulled[i] * gated[k];
    for (let i = 0, k = c; i < N; i++, k += d) sum += pulled[N + i] * gatedPrime[k];
    out[c] = sum;
  }
  return out;
};

/**
 * A(w)v = X̃ᵀ L (X̃v) without forming A(w), in N² + 4Nd operations; v = w unless told, which gives ∇_w ½𝒞_α[h(wᵀx)]
 * for homogeneous h. alpha: N×N (or its Laplacian), views: N×d each, w, v: d; result d. Common offsets cost no digit
 * (X̃ is `centred`). Throws when shapes do not fit.
 */
export const gatedCovarianceTimes = (
  alpha: Matrix | Laplacian,
  views: Views,
  h: ActivationName,
  w: ArrayLike<number>,
  v: ArrayLike<number> = w,
): Float64Array => {
  const N = sampleCount('gatedCovarianceTimes', views);
  const d = views.x.cols;
  checkLength('gatedCovarianceTimes', 'w', w, d);
  checkLength('gatedCovarianceTimes', 'v', v, d);
  const weights = weightsFor('gatedCovarianceTimes', alpha, N);
  const [gated, gatedPrime, m, along, pulled] = [roomForX(N * d), roomForXPrime(N * d), roomForOffsets(d), roomForAlong(2 * N), roomForPulled(2 * N)];
  gateInto(h, w, views.x.data, N, d, gated);
  gateInto(h, w, views.xPrime.data, N, d, gatedPrime);
  centreGated(gated, gatedPrime, N, d, m);
  return gatedTimes(weights, gated, gatedPrime, v, along, pulled, floats(d));
};

/** h′(wᵀx) of every row into `gates`; whether one is not what stood there. */
const gatesChange = (h: ActivationName, w: ArrayLike<number>, x: Float64Array, gates: Float64Array): boolean => {
  const d = w.length;
  let changed = false;
  for (let i = 0, k = 0; i < gates.length; i++) {
    let u = 0;
    for (let c = 0; c < d; c++, k++) u += w[c] * x[k];
    const gate = slope(h, u);
    if (gate === gates[i]) continue;
    gates[i] = gate;
    changed = true;
  }
  return changed;
};

/**
 * w ↦ P⊥_w A(w)w, `projectedGradient` with the problem prepared once, for a flow of many steps: the gated inputs are made anew only where a sample
 * has changed sides. alpha: N×N (or its Laplacian), views: N×d each; written into `out` (d), or into an array of its own. Throws when shapes do not fit and, when called, at w = 0.
 */
export const projectedField = (alpha: Matrix | Laplacian, views: Views, h: ActivationName): ((w: ArrayLike<number>, out?: Float64Array) => Float64Array) => {
  const N = sampleCount('projectedField', views);
  const d = views.x.cols;
  const L = laplacianFor('projectedField', alpha, N);
  const [gated, gatedPrime, m, along, pulled, product] = [floats(N * d), floats(N * d), floats(d), floats(2 * N), floats(2 * N), floats(d)];
  const [gates, gatesPrime] = [floats(N).fill(Number.NaN), floats(N).fill(Number.NaN)];
  let made = false;
  return (w, out = floats(d)) => {
    checkLength('projectedField', 'w', w, d);
    const still = made && h === 'linear';
    const [changed, changedPrime] = still ? [false, false] : [gatesChange(h, w, views.x.data, gates), gatesChange(h, w, views.xPrime.data, gatesPrime)];
    if (changed || changedPrime) {
      made = true;
      gateInto(h, w, views.x.data, N, d, gated);
      gateInto(h, w, views.xPrime.data, N, d, gatedPrime);
      centreGated(gated, gatedPrime, N, d, m);
    }
    return projectInto(w, gatedTimes(L, gated, gatedPrime, w, along, pulled, product), out);
  };
};

/** P⊥_w v = (I − wwᵀ/‖w‖²)v, to about ε‖v‖. w, v: d, w of any length but 0; throws at w = 0, where P⊥ is undefined, and on unequal lengths. */
export const project = (w: ArrayLike<number>, v: ArrayLike<number>): Float64Array => {
  if (w.length !== v.length) throw new RangeError(`project: w has ${w.length} entries, v ${v.length}; expected as many`);
  return projectInto(w, v, floats(w.length));
};

const projectInto = (w: ArrayLike<number>, v: ArrayLike<number>, u: Float64Array): Float64Array => {
  const size = maxAbs({ data: w });
  if (!(size > 0 && size < Infinity)) {
    throw new RangeError(`project: w (${w.length} entries) has largest magnitude ${size}; P⊥ needs a finite w ≠ 0`);
  }
  // ‖w‖² would underflow at 1e-170 and overflow at 1e170; the direction of w is all that matters.
  for (let c = 0; c < u.length; c++) u[c] = w[c] / size;
  const t = dot(u, v) / dot(u, u);
  for (let c = 0; c < u.length; c++) {
    const entry = v[c];
    u[c] = entry - t * u[c];
  }
  return u;
};

/**
 * P⊥_w A(w) w, the velocity of ‖w‖ = 1 under gradient ascent on ½𝒞_α[h(wᵀx)] with α frozen.
 * alpha: N×N (or its Laplacian), views: N×d each, w: d, w ≠ 0; result d. Throws at w = 0 and when shapes do not fit.
 */
export const projectedGradient = (alpha: Matrix | Laplacian, views: Views, h: ActivationName, w: ArrayLike<number>): Float64Array =>
  project(w, gatedCovarianceTimes(alpha, views, h, w));
