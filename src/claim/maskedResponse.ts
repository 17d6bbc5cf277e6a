import { float64 } from '../arithmetic/float64.ts';
import { maskedResponse } from '../definitions/thresholdNetwork/maskedResponse.ts';
import { gaussHermite, normalExpectation } from '../dynamics/gaussHermite.ts';
import { maxAbs, multiplyVector, toRows, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { neuronAt } from '../settings/scalarNeuron.ts';
import type { MaskedNeurons } from '../settings/maskedNeurons.ts';

const flat = (m: Matrix): number[] => [...m.data];

/** E[h(⟨w, 2D′x⟩) h̃(⟨v, 2D″x⟩)] for x = s + Lε over all fair signs ε. */
export const signResponse = (i: MaskedNeurons): number =>
  maskedResponse(float64, { ...i, w: flat(i.w), v: flat(i.v), b: flat(i.b), first: flat(i.first), second: flat(i.second), signal: flat(i.signal), L: toRows(i.L) });

const rule = gaussHermite(24);

/** The same for x = s + Lg, g standard normal: over the two projections, jointly Gaussian with covariance 4⟨LᵀD′w, LᵀD″v⟩, by Gauss–Hermite in each. */
export const gaussianResponse = (i: MaskedNeurons): number => {
  const seen = (weights: Matrix, mask: Matrix): Float64Array => weights.data.map((entry, k) => 2 * mask.data[k] * entry);
  const [w, v] = [seen(i.w, i.first), seen(i.v, i.second)];
  const [a, c] = [w, v].map((weights) => multiplyVector(transpose(i.L), weights));
  const [meanA, meanC] = [w, v].map((weights) => dot(weights, i.signal.data));
  const sizeA = Math.sqrt(dot(a, a));
  const along = sizeA > 0 ? dot(a, c) / sizeA : 0;
  const across = Math.sqrt(Math.max(0, dot(c, c) - along ** 2));
  const [h, other] = [0, 1].map((k) => neuronAt({ b: i.b.data[k], neuron: i.neuron }));
  return normalExpectation(rule, (g) => h(meanA + sizeA * g) * normalExpectation(rule, (f) => other(meanC + along * g + across * f)));
};

/** What the responses are rounded at: the largest product of the two pre-activations. */
export const responseScale = ({ w, v, b, L, signal }: MaskedNeurons): number => {
  const n = w.cols;
  const input = 8 * n * (maxAbs(signal) + n * maxAbs(L));
  return (input * maxAbs(w) + maxAbs(b)) * (input * maxAbs(v) + maxAbs(b));
};
