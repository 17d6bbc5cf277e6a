import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/** Statistics that the inputs do not move (stop-gradient), one a node; what is absent is computed from the batch. */
export interface HeldStatistics<S> {
  readonly mean?: readonly S[];
  readonly variance?: readonly S[];
}

const average = <S>(R: Arithmetic<S>, values: readonly S[]): S => R.div(values.reduce((sum, value) => R.add(sum, value), R.of(0)), R.of(values.length));

/** u_i − μ as the mean of u_i − u_j over j: 0 for a constant column also where μ itself would round. */
const deviations = <S>(R: Arithmetic<S>, column: readonly S[]): S[] => column.map((u) => average(R, column.map((other) => R.sub(u, other))));

const columnsOf = <S>(U: Table<S>): S[][] => U[0].map((_, m) => U.map((entries) => entries[m]));

const varianceOf = <S>(R: Arithmetic<S>, column: readonly S[]): S => average(R, deviations(R, column).map((away) => R.mul(away, away)));

/** The mean and the biased variance (1/N) of every column. U: N×M; result M each. */
export const batchStatistics = <S>(R: Arithmetic<S>, U: Table<S>): Required<HeldStatistics<S>> => ({
  mean: columnsOf(U).map((column) => average(R, column)),
  variance: columnsOf(U).map((column) => varianceOf(R, column)),
});

/**
 * BatchNorm without affine part: y_im = (u_im − μ_m) / √(v_m + ε), 0 where v_m + ε = 0. U: N×M, one view; result N×M.
 * A held mean does not change how v moves: Σ_i (u_i − μ) = 0. Throws what R throws. Source: Tian 2023, simulation code.
 */
export const batchNorm = <S>(R: Arithmetic<S>, U: Table<S>, epsilon: S, held: HeldStatistics<S> = {}): Table<S> => {
  const zero = R.of(0);
  const columns = columnsOf(U).map((column, m) => {
    const variance = R.add(held.variance?.[m] ?? varianceOf(R, column), epsilon);
    if (R.compare(variance, zero) <= 0) return column.map(() => zero);
    const mean = held.mean?.[m];
    const away = mean === undefined ? deviations(R, column) : column.map((u) => R.sub(u, mean));
    const deviation = R.sqrt(variance);
    return away.map((entry) => R.div(entry, deviation));
  });
  return U.map((_, i) => columns.map((column) => column[i]));
};
