import { mapEntries, type Matrix } from '../linalg/matrix.ts';
import type { Views } from '../dynamics/views.ts';
import { halfSquare } from '../dynamics/energy.ts';
import { hypothesis } from './hypothesis.ts';
import { weightedViews } from './weightedViews.ts';

const { alpha: anyAlpha } = weightedViews.fields;

type Instance = Views & { readonly alpha: Matrix };

const diagonal = (alpha: Matrix, i: number): number => alpha.data[i * (alpha.cols + 1)];

/** α_ii ‖x[i] − x[i′]‖² for every sample: what the pair (i, i) brings to the trace of 𝒞_α. */
export const ownPairs = ({ x, xPrime, alpha }: Instance): number[] => Array.from({ length: x.rows }, (_, i) => 2 * diagonal(alpha, i) * halfSquare(x, i, xPrime, i));

/** The pair (i, i) brings nothing: its importance is 0 or the views of i agree. */
export const noOwnPairs = hypothesis<Instance>({
  words: 'every sample has importance 0 with itself or equal views',
  tex: String.raw`\alpha_{ii} = 0 \ \text{ or }\ x[i] = x[i']`,
  narrow: {
    alpha: {
      ...anyAlpha,
      draw: (stream, dims, drawn) => {
        const { x, xPrime } = drawn as unknown as Views;
        return mapEntries(anyAlpha.draw(stream, dims, drawn), (entry, i, j) => (i === j && halfSquare(x, i, xPrime, i) > 0 ? 0 : entry));
      },
    },
  },
  holds: (instance) => ownPairs(instance).every((brought) => brought === 0),
});

/** α_ii ≥ 0. */
export const nonNegativeDiagonal = hypothesis<Instance>({
  words: 'no sample has a negative importance with itself',
  tex: String.raw`\alpha_{ii} \ge 0`,
  narrow: { alpha: { ...anyAlpha, draw: (stream, dims, drawn) => mapEntries(anyAlpha.draw(stream, dims, drawn), (entry, i, j) => (i === j ? Math.abs(entry) : entry)) } },
  holds: ({ alpha }) => Array.from({ length: alpha.rows }, (_, i) => diagonal(alpha, i) >= 0).every(Boolean),
});
