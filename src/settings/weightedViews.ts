import { anyMatrix, importances, secondViews } from './fields.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch in two views with importances. */
export const weightedViews = setting({
  id: 'weighted-views',
  words: 'For all N samples in two views and importances α of any sign',
  dims: { N: [1, 8], d: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
  },
});

/** The same with other numbers for the diagonal of the importances. */
export const otherDiagonal = setting({
  id: 'other-diagonal',
  words: 'For all N samples in two views, importances α of any sign, and numbers β to stand on the diagonal of α',
  dims: weightedViews.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...weightedViews.fields, beta: anyMatrix('another diagonal of α', [[], ['N']]) },
});
