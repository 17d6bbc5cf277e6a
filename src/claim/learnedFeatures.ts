import type { Matrix } from '../linalg/matrix.ts';
import { worstOf, type Residual } from './residual.ts';
import { trainedTwice } from './tolerance.ts';

/** What ‖Πe₁‖ and ‖Πe₂‖ at the end of a run lack to reach `least`. */
export const missingFeature = ({ W, lengths }: { readonly W: Matrix; readonly lengths: ArrayLike<number> }, least: number): Residual =>
  worstOf(...['₁', '₂'].map((k, c) => ({ what: `what ‖Πe${k}‖ lacks to reach ${least}`, value: Math.max(0, least - lengths[c]), ...trainedTwice, seen: { [`‖Πe${k}‖`]: lengths[c], W } })));
