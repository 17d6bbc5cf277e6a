import { mapEntries, maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { drawSymmetric, simplerSymmetric } from '../generators/symmetric.ts';
import { axisLength } from './axes.ts';
import { anyMatrix, choice, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

type Order = 'rising' | 'falling';
type End = 'top' | 'bottom';

/** A symmetric matrix V, a direction Δ, and a strength of the modulation V + δΔΔᵀ that changes from δ by η. */
export const risingModulation = setting({
  id: 'rising-modulation',
  words: 'For all symmetric matrices V of any signature, directions Δ and strengths δ, η ≥ 0 of the modulation V + δΔΔᵀ, V + (δ ± η)ΔΔᵀ',
  dims: { n: [1, 5] },
  fields: {
    V: {
      ...anyMatrix('symmetric matrix', [['n'], ['n']]),
      draw: (stream, dims) => drawSymmetric(stream, axisLength(['n'], dims)),
      valid: (m: Matrix) => m.data.every((entry, at) => Number.isFinite(entry) && entry === m.data[(at % m.cols) * m.cols + Math.floor(at / m.cols)]),
      simpler: simplerSymmetric,
      mutate: (stream, m: Matrix, step) => {
        const scale = maxAbs(m) || 1;
        const moved = mapEntries(m, (entry) => entry + step * scale * stream.normal());
        return mapEntries(moved, (_, i, j) => moved.data[Math.min(i, j) * m.cols + Math.max(i, j)]);
      },
    },
    Delta: anyMatrix('direction Δ', [[], ['n']]),
    delta: magnitude('strength δ', [0, 1e3]),
    eta: magnitude('change η of the strength', [0, 1e3]),
    order: choice<Order>('δ + η or δ − η', 'rising', 'falling'),
    end: choice<End>('eigenvector of the largest or of the smallest eigenvalue', 'top', 'bottom'),
  },
});

/** The strength grows. */
export const risingStrength = hypothesis<{ readonly order: Order }>({ words: 'the strength grows', tex: String.raw`\delta' \ge \delta`, narrow: { order: just('rising') }, holds: ({ order }) => order === 'rising' });

/** The eigenvector is that of the largest eigenvalue. */
export const topEigenvalue = hypothesis<{ readonly end: End }>({ words: 'the eigenvector is that of the largest eigenvalue', tex: String.raw`\lambda = \lambda_{\max}`, narrow: { end: just('top') }, holds: ({ end }) => end === 'top' });

interface Modulation {
  readonly V: Matrix;
  readonly Delta: Matrix;
  readonly delta: number;
  readonly eta: number;
  readonly order: Order;
  readonly end: End;
}

/** The two strengths, one for each end of the change. */
export const strengths = ({ delta, eta, order }: Modulation): readonly [number, number] => [delta, order === 'rising' ? delta + eta : delta - eta];

/** (Δᵀu)², u the unit eigenvector at the given end of the spectrum of V + δΔΔᵀ, and the relative gap beside its eigenvalue (Infinity for n = 1). */
export const alignment = ({ V, Delta, end }: Modulation, delta: number): { readonly along: number; readonly gap: number } => {
  const n = V.cols;
  const { values, vectors } = symmetricEigen(mapEntries(V, (entry, i, j) => entry + delta * Delta.data[i] * Delta.data[j]));
  const [own, next] = end === 'top' ? [0, 1] : [n - 1, n - 2];
  const scale = Math.max(...values.map(Math.abs)) || 1;
  return { along: dot(row(vectors, own), Delta.data) ** 2, gap: n === 1 ? Infinity : Math.abs(values[own] - values[next]) / scale };
};

/** The eigenvalue is simple at both strengths. */
export const simpleAtBoth = hypothesis<Modulation>({
  words: 'the eigenvalue is simple at both strengths (relatively by 2⁻¹⁶)',
  tex: String.raw`\lambda_1 > \lambda_2`,
  holds: (instance) => strengths(instance).every((delta) => alignment(instance, delta).gap > 2 ** -16),
});
