import { activation, anyMatrix, importances, powerOfTwo, secondViews, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch, importances, and one node f = h(wᵀx). */
export const oneNode = setting({
  id: 'one-node',
  words: 'For all N samples in two views, importances α of any sign, an activation h, a weight vector w and a factor c',
  dims: { N: [1, 8], d: [1, 5] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(),
    w: weights('weight vector', [[], ['d']], 'x'),
    c: powerOfTwo('factor of w'),
  },
});

/** The factor is positive. */
export const positiveFactor = hypothesis<{ readonly c: number }>({
  words: 'the factor is positive',
  tex: 'c > 0',
  narrow: { c: { ...powerOfTwo('positive factor of w'), draw: (stream) => 2 ** stream.integer(-10, 10), mutate: (stream, c) => (stream.chance(0.5) ? 2 * c : c / 2) } },
  holds: ({ c }) => c > 0,
});
