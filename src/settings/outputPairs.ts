import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import * as definitions from '../definitions/importances.ts';
import type { TableViews } from '../definitions/tableViews.ts';
import { infoNCEImportances, infoNCELoss } from '../dynamics/importances.ts';
import { mapViews, type Views } from '../dynamics/views.ts';
import { fromRows, mapEntries, matrixOf, maxAbs, toRows, type Matrix } from '../linalg/matrix.ts';
import type { Field, Value } from './field.ts';
import { anyMatrix, choice, just, magnitude, secondViews } from './fields.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A temperature: a small exact one, or one within a factor 10^±3 of the squared size of the outputs. */
const temperature: Field<number> = {
  kind: 'number',
  what: 'temperature τ',
  draw: (stream, _dims, drawn: Readonly<Record<string, Value>>) => {
    const size = Math.max(maxAbs(drawn.x as Matrix), maxAbs(drawn.xPrime as Matrix)) || 1;
    return stream.chance(0.4) ? stream.pick([0.5, 1, 2]) : size ** 2 * 10 ** (6 * stream.uniform() - 3);
  },
  valid: (tau) => tau >= 2 ** -100 && tau <= 2 ** 100,
};

const positive = magnitude('weight ε of the positive pair', [0, 2]);
/** One sample with ε = 0 has an empty denominator: the loss is not defined there. */
const positiveWeight: Field<number> = { ...positive, draw: (stream, dims, drawn) => (dims.N === 1 ? stream.pick([0.5, 1, 2]) : positive.draw(stream, dims, drawn)) };

/** Where the negatives of a sample come from: the first views, as in Eq. (1), or the views of both kinds. */
type Negatives = 'first' | 'both';
type Distance = 'half' | 'whole';

/** Outputs f of a batch in two views, and a contrastive loss with its conventions. */
export const outputPairs = setting({
  id: 'output-pairs',
  words: 'For all outputs f of N samples in two views, temperatures τ > 0 and weights ε ≥ 0 of the positive pair',
  dims: { N: [1, 6], d: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('outputs f of the first views', [['N'], ['d']]),
    xPrime: secondViews('outputs f of the second views', [['N'], ['d']], 'x'),
    tau: temperature,
    epsilon: positiveWeight,
    importance: choice<ImportanceRule>('what is differentiated', 'frozen', 'recomputed'),
    distance: choice<Distance>('squared distance in the loss', 'half', 'whole'),
    negatives: choice<Negatives>('negatives of the importances', 'first', 'both'),
  },
});

/** d² = ½‖·‖² in the loss. */
export const halfDistances = hypothesis<{ readonly distance: Distance }>({
  words: 'squared distances carry the factor ½',
  tex: String.raw`d_{ij}^2 = \tfrac12\|f[i]-f[j]\|^2`,
  narrow: { distance: just('half') },
  holds: ({ distance }) => distance === 'half',
});

/** The denominator of α runs over the first views. */
export const firstViewNegatives = hypothesis<{ readonly negatives: Negatives }>({
  words: 'the negatives of the importances are the first views',
  tex: String.raw`\alpha_{ij} \propto e^{-d_{ij}^2/\tau},\ j \ne i`,
  narrow: { negatives: just('first') },
  holds: ({ negatives }) => negatives === 'first',
});

interface Convention<S> {
  readonly tau: S;
  readonly epsilon: S;
  readonly distance: Distance;
  readonly negatives: Negatives;
}

/** The loss, with the squared distances that its convention asks for: without the ½ the outputs count √2 times. */
export const lossOf = (f: Views, { tau, epsilon, distance }: Convention<number>): number =>
  infoNCELoss(distance === 'half' ? f : mapViews(f, (view) => mapEntries(view, (entry) => Math.SQRT2 * entry)), { tau, epsilon });

/** α at the outputs f; with negatives from both views it is the first block of the importances of all 2N outputs. N×N. */
export const importancesOf = (f: Views, { tau, epsilon, negatives }: Convention<number>): Matrix => {
  if (negatives === 'first') return infoNCEImportances(f, { tau, epsilon });
  const [x, xPrime] = [toRows(f.x), toRows(f.xPrime)];
  const both = infoNCEImportances({ x: fromRows([...x, ...xPrime]), xPrime: fromRows([...xPrime, ...x]) }, { tau, epsilon });
  return matrixOf(f.x.rows, f.x.rows, (i, j) => both.data[i * both.cols + j]);
};

/** `lossOf` from the definitions, over any arithmetic. */
export const lossOver = <S>(R: Arithmetic<S>, f: TableViews<S>, { tau, epsilon, distance }: Convention<S>): S => {
  const factor = distance === 'half' ? R.of(1) : R.sqrt(R.of(2));
  const seen = (view: Table<S>): Table<S> => view.map((entries) => entries.map((entry) => R.mul(factor, entry)));
  return definitions.infoNCELoss(R, { x: seen(f.x), xPrime: seen(f.xPrime) }, tau, epsilon);
};

/** `importancesOf` from the definitions, over any arithmetic. */
export const importancesOver = <S>(R: Arithmetic<S>, f: TableViews<S>, { tau, epsilon, negatives }: Convention<S>): Table<S> => {
  if (negatives === 'first') return definitions.infoNCEImportances(R, f, tau, epsilon);
  const both = definitions.infoNCEImportances(R, { x: [...f.x, ...f.xPrime], xPrime: [...f.xPrime, ...f.x] }, tau, epsilon);
  return f.x.map((_, i) => both[i].slice(0, f.x.length));
};

/**
 * The length over which the loss changes and the size of its third derivative: with D the largest distance between
 * outputs, ℓ = min(√τ, τ/D) and |L‴| ≤ 6N(D³/τ² + D/τ).
 */
export const lossScale = (f: Views, tau: number): { readonly diameter: number; readonly length: number; readonly third: number; readonly size: number } => {
  const N = f.x.rows;
  const diameter = 2 * Math.sqrt(f.x.cols) * Math.max(maxAbs(f.x), maxAbs(f.xPrime));
  return {
    diameter,
    // No shorter than what moves the largest output by some ulps: where τ is tiny beside D², the bound grows instead.
    length: Math.max(Math.min(Math.sqrt(tau), tau / (diameter || 1)), 2 ** -28 * diameter),
    third: 6 * N * (diameter ** 3 / tau ** 2 + diameter / tau),
    size: N * (diameter ** 2 + tau * Math.log(N + 2)),
  };
};
