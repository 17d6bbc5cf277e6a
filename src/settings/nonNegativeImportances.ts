import { mapEntries, type Matrix } from '../linalg/matrix.ts';
import { hypothesis } from './hypothesis.ts';
import { weightedViews } from './weightedViews.ts';

const free = weightedViews.fields.alpha;

/** α ≥ 0, as for every loss that draws views of a sample together and pushes samples apart. */
export const nonNegativeImportances = hypothesis<{ readonly alpha: Matrix }>({
  words: 'no importance is negative',
  tex: String.raw`\alpha_{ij} \ge 0`,
  narrow: {
    alpha: {
      ...free,
      draw: (stream, dims, drawn) => mapEntries(free.draw(stream, dims, drawn), Math.abs),
      valid: (alpha) => free.valid(alpha) && alpha.data.every((entry) => entry >= 0),
    },
  },
  holds: ({ alpha }) => alpha.data.every((entry) => entry >= 0),
});
