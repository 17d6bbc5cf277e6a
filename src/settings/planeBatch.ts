import { setting } from './setting.ts';
import { tokenBatch } from './tokenBatch.ts';

/** A batch in the plane, where all attractors of the flow can be listed. */
export const planeBatch = setting({
  ...tokenBatch,
  id: 'plane-batch',
  words: "For all batches of N samples in the plane in two views, importances α of any sign, and activations with h(u) = h'(u)u",
  dims: { N: [1, 10], d: [2, 2] },
});
