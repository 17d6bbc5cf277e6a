import type { Table } from '../../arithmetic/arithmetic.ts';
import type { ContrastiveLoss } from '../../definitions/losses/contrastiveLoss.ts';
import { lossNames, tableLosses } from '../../definitions/losses/table.ts';
import { namedLosses } from '../../definitions/losses/tableTrees.ts';
import type { Values } from '../../definitions/losses/tree.ts';
import { bindLoss, type BoundLoss } from '../../dynamics/losses/boundLoss.ts';
import { jumps } from '../../dynamics/losses/jumps.ts';
import { pairDifferences } from '../../dynamics/losses/pairwiseLoss.ts';
import type { Views } from '../../dynamics/views.ts';
import { mapEntries, maxAbs, type Matrix } from '../../linalg/matrix.ts';
import type { Field } from '../field.ts';
import { anyMatrix, choice, magnitude, secondViews } from '../fields.ts';
import type { ImportanceRule } from '../hypotheses.ts';
import { hypothesis } from '../hypothesis.ts';
import { withoutAugmentation } from '../moves.ts';
import { setting } from '../setting.ts';

/** Losses by name, those that a setting draws from. */
export type Losses = Readonly<Record<string, ContrastiveLoss>>;

/**
 * Matrices with entries of at most 4 (or another power of two), others scaled down by a power of two: with τ ≥ ½ no
 * exponential of a squared distance of outputs overflows, and only their ratio matters.
 */
export const moderate = (field: Field<Matrix>, largest = 4): Field<Matrix> => ({
  ...field,
  valid: (m) => maxAbs(m) <= largest && field.valid(m),
  draw: (stream, dims, drawn) => {
    const m = field.draw(stream, dims, drawn);
    const size = maxAbs(m);
    if (size <= largest) return m;
    const factor = 2 ** -Math.ceil(Math.log2(size / largest));
    return mapEntries(m, (entry) => (Math.abs(entry) * factor < 2 ** -100 ? 0 : entry * factor));
  },
});

/** The parameters of the losses: τ and c between ½ and 4, ε 0 or up to 4. */
const parameterFields = {
  tau: magnitude('temperature τ', [0.5, 4]),
  epsilon: magnitude('margin or weight ε', [0, 4]),
  c: magnitude('steepness c', [0.5, 4]),
};

/** N outputs in two views with one of the named losses; N ≥ 2, since with one sample there is no importance. */
export const lossBatch = (names: readonly string[]) =>
  setting({
    id: 'loss-batch',
    words: 'For all outputs z, of entries up to 4, of N ≥ 2 samples in two views, losses (φ, ψ), and parameters ½ ≤ τ, c ≤ 4 and 0 ≤ ε ≤ 4 of them',
    dims: { N: [2, 5], d: [1, 3] },
    moves: withoutAugmentation,
    fields: {
      x: moderate(anyMatrix('outputs z of the first views', [['N'], ['d']])),
      xPrime: moderate(secondViews('outputs z of the second views', [['N'], ['d']], 'x')),
      loss: choice<string>('loss', ...names),
      ...parameterFields,
      importance: choice<ImportanceRule>('what is differentiated', 'frozen', 'recomputed'),
    },
  });

/** Any of the named losses, those of the table first. */
export const anyLoss = lossBatch(lossNames);

/** The losses of the table. */
export const tableLoss = lossBatch(tableLosses);

const { x, xPrime } = tableLoss.fields;

/** Outputs alone, for losses without parameters. */
export const moderateOutputs = setting({
  id: 'moderate-outputs',
  words: 'For all outputs z, of entries up to 4, of N ≥ 2 samples in two views',
  dims: tableLoss.dims,
  moves: withoutAugmentation,
  fields: { x, xPrime },
});

export interface LossInstance extends Views {
  readonly loss: string;
  readonly tau: number;
  readonly epsilon: number;
  readonly c: number;
}

/** The same over another number system. */
export interface LossInstanceOver<S> {
  readonly x: Table<S>;
  readonly xPrime: Table<S>;
  readonly loss: string;
  readonly tau: S;
  readonly epsilon: S;
  readonly c: S;
}

/** The values of the parameters. */
export const valuesOf = <S>({ tau, epsilon, c }: { readonly tau: S; readonly epsilon: S; readonly c: S }): Values<S> => ({ tau, epsilon, c });

/** The loss that an instance names. Throws on an unknown name. */
export const lossOf = ({ loss }: { readonly loss: string }, losses: Losses = namedLosses): ContrastiveLoss => {
  if (!Object.hasOwn(losses, loss)) throw new RangeError(`lossOf: unknown loss ${loss}; there are ${Object.keys(losses).join(', ')}`);
  return losses[loss];
};

/** The loss of an instance as functions. */
export const boundOf = (instance: LossInstance, losses: Losses = namedLosses): BoundLoss => bindLoss(lossOf(instance, losses), valuesOf(instance));

/** Whether φ or ψ has a kink where the instance evaluates it, to within 2⁻³⁰ of the size of the argument. */
export const atKink = (instance: LossInstance, losses: Losses = namedLosses): boolean => {
  const [loss, values, { psi }] = [lossOf(instance, losses), valuesOf(instance), boundOf(instance, losses)];
  const { data, rows: N } = pairDifferences(instance);
  for (let i = 0; i < N; i++) {
    let sum = 0;
    for (let j = 0; j < N; j++) {
      if (j === i) continue;
      if (jumps(loss.dPsi, values, data[i * N + j])) return true;
      sum += psi(data[i * N + j]);
    }
    if (jumps(loss.dPhi, values, sum)) return true;
  }
  return false;
};

/** Sets the entries of an N×N matrix to 0 whose difference δ_ij lies within rounding of a kink of ψ. */
export const besideKinks = (instance: LossInstance, losses: Losses = namedLosses): ((m: Matrix) => Matrix) => {
  const [{ dPsi }, values, delta] = [lossOf(instance, losses), valuesOf(instance), pairDifferences(instance)];
  const kinks = mapEntries(delta, (entry) => (jumps(dPsi, values, entry) ? 1 : 0));
  return (m) => mapEntries(m, (entry, i, j) => (kinks.data[i * m.cols + j] === 1 ? 0 : entry));
};

const lossIn = (names: readonly string[]): Field<string> => choice<string>('loss', ...names);

/** φ and ψ increase (not nec. strictly). */
export const increasingLoss = hypothesis<{ readonly loss: string }>({
  words: 'φ and ψ are increasing',
  tex: String.raw`\phi', \psi' \ge 0`,
  narrow: { loss: lossIn(lossNames.filter((name) => !name.startsWith('falling'))) },
  holds: ({ loss }) => !loss.startsWith('falling'),
});

/** φ and ψ have a derivative wherever the instance asks for it. */
export const differentiableLoss = hypothesis<LossInstance>({
  words: 'φ and ψ are differentiable at the differences and sums of the batch',
  tex: String.raw`\exists\,\psi'(\delta_{ij}),\ \phi'(\xi_i)`,
  holds: (instance) => !atKink(instance),
});

/** ψ is convex: every row of the table but the modified triplet loss. */
export const convexPsi = hypothesis<{ readonly loss: string }>({
  words: 'ψ is convex (all of the table but the modified triplet loss)',
  tex: String.raw`\psi'' \ge 0`,
  narrow: { loss: lossIn(tableLosses.filter((name) => name !== 'modified-triplet')) },
  holds: ({ loss }) => loss !== 'modified-triplet',
});

const softmaxLosses: readonly string[] = ['InfoNCE', 'MINE', 'soft-triplet', 'tuplet'];

/** φ is a logarithm, ψ an exponential. */
export const logarithmOfExponentials = hypothesis<{ readonly loss: string }>({
  words: 'φ is a logarithm and ψ an exponential (InfoNCE, MINE, soft triplet, N+1 tuplet)',
  tex: String.raw`\phi = \tau\log(\epsilon + \cdot),\ \psi = e^{\cdot/\tau}`,
  narrow: { loss: lossIn(softmaxLosses) },
  holds: ({ loss }) => softmaxLosses.includes(loss),
});

/** Every negative is at least as far from the anchor as its positive: d_ij ≥ d_i. */
export const negativesFarther = hypothesis<Views>({
  words: 'every negative is at least as far as the positive',
  tex: String.raw`d_{ij} \ge d_i`,
  holds: (views) => pairDifferences(views).data.every((delta, k) => k % (views.x.rows + 1) === 0 || delta <= 0),
});

const constantImportances: readonly string[] = ['triplet', 'triplet-contrastive'];

/** Losses whose importances are piecewise constant. */
export const piecewiseLinear = hypothesis<{ readonly loss: string }>({
  words: 'φ and ψ are piecewise linear (triplet, triplet contrastive)',
  tex: String.raw`\phi'' = \psi'' = 0`,
  narrow: { loss: lossIn(constantImportances) },
  holds: ({ loss }) => constantImportances.includes(loss),
});
