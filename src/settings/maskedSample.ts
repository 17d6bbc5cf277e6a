import { anyMatrix } from './fields.ts';
import { inputAxis, keepRate, pairing } from './sparseCoding.ts';
import { setting } from './setting.ts';

/** One fixed sample and the masks of its views. */
export const maskedSample = setting({
  id: 'masked-sample',
  words: 'For all samples x of d·e coordinates and masks of two views, every coordinate masked by itself',
  dims: { d: [1, 3], e: [1, 2] },
  fields: { x: anyMatrix('sample', [[], inputAxis]), q: keepRate, pairing },
});
