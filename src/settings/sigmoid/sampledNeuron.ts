import { absolute } from '../../arithmetic/absolute.ts';
import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { lift } from '../../arithmetic/lift.ts';
import { inner } from '../../definitions/oneLayer.ts';
import { balancedFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { kantorovichOf } from '../../dynamics/sigmoid/kantorovich.ts';
import { localMinimum } from '../../dynamics/sigmoid/localMinimum.ts';
import { neuronJet, type WeightedViews } from '../../dynamics/sigmoid/neuron.ts';
import { augmentInto, twoFeatureSamples } from '../../dynamics/sigmoid/samples.ts';
import { symmetricEigen } from '../../dynamics/symmetricEigen.ts';
import { stream } from '../../generators/stream.ts';
import { matrixOf, row, zeros, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import type { Field } from '../field.ts';
import { choice } from '../fields.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { minimumAt } from './descentRun.ts';
import { seedUpTo } from '../seeds.ts';
import { releasedPenalty } from './numbers.ts';
import { viewsOf } from './twoFeaturePopulation.ts';

const among = (what: string, values: readonly number[]): Field<number> => ({
  kind: 'number',
  what,
  draw: (s) => s.pick(values),
  valid: (value) => values.includes(value),
  simpler: (value) => values.filter((other) => other < value),
  mutate: (s) => s.pick(values),
});

/** One neuron's share of the objective on a sample whose augmentation is drawn once, τ = 7, α = 1/800. */
export const sampledNeuron = setting({
  id: 'sampled-neuron',
  words: 'For all samples of n in ℝᵈ at τ = 7 with one augmentation each, noise ρ = factor · d^{−3/2} of the data and of the augmentation, and the objective of one neuron on them, α = 1/800',
  dims: {},
  fields: {
    d: among('dimension', [2, 3, 10]),
    n: { ...among('number of samples', [1, 2, 4, 10, 100, 1000, 4000]), draw: (s) => (s.chance(0.3) ? 4000 : s.pick([1, 2, 4, 10, 100, 1000])) },
    factor: { ...among('noise ρ, in units of d^{−3/2}', [0, 1, 10]), draw: (s) => s.pick([0, 1, 10, 10]) },
    kind: choice<'isotropic' | 'scalar'>('noise of the data', 'isotropic', 'scalar'),
    seed: seedUpTo('seed of the sample', 2 ** 20),
  },
});

export interface SampledNeuron {
  readonly d: number;
  readonly n: number;
  readonly factor: number;
  readonly kind: 'isotropic' | 'scalar';
  readonly seed: number;
}

const tau = 7;

/** Samples without noise are of four kinds: their counts say the same. */
const counted = ({ rows, data }: Matrix, d: number): WeightedViews => {
  const { x: kinds } = viewsOf(balancedFeatures(float64, tau));
  const weights = Array.from({ length: 4 }, (_, k) => {
    let count = 0;
    for (let i = 0; i < rows; i++) if (data[i * d] === kinds.data[2 * k] && data[i * d + 1] === kinds.data[2 * k + 1]) count++;
    return count / rows;
  });
  const x = matrixOf(4, d, (i, c) => (c < 2 ? kinds.data[2 * i + c] : 0));
  return { x, xPrime: x, weights };
};

const viewsOfSample = ({ d, n, factor, kind, seed }: SampledNeuron): WeightedViews => {
  const draws = stream(seed);
  const rho = factor * d ** -1.5;
  const { x: clean } = twoFeatureSamples(balancedFeatures(float64, tau), { n, d, rho, noise: kind }, draws);
  if (rho === 0) return counted(clean, d);
  const [x, xPrime] = [zeros(n, d), zeros(n, d)];
  augmentInto(clean, rho, draws, x);
  augmentInto(clean, rho, draws, xPrime);
  return { x, xPrime, weights: new Float64Array(n).fill(1 / n) };
};

/** The last sample looked at: hypotheses and conclusion ask for the same one. */
let last: { readonly key: string; readonly views: WeightedViews } | undefined;

/** The sample of the instance in both views, with its weights. */
export const sampleOf = (instance: SampledNeuron): WeightedViews => {
  const key = [instance.d, instance.n, instance.factor, instance.kind, instance.seed].join();
  if (last?.key !== key) last = { key, views: viewsOfSample(instance) };
  return last.views;
};

/** w̃ = (a, b, 0, …), the minimum without noise. */
export const cleanMinimum = (d: number): Float64Array => {
  const w = new Float64Array(d);
  w.set(minimumAt(tau));
  return w;
};

/** What the sample's objective says at w̃: β = ‖H₀⁻¹∇l(w̃)‖, h = βK′ (beyond `enough` no longer summed up), ‖∇l(w̃)‖ and whether H₀ is positive definite. */
export const atCleanMinimum = (instance: SampledNeuron, enough?: number) => kantorovichOf(sampleOf(instance), releasedPenalty, cleanMinimum(instance.d), enough);

/** The critical point of the sample's objective that Newton's method finds from w̃, how far off it is (in the plane of the features too), and the least eigenvalue there; null where none is found. */
export const nearestMinimum = (instance: SampledNeuron): { readonly w: Float64Array; readonly distance: number; readonly inPlane: number; readonly least: number } | null => {
  const views = sampleOf(instance);
  const from = cleanMinimum(instance.d);
  const found = localMinimum((w) => neuronJet(views, releasedPenalty, w), from);
  return found === null ? null : { w: found.w, distance: norm(found.w.map((entry, c) => entry - from[c])), inPlane: Math.hypot(found.w[0] - from[0], found.w[1] - from[1]), least: found.eigenvalues[instance.d - 1] };
};

/** H₀ is positive definite and h = βK′ ≤ 1/2, on the sample. */
export const newtonKantorovich = hypothesis<SampledNeuron>({
  words: 'the condition of Newton and Kantorovich holds on the sample: H₀ positive definite, h = ‖H₀⁻¹∇l(w̃)‖ K′ ≤ 1/2',
  tex: String.raw`\nabla^2 l(\tilde w) \succ 0,\quad h = \beta K' \le \tfrac12`,
  holds: (instance) => {
    const { h, definite } = atCleanMinimum(instance, 0.5);
    return definite && h <= 0.5;
  },
});

/** ρ is 0 or d^{−3/2}. */
export const littleNoise = hypothesis<Pick<SampledNeuron, 'factor'>>({
  words: 'the noise is small, ρ ≤ d^{−3/2}',
  tex: String.raw`\rho \le d^{-3/2}`,
  narrow: { factor: among('noise ρ, in units of d^{−3/2}', [0, 1]) },
  holds: ({ factor }) => factor <= 1,
});

/** n ≥ 1000. */
export const manySamples = hypothesis<Pick<SampledNeuron, 'n'>>({
  words: 'there are many samples, n ≥ 1000',
  tex: String.raw`n \ge 1000`,
  narrow: { n: among('number of samples', [1000, 4000]) },
  holds: ({ n }) => n >= 1000,
});

/** d = 10 and n = 100. */
export const releasedSize = hypothesis<Pick<SampledNeuron, 'd' | 'n'>>({
  words: 'the sizes are those of the released code, d = 10 and n = 100',
  tex: String.raw`d = 10,\ n = 100`,
  narrow: { d: among('dimension', [10]), n: among('number of samples', [100]) },
  holds: ({ d, n }) => d === 10 && n === 100,
});

/** What the condition in norms is made of at w̃ on the sample: the jet there and at a step beside, eigenvectors of the least curvature and of the largest change. */
const normDirections = (instance: SampledNeuron) => {
  const views = sampleOf(instance);
  const w = cleanMinimum(instance.d);
  const at = neuronJet(views, releasedPenalty, w);
  const own = symmetricEigen(at.hessian);
  const step = 2 ** -12;
  const there = neuronJet(views, releasedPenalty, w.map((entry, c) => (c === 1 ? entry - step : entry)));
  const change = symmetricEigen({ ...at.hessian, data: there.hessian.data.map((entry, k) => entry - at.hessian.data[k]) });
  const end = instance.d - 1;
  const extreme = Math.abs(change.values[0]) >= Math.abs(change.values[end]) ? 0 : end;
  return { w, slope: norm(at.gradient), step, curvature: own.values[end], least: row(own.vectors, end), change: Math.abs(change.values[extreme]), turning: row(change.vectors, extreme) };
};

/**
 * The condition ε₁ ≤ 1/(4M²K) of the inverse function theorem in norms, on the sample at w̃: ε₁ = ‖∇l(w̃)‖, M = ‖H₀⁻¹‖; K is a difference
 * quotient of the Hessian in the ball of radius 1/(2MK), hence a lower bound of the Lipschitz constant that the theorem needs.
 */
export const normCondition = (instance: SampledNeuron): { readonly slope: number; readonly M: number; readonly K: number; readonly allowed: number } => {
  const { slope, step, curvature, change } = normDirections(instance);
  const M = 1 / Math.max(curvature, Number.MIN_VALUE);
  const K = change / step;
  return { slope, M, K, allowed: 1 / (4 * M * M * K) };
};

type LiftedNeuron<S> = { readonly [K in keyof SampledNeuron]: SampledNeuron[K] extends number ? S : SampledNeuron[K] };

/**
 * 1/(4M²K) − ‖∇l(w̃)‖ with M and K from below, hence at least what the condition of the theorem leaves, from l(w) = −Σ P_i s(w·x_i)s(w·x_i′) + α‖w‖²
 * over any arithmetic: 1/M is at most uᵀ∇²l u for every unit u, K at least what vᵀ∇²l v changes by over a step, over that step; u and v are those that
 * float64 takes for eigenvectors. w̃ is a double: the minimum without noise to 10⁻¹⁵, which moves ∇l by as much.
 */
export const normConditionOver = <S>(R: Arithmetic<S>, lifted: LiftedNeuron<S>): S => {
  const instance: SampledNeuron = { ...lifted, d: R.toNumber(lifted.d), n: R.toNumber(lifted.n), factor: R.toNumber(lifted.factor), seed: R.toNumber(lifted.seed) };
  const sample = sampleOf(instance);
  const [x, xPrime, P] = [lift(R, sample.x), lift(R, sample.xPrime), Array.from(sample.weights, R.of)];
  const [two, alpha] = [R.of(2), R.of(releasedPenalty)];
  const sides = (z: S): { readonly s: S; readonly d1: S; readonly d2: S } => {
    const [s, rest] = [R.logistic(z), R.logistic(R.sub(R.of(0), z))];
    const d1 = R.mul(s, rest);
    return { s, d1, d2: R.mul(d1, R.sub(rest, s)) };
  };
  const at = (w: readonly S[]) => x.map((first, i) => ({ first, second: xPrime[i], p: sides(inner(R, w, first)), q: sides(inner(R, w, xPrime[i])) }));
  /** uᵀ∇²l u/‖u‖². */
  const curvature = (terms: ReturnType<typeof at>, u: readonly S[]): S => {
    const bend = terms.reduce((sum, { first, second, p, q }, i) => {
      const [a, b] = [inner(R, u, first), inner(R, u, second)];
      const crossed = R.mul(two, R.mul(R.mul(p.d1, q.d1), R.mul(a, b)));
      const all = R.add(crossed, R.add(R.mul(R.mul(p.d2, q.s), R.mul(a, a)), R.mul(R.mul(p.s, q.d2), R.mul(b, b))));
      return R.sub(sum, R.mul(P[i], all));
    }, R.of(0));
    return R.add(R.div(bend, inner(R, u, u)), R.mul(two, alpha));
  };
  const { least, turning, step, w } = normDirections(instance);
  const point = Array.from(w, R.of);
  const here = at(point);
  const slope = point.map((entry, c) =>
    here.reduce((sum, { first, second, p, q }, i) => R.sub(sum, R.mul(P[i], R.add(R.mul(R.mul(p.d1, q.s), first[c]), R.mul(R.mul(p.s, q.d1), second[c])))), R.mul(two, R.mul(alpha, entry))),
  );
  const there = at(point.map((entry, c) => (c === 1 ? R.sub(entry, R.of(step)) : entry)));
  const v = Array.from(turning, R.of);
  const change = R.sub(curvature(there, v), curvature(here, v));
  const K = R.div(absolute(R, change), R.of(step));
  const inverse = curvature(here, Array.from(least, R.of));
  // Where ∇²l is not positive definite there is nothing to allow.
  const allowed = R.compare(inverse, R.of(0)) > 0 ? R.div(R.mul(inverse, inverse), R.mul(R.of(4), K)) : R.of(0);
  return R.sub(allowed, R.sqrt(inner(R, slope, slope)));
};
