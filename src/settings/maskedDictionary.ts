import { dictionary, keepRate } from './sparseCoding.ts';
import { setting } from './setting.ts';

/** A dictionary and the rate of a mask. */
export const maskedDictionary = setting({
  id: 'masked-dictionary',
  words: 'For all dictionaries M of d features in d·e coordinates and masks of every coordinate by itself',
  dims: { d: [1, 3], e: [1, 2] },
  fields: { M: dictionary, q: keepRate },
});
