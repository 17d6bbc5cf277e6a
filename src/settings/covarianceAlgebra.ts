import { anyMatrix, importances, secondViews } from './fields.ts';
import { setting } from './setting.ts';

/** Two functions a, b of the samples, affine maps of them, and importances. */
export const covarianceAlgebra = setting({
  id: 'covariance-algebra',
  words: 'For all N samples in two views, vector functions a and b of them, linear maps L and M, a shift ℓ, and importances α of any sign',
  dims: { N: [1, 8], p: [1, 4], q: [1, 3], r: [1, 3], s: [1, 3] },
  batch: 'a',
  fields: {
    a: anyMatrix('a on the first views', [['N'], ['p']]),
    aPrime: secondViews('a on the second views', [['N'], ['p']], 'a'),
    b: anyMatrix('b on the first views', [['N'], ['q']]),
    bPrime: secondViews('b on the second views', [['N'], ['q']], 'b'),
    L: anyMatrix('linear map of a', [['r'], ['p']]),
    shift: anyMatrix('shift of a', [[], ['r']]),
    M: anyMatrix('linear map of b', [['s'], ['q']]),
    alpha: importances(['N'], ['a', 'aPrime']),
  },
});
