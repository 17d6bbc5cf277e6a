import { conditionalDependence, type FiniteLaw } from '../dynamics/finiteLaw.ts';
import { nodeFunctions, nodeStatistics, type FieldNodes } from '../dynamics/globalModulation.ts';
import { secularTop } from '../dynamics/secularEquation.ts';
import type { Stream } from '../generators/stream.ts';
import { mapEntries, mapRows, matrixOf, maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { axisLength } from './axes.ts';
import type { Axis, Field } from './field.ts';
import { activation, anyMatrix } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

const hasMass = (m: Matrix): boolean =>
  m.data.every((entry) => entry >= 0 && Number.isFinite(entry)) && Array.from({ length: m.rows }, (_, i) => row(m, i)).every((weights) => weights.some((weight) => weight > 0));

const weightFamilies: readonly ((stream: Stream) => number)[] = [
  () => 1,
  (stream) => stream.integer(0, 4),
  (stream) => stream.uniform(),
  (stream) => 10 ** -stream.integer(0, 9),
];

/** Non-negative weights, no row of them all zero: equal, small whole numbers with zeros, uniform, or over nine decades. */
const probabilities = (what: string, axes: readonly [Axis, Axis]): Field<Matrix> => ({
  kind: 'matrix',
  what,
  axes,
  draw: (stream, dims) => {
    const family = stream.pick(weightFamilies);
    const out = matrixOf(axisLength(axes[0], dims), axisLength(axes[1], dims), () => family(stream));
    for (let i = 0; i < out.rows; i++) if (row(out, i).every((weight) => weight === 0)) row(out, i)[stream.integer(0, out.cols - 1)] = 1;
    return out;
  },
  valid: hasMass,
  mutate: (stream, m, step) => mapEntries(m, (entry) => (stream.chance(0.1 * step) ? stream.pick([0, 1]) : entry * Math.exp(step * stream.normal()))),
});

/** A finite law of a class and K fields, and M nodes a field; expectations are sums over its at most 486 atoms. */
export const fieldLaw = setting({
  id: 'field-law',
  words: 'For all finite laws of a class z of C values and of K receptive fields of V values each, importances α of any sign, an activation h and M nodes a field',
  dims: { C: [1, 3], H: [1, 2], K: [1, 4], V: [1, 3], p: [1, 2], M: [1, 2] },
  fields: {
    pz: probabilities('weights of the classes', [[], ['C']]),
    pu: probabilities('weights of a hidden state, one class a row', [['C'], ['H']]),
    px: probabilities('weights of the values, one class, hidden state and field a row', [['C', 'H', 'K'], ['V']]),
    x: anyMatrix('values, K fields of p coordinates', [['V'], ['K', 'p']]),
    alpha: anyMatrix('importances between (class, value of field 1)', [['C', 'V'], ['C', 'V']]),
    h: activation(),
    W: anyMatrix('weight vectors, one node a row', [['K', 'M'], ['p']]),
  },
});

/** Given the class, the fields are independent. Below 2⁻³⁰ dependence counts as rounding. */
export const conditionalIndependence = hypothesis<FiniteLaw>({
  words: 'given the class, the receptive fields are independent',
  tex: String.raw`P(x_1, \dots, x_K \mid z) = \textstyle\prod_k P(x_k \mid z)`,
  narrowDims: { H: [1, 1] },
  holds: (law) => conditionalDependence(law) <= 2 ** -30,
});

/** α ≡ 1. */
export const uniformPairs = hypothesis<{ readonly alpha: Matrix }>({
  words: 'all importances are 1',
  tex: String.raw`\alpha \equiv 1`,
  narrow: { alpha: { ...fieldLaw.fields.alpha, draw: (_stream, dims) => matrixOf(dims.C * dims.V, dims.C * dims.V, () => 1), mutate: (_stream, alpha) => alpha, simpler: () => [] } },
  holds: ({ alpha }) => alpha.data.every((entry) => entry === 1),
});

interface Sized {
  readonly dims: Readonly<Record<string, number>>;
}

/** z takes two values. */
export const twoClasses = hypothesis<Sized>({ words: 'there are two latent classes', tex: 'C = 2', narrowDims: { C: [2, 2] }, holds: ({ dims }) => dims.C === 2 });

/** One node a receptive field. */
export const oneNodeAField = hypothesis<Sized>({ words: 'every receptive field has one node', tex: 'M = 1', narrowDims: { M: [1, 1] }, holds: ({ dims }) => dims.M === 1 });

type Nodes = FiniteLaw & FieldNodes;

/** The share of λ by which it must exceed every d_k: below it, float64 does not tell λ from max d. */
const leastRise = 1e-6;

/** λ_max > max_k d_k, so that the secular equation has a root there. */
export const topAboveDiagonal = hypothesis<Nodes>({
  words: 'the largest eigenvalue exceeds every d_k (relatively by 1e-6)',
  tex: String.raw`\lambda_{\max}(\operatorname{diag}(d) + p_0p_1bb^\top) > \max_k d_k`,
  holds: (instance) => {
    const { d, b, rho } = nodeStatistics(instance, instance);
    const top = secularTop(d, b, rho);
    return top !== null && top.above >= leastRise * top.lambda;
  },
});

/** b_k ≠ 0 at a field of the largest d_k. */
export const largestIsSeen = hypothesis<Nodes>({
  words: 'a field of the largest within-class variance sees the difference of the class means (p₀p₁b² ≥ 2⁻²⁰ of it)',
  tex: String.raw`b_{k^*} \ne 0,\ k^* = \arg\max_k d_k`,
  holds: (instance) => {
    const { d, b, rho } = nodeStatistics(instance, instance);
    const most = Math.max(...d);
    return d.some((dk, k) => dk === most && rho * b[k] ** 2 > 0 && rho * b[k] ** 2 >= 2 ** -20 * outputSize(instance) ** 2);
  },
});

/** How far a row of functions can reach, for rounding: the largest gated input of node 1 times its weights. */
const seenSize = (instance: FieldNodes): number => {
  const { values } = nodeFunctions(instance).gated;
  return instance.W.cols * maxAbs({ data: row(instance.W, 0) }) * maxAbs(values);
};

const { pu, px, x: anyX, W: anyW } = fieldLaw.fields;

/**
 * b_1 = 0: node 1 sees no difference between classes 1 and 2. Built so that w_1ᵀx_1 has one law in both classes although x_1 need
 * not: w_1 lies on the first axis, on which values 1 and 2 agree, and value 3 is as likely in both, though its odds may depend
 * on the hidden state, whose law is then the same in both.
 */
export const unseenField = hypothesis<Nodes>({
  words: 'the first weight vector is orthogonal to the difference of the class means that it sees',
  tex: String.raw`b_1 = w_1^\top\Delta_1 = 0`,
  narrow: {
    pu: {
      ...pu,
      draw: (stream, dims, drawn) => {
        const out = pu.draw(stream, dims, drawn);
        return mapRows(out, () => row(out, 0));
      },
    },
    px: {
      ...px,
      draw: (stream, dims, drawn) => {
        const out = px.draw(stream, dims, drawn);
        const thirds = Array.from({ length: dims.H }, () => stream.pick([0, 1, stream.uniform()]));
        for (let z = 0; z < Math.min(2, dims.C); z++) {
          for (const [u, third] of thirds.entries()) {
            const first = stream.pick([0, 1, 0.5, stream.uniform()]);
            row(out, (z * dims.H + u) * dims.K).set([first, 1 - first, third].slice(0, dims.V));
            if (dims.V === 1) row(out, (z * dims.H + u) * dims.K)[0] = 1;
          }
        }
        return out;
      },
    },
    x: {
      ...anyX,
      draw: (stream, dims, drawn) => {
        const out = anyX.draw(stream, dims, drawn);
        if (dims.V > 1) out.data[out.cols] = out.data[0];
        return out;
      },
    },
    W: {
      ...anyW,
      draw: (stream, dims, drawn) => {
        const out = anyW.draw(stream, dims, drawn);
        row(out, 0).fill(0, 1);
        return out;
      },
    },
  },
  holds: (instance) => Math.abs(nodeStatistics(instance, instance).b[0]) <= 2 ** -40 * seenSize(instance),
});

/** The size of the importances; at least 1, that of the α ≡ 1 which the closed forms take for granted. */
export const pairSize = ({ alpha }: { readonly alpha: Matrix }): number => Math.max(1, maxAbs(alpha));

/** The size of the outputs, by terms: no cancellation inside w·x is counted on. */
export const outputSize = ({ x, W }: FieldNodes): number => W.cols * maxAbs(W) * maxAbs(x);
