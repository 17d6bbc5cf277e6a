import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import { ascentLimit, importancesIn, restOf } from '../definitions/ascentLimit.ts';
import { countDirections } from '../definitions/distinctDirections.ts';
import { isStrictMaximum } from '../definitions/strictMaximum.ts';
import { ascender, type Ascent } from '../dynamics/ascend.ts';
import { distinctOptima } from '../dynamics/distinctOptima.ts';
import { classifyFixedPoint } from '../dynamics/fixedPoint.ts';
import { networkFlow } from '../dynamics/networkFlow.ts';
import { planeAttractors } from '../dynamics/planeAttractors.ts';
import { angle } from '../linalg/angle.ts';
import { mapRows, row, type Matrix } from '../linalg/matrix.ts';
import { activation, anyMatrix, choice, importances, just, secondViews, weights } from './fields.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { ascendedOver, importancesAt, type LayerAt } from './oneLayer.ts';
import { setting } from './setting.ts';

/** Whether a wider network starts from the narrower one's starts and more, or from others. */
type Starts = 'nested' | 'fresh';

/** A batch in the plane, where all attractors can be listed, and the starts of up to M nodes. */
export const planeNetwork = setting({
  id: 'plane-network',
  words: "For all batches of N samples in the plane in two views, importances α of any sign, activations with h(u) = h'(u)u, and starts of M nodes",
  dims: { N: [1, 8], d: [2, 2], M: [1, 5] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(homogeneousNames),
    W: weights('starts of the nodes, one a row', [['M'], ['d']], 'x'),
    importance: choice<ImportanceRule>('importances: given, or those of InfoNCE at the outputs', 'frozen', 'recomputed'),
    starts: choice<Starts>('starts of networks of different width', 'nested', 'fresh'),
  },
});

/** The same with given importances and nested starts throughout. */
export const givenPlaneNetwork = setting({
  ...planeNetwork,
  id: 'given-plane-network',
  fields: { ...planeNetwork.fields, importance: just<ImportanceRule>('frozen'), starts: just<Starts>('nested') },
});

/** The starts of a network contain those of every narrower one. */
export const nestedStarts = hypothesis<{ readonly starts: Starts }>({
  words: 'a wider network has the starts of the narrower one and more',
  tex: String.raw`\{w_1(0), \dots, w_K(0)\} \subset \{w_1(0), \dots, w_{K+1}(0)\}`,
  narrow: { starts: just('nested') },
  holds: ({ starts }) => starts === 'nested',
});

/** A network of this setting. */
export interface Network {
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly alpha: Matrix;
  readonly h: ActivationName;
  readonly W: Matrix;
  readonly importance: ImportanceRule;
  readonly starts: Starts;
}

const turned = (W: Matrix, by: number): Matrix => mapRows(W, (w) => [Math.cos(by) * w[0] - Math.sin(by) * w[1], Math.sin(by) * w[0] + Math.cos(by) * w[1]]);

/** The starts of the network of the first `width` nodes. */
export const startsOf = ({ W, starts }: Network, width: number): Matrix => {
  const first: Matrix = { rows: width, cols: 2, data: W.data.slice(0, 2 * width) };
  return starts === 'nested' ? first : turned(first, width);
};

/** Margins, relative to ‖A‖, at which a limit that moving importances have left at rest to 2⁻²⁴ must be an optimum, or none. */
const margins = [2 ** -10, 2 ** -20] as const;

/** The number of optima that networks of 1, 2, …, M nodes find; or why it could not be decided. `strangers` are limits that pass for optima but are none. */
export type Coverage = { readonly coverage: readonly number[]; readonly strangers: number; readonly optima: number } | { readonly undecided: string };

/**
 * Coverage by width: the network of k nodes runs jointly from its starts, every node is followed to its limit, and
 * distinct limits that are attractors are counted; with frozen importances against the exact list of all attractors in
 * the plane. With moving importances the attractors themselves move, and limits at rest that are attractors for the
 * importances reached are counted.
 */
export const coverageByWidth = (network: Network, upToSign: boolean): Coverage => {
  const { W, h, importance } = network;
  const attractors = planeAttractors(network).attractors.map((a) => a.w);
  const coverage: number[] = [];
  let strangers = 0;
  const frozen = importance === 'frozen';
  const run = frozen ? ascender(network) : null;
  // A limit is a function of its start, whatever the width of the network it is a node of.
  const limitOf = new Map<string, Ascent>();
  const ended = (w: Float64Array): Pick<Ascent, 'w'> & ({ readonly status: 'converged' } | { readonly status: 'unfinished'; readonly reason: string }) => {
    if (run === null) return { status: 'converged', w };
    const key = w.join(' ');
    const limit = limitOf.get(key) ?? run(w);
    limitOf.set(key, limit);
    return limit;
  };
  for (let width = 1; width <= W.rows; width++) {
    const joint = networkFlow(startsOf(network, width), network, h, (V) => importancesAt(network, V), frozen ? { steps: 4, turn: 2 ** -10, rest: 0 } : { steps: 2000, turn: 1 / 4, rest: 2 ** -24 });
    if (!frozen && !joint.atRest) return { undecided: 'a network with moving importances did not come to rest in 2000 steps' };
    const limits: Float64Array[] = [];
    for (let k = 0; k < width; k++) {
      const limit = ended(row(joint.W, k));
      if (limit.status === 'unfinished') return { undecided: limit.reason };
      limits.push(limit.w);
    }
    const atLimit = { ...network, alpha: importancesAt(network, joint.W) };
    const found: Float64Array[] = [];
    for (const w of limits) {
      const [optimum, again = optimum] = frozen
        ? [attractors.some((a) => angle(a, w) < 2 ** -16)]
        : margins.map((tolerance) => classifyFixedPoint(atLimit, w, { tolerance }).kind === 'attractor');
      if (optimum !== again) return { undecided: 'a limit of a network with moving importances is an optimum by too little to tell' };
      if (optimum) found.push(w);
    }
    coverage.push(distinctOptima(found, { upToSign, angle: 2 ** -10 }).length);
    strangers = Math.max(strangers, frozen ? distinctOptima(found, { upToSign: false }).length - attractors.length : 0);
  }
  return { coverage, strangers, optima: attractors.length };
};

/** `coverageByWidth` from the definitions, over any arithmetic: the counts alone. The angle by which fresh starts turn is taken as the doubles of its cosine and sine. */
export const coverageOver = <S>(R: Arithmetic<S>, network: LayerAt<Table<S>> & { readonly W: Table<S>; readonly starts: Starts }, upToSign: boolean): number[] => {
  const { h, W, importance } = network;
  const ascended = ascendedOver(R, network);
  return W.map((_, k) => {
    const width = k + 1;
    const [c, s] = [R.of(Math.cos(width)), R.of(Math.sin(width))];
    const from = W.slice(0, width).map(([a, b]) => (network.starts === 'nested' ? [a, b] : [R.sub(R.mul(c, a), R.mul(s, b)), R.add(R.mul(s, a), R.mul(c, b))]));
    const limits = ascentLimit(R, ascended, from);
    const alpha = importancesIn(ascended, limits);
    return countDirections(R, limits.filter((w) => isStrictMaximum(R, alpha, ascended.views, h, w, importance === 'frozen' ? undefined : restOf.moving)), upToSign);
  });
};
