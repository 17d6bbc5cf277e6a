import { NotDecided, NotRepresentable, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import { lift } from '../arithmetic/lift.ts';
import { linearLimit } from '../definitions/ascentLimit.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { inner } from '../definitions/oneLayer.ts';
import * as definitions from '../definitions/secondLayerFlow.ts';
import { isSimpleTop } from '../definitions/strictMaximum.ts';
import { topEigenvector } from '../definitions/topEigenvector.ts';
import { twoLayerOutputs } from '../definitions/twoLayer.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { hiddenOutputs } from '../dynamics/gatedTwoLayer.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { project } from '../dynamics/oneLayer.ts';
import { rungeKutta } from '../dynamics/rungeKutta.ts';
import { secondLayerVelocity, shareSeen, topOf, unitFrobenius } from '../dynamics/secondLayerFlow.ts';
import { twoLayerGradients } from '../dynamics/twoLayer.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { joined } from '../linalg/floats.ts';
import { fromRows, mapRows, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import { choice, just, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { madeOnceEach } from './madeOnce.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';
import { networkSizes } from './twoLayerFlow.ts';
import { twoLayerFields } from './twoLayerFields.ts';

export type FirstLayer = 'fixed' | 'moving';

const anyStart = weights('start of the second layer', [['O'], ['K', 'M']]);

/** Starts of all kinds, one in ten orthogonal to the top eigenvector: a saddle that no other draw would meet. */
const start: Field<Matrix> = {
  ...anyStart,
  draw: (stream, dims, drawn) => {
    const W2 = anyStart.draw(stream, dims, drawn);
    if (!stream.chance(0.1)) return W2;
    const { s } = topOf(hiddenCovariance({ ...(drawn as unknown as Hidden), dims }).C);
    const orthogonal = mapRows(W2, (w) => project(s, w));
    return anyStart.valid(orthogonal) ? orthogonal : W2;
  },
};

/** A two-layer network whose second layer flows on ‖W₂‖_F = 1, the first being fixed or flowing with it. */
export const secondLayer = setting({
  id: 'second-layer',
  words: 'For all N samples of K receptive fields in two views, importances α of any sign, an activation h, first layers with M nodes a field, and starts W₂ ≠ 0 of the flow of the second layer',
  dims: twoLayerFields.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    ...twoLayerFields.fields,
    W2: start,
    firstLayer: choice<FirstLayer>('first layer: fixed, or flowing at the same time', 'fixed', 'moving'),
  },
});

export interface Hidden {
  readonly alpha: Matrix;
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly h: ActivationName;
  readonly W1: Matrix;
  readonly dims: Readonly<Record<string, number>>;
}

export interface Start extends Hidden {
  readonly W2: Matrix;
  readonly firstLayer: FirstLayer;
}

interface HiddenCovariance {
  readonly C: Matrix;
  readonly scale: number;
}

/** 𝒞_α[f₁], (K·M)×(K·M), and the size of its terms: of the outputs of the first layer as they come, whatever the activation. */
export const hiddenCovariance = madeOnceEach(({ alpha, x, xPrime, h, W1, dims }: Hidden): HiddenCovariance => {
  const f = hiddenOutputs({ x, xPrime }, { W1, h, K: dims.K });
  const size = Math.max(maxAbs(f.x), maxAbs(f.xPrime), networkSizes(alpha, { x, xPrime, h, W1, W2: W1, dims, importance: 'frozen' }).node);
  return { C: contrastiveCovariance(alpha, f), scale: 4 * importanceMass(alpha) * size ** 2 };
});

/** ½sᵀ𝒞_α[f₁]s over any arithmetic, from the definitions: the energy of a second layer with the one row s. */
export const hiddenEnergy = <S>(R: Arithmetic<S>, { alpha, x, xPrime, h, W1, dims }: Hidden, s: readonly S[]): S =>
  pairEnergy(R, lift(R, alpha), twoLayerOutputs(R, { W1: lift(R, W1), W2: [s], h, K: dims.K }, { x: lift(R, x), xPrime: lift(R, xPrime) }));

/** The least relative gap that tells two eigenvalues apart in float64. */
export const leastGap = 2 ** -16;

/** W₂(0)s ≠ 0. */
export const startSeesTopOutput = hypothesis<Start>({
  words: 'the start of the second layer is not orthogonal to the top eigenvector',
  tex: String.raw`W_2(0)\,s \ne 0`,
  holds: (instance) => shareSeen(instance.W2, topOf(hiddenCovariance(instance).C).s) > leastGap,
});

/** The first layer does not move. */
export const fixedFirstLayer = hypothesis<{ readonly firstLayer: FirstLayer }>({
  words: 'the first layer is fixed while the second flows',
  tex: String.raw`\partial_t\, \mathcal C_\alpha[f_1] = 0`,
  narrow: { firstLayer: just('fixed') },
  holds: ({ firstLayer }) => firstLayer === 'fixed',
});

/** The time over which the flow is followed: twice the shortest in which one of the moving layers could change by its own size; 0 where nothing moves. */
export const flowTime = (instance: Start): number => {
  const { C, scale } = hiddenCovariance(instance);
  const first = maxAbs(instance.W1);
  // ℰ is of degree two in W₁ for homogeneous h: its gradient there is of size scale/‖W₁‖.
  const rate = norm(C.data) + (instance.firstLayer === 'moving' && first > 0 ? scale / first ** 2 : 0);
  return rate > 0 ? 2 / rate : 0;
};

/** W₂ at the start and after each of so many pieces of time by Runge–Kutta on ‖W₂‖_F = 1; the first layer flows along, by its own gradient, where it moves. Null from where it runs to infinity. */
export const secondLayerAlong = (instance: Start, piece: { readonly time: number; readonly steps: number }, pieces: number): (Matrix | null)[] => {
  const { alpha, x, xPrime, h, W1, W2, firstLayer, dims } = instance;
  const { C } = hiddenCovariance(instance);
  const from = unitFrobenius(W2);
  const velocity = (y: Float64Array): Float64Array => {
    const second = { ...W2, data: y.subarray(0, from.data.length) };
    if (firstLayer === 'fixed') return secondLayerVelocity(C, second).data;
    const first = { ...W1, data: y.subarray(from.data.length) };
    const ascent = twoLayerGradients(alpha, { x, xPrime }, { W1: first, W2: second, h, K: dims.K }).W1;
    return joined(secondLayerVelocity(hiddenCovariance({ ...instance, W1: first }).C, second).data, ascent.data);
  };
  const path = [firstLayer === 'fixed' ? from.data : joined(from.data, W1.data)];
  for (let k = 0; k < pieces; k++) path.push(rungeKutta(velocity, path[k], piece));
  return path.map((y) => (y.every(Number.isFinite) ? unitFrobenius({ ...W2, data: y.slice(0, from.data.length) }) : null));
};

/** W₂ after the given time. Null when it runs to infinity before. */
export const secondLayerAfter = (instance: Start, options: { readonly time: number; readonly steps: number }): Matrix | null => secondLayerAlong(instance, options, 1)[1];

/** `Start` over another number system. */
type Lifted<S> = { readonly [K in keyof Start]: Start[K] extends Matrix ? Table<S> : Start[K] };

/** Below it a difference is none. */
const equal = 2 ** -40;

/** By how much W₂ᵀW₂/‖W₂‖² differs from ssᵀ in the limit, entry by entry. `NotDecided` where it does not and s is one of several top eigenvectors. */
const limitBesideTop = <S>(R: Arithmetic<S>, C: Table<S>, from: Table<S>): S[] => {
  const s = topEigenvector(R, C);
  const W2 = linearLimit(R, C, from);
  const length = inner(R, W2.flat(), W2.flat());
  const apart = C.flatMap((_, i) => C.map((__, j) => R.sub(R.div(W2.reduce((sum, row) => R.add(sum, R.mul(row[i], row[j])), R.of(0)), length), R.mul(s[i], s[j]))));
  const lands = apart.every((entry) => R.compare(R.mul(entry, entry), R.of(equal ** 2)) <= 0);
  if (lands && !isSimpleTop(R, C, s)) throw new NotDecided('the limit is along a top eigenvector; which of several is one float64 chose');
  return apart;
};

/** By how much W₂(T) differs from W₂(0)e^{CT}/‖·‖, entry by entry, while the first layer moves, at 16 and 32 steps, which must agree on it. */
const pathBesideClosedForm = <S>(R: Arithmetic<S>, from: Lifted<S>, C: Table<S>): S[] => {
  if (R.exact) throw new NotRepresentable('the path of a flow is no rational number');
  const { alpha, x, xPrime, h, W1, W2, dims } = from;
  const numbers = (table: Table<S>): Matrix => fromRows(table.map((row) => row.map(R.toNumber)));
  const T = R.of(flowTime({ ...from, alpha: numbers(alpha), x: numbers(x), xPrime: numbers(xPrime), W1: numbers(W1), W2: numbers(W2) }));
  const flow = { W1, W2, h, K: dims.K, alpha, views: { x, xPrime } };
  const closed = definitions.secondLayerAt(R, C, W2, T).flat();
  const [coarse, fine] = [16, 32].map((steps) => definitions.jointSecondLayer(R, flow, T, steps).flat().map((entry, k) => R.sub(entry, closed[k])));
  const size = (entries: readonly S[]): S => inner(R, entries, entries);
  if (R.compare(size(fine.map((entry, k) => R.sub(entry, coarse[k]))), R.mul(R.of(1 / 64), size(fine))) > 0) throw new NotDecided('the flow at two step sizes does not agree on how far it is from the closed form');
  return fine;
};

/** What the second layer does against what it should, from the definitions: its limit above a fixed first layer, its path above a moving one. */
export const secondLayerDefects = <S>(R: Arithmetic<S>, from: Lifted<S>): S[] => {
  const { alpha, x, xPrime, h, W1, W2, firstLayer, dims } = from;
  const C = definitions.hiddenCovariance(R, { W1, h, K: dims.K, alpha, views: { x, xPrime } });
  return firstLayer === 'fixed' ? limitBesideTop(R, C, W2) : pathBesideClosedForm(R, from, C);
};
