import type { Similarity } from '../definitions/simulationLoss.ts';
import { row, type Matrix } from '../linalg/matrix.ts';
import { unitRows } from '../linalg/unitRows.ts';
import { norm } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import { choice, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { moderateOutputs } from './losses/lossBatch.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const { x, xPrime } = moderateOutputs.fields;

/** Outputs of a batch in two views and a temperature, for the losses of the simulation. */
export const simulationOutputs = setting({
  id: 'simulation-outputs',
  words: 'For all outputs z of N samples in two views and temperatures T > 0',
  dims: { N: [1, 6], d: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { x, xPrime, temperature: magnitude('temperature T', [2 ** -6, 4]) },
});

/** The same, with the two ways of the code to compare outputs. */
export const comparedOutputs = setting({
  id: 'compared-outputs',
  words: `${simulationOutputs.words}, compared by products or by distances`,
  dims: simulationOutputs.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...simulationOutputs.fields, similarity: choice<Similarity>('similarity: half the negative squared distance, or the product', 'distance', 'product') },
});

/** S is half the negative squared distance. */
export const byDistances = hypothesis<{ readonly similarity: Similarity }>({
  words: 'outputs are compared by half their negative squared distance',
  tex: String.raw`S_{ij} = -\tfrac1{2T}\|z_i - z_j\|^2`,
  narrow: { similarity: just('distance') },
  holds: ({ similarity }) => similarity === 'distance',
});

const isZero = (view: ArrayLike<number>): boolean => Array.from(view).every((entry) => entry === 0);
/** Rows scaled to length 1, the first axis for a zero row. */
const scaled = (m: Matrix): Matrix => {
  const data = m.data.slice();
  for (let i = 0; i < m.rows; i++) if (isZero(row(m, i))) data[i * m.cols] = 1;
  return unitRows({ ...m, data });
};
const unit = (field: Field<Matrix>): Field<Matrix> => ({
  ...field,
  draw: (stream, dims, drawn) => scaled(field.draw(stream, dims, drawn)),
  mutate: (stream, m, step) => scaled({ ...m, data: m.data.map((entry) => entry + step * stream.normal()) }),
});

/** Every output has length 1. */
export const unitLengths = hypothesis<{ readonly x: Matrix; readonly xPrime: Matrix }>({
  words: 'the outputs have length 1',
  tex: String.raw`\|z\| = 1`,
  narrow: { x: unit(x), xPrime: unit(xPrime) },
  holds: (views) => [views.x, views.xPrime].every((m) => Array.from({ length: m.rows }, (_, i) => Math.abs(norm(row(m, i)) - 1)).every((gap) => gap <= 8 * Number.EPSILON)),
});
