import { activation, choice } from './fields.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { moderate } from './losses/lossBatch.ts';
import { withoutAugmentation } from './moves.ts';
import { oneLayer } from './oneLayer.ts';
import { setting } from './setting.ts';

const { x, xPrime, alpha, W } = oneLayer.fields;

/** A layer whose outputs are of the size of √τ = 1, so that no softmax saturates beyond float64. */
export const infoNCELayer = setting({
  id: 'infonce-layer',
  words: 'For all N samples in two views with entries of at most 2, importances α of any sign, an activation h and weight vectors w_1 … w_M, none of them zero, with entries of at most 1',
  dims: { N: [1, 6], d: [1, 3], M: [1, 2] },
  moves: withoutAugmentation,
  fields: {
    x: moderate(x, 2),
    xPrime: moderate(xPrime, 2),
    alpha: moderate(alpha, 2),
    h: activation(),
    W: moderate(W, 1),
    importance: choice<ImportanceRule>('importances: given, or those of InfoNCE at the outputs', 'frozen', 'recomputed'),
  },
});
