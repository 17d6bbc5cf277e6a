import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/gaussianPopulation.ts';
import { inner } from '../definitions/oneLayer.ts';
import { hyperplaneClearance, hyperplaneMoment, populationCovariance, type GaussianPopulation } from '../dynamics/gaussianPopulation.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { mapEntries, matrixOf, multiply, multiplyVector, transpose, zeros, type Matrix } from '../linalg/matrix.ts';
import { addScaled, dot, normalise } from '../linalg/vector.ts';
import { complementOver, populationOf, populationScale } from './gaussianMixture.ts';
import { tangentsOf, type Node } from './mixtureFlow.ts';

/** The derivative of v ↦ A(v)w along the tangents of w, measured and by the formula; in the basis of the tangents, (d−1)×(d−1), its columns completed by the component along w. */
export interface Gating {
  readonly population: GaussianPopulation;
  readonly w: Float64Array;
  /** Rows: w and the tangents; columns: the tangents. d×(d−1). */
  readonly jacobian: Matrix;
  readonly formula: Matrix;
  /** The operator norm of the measured derivative, and the largest eigenvalue of its symmetric tangential part. */
  readonly norm: number;
  readonly top: number;
  readonly step: number;
  readonly scale: number;
  readonly clearance: number;
}

/** The steps are this share of the clearance, on which A(w) changes. */
const stepShare = 2 ** -12;

export const measuredGating = (instance: Node): Gating => {
  const population = populationOf(instance);
  const w = normalise(instance.w.data);
  const tangents = tangentsOf(w);
  const frame = [w, ...tangents];
  const clearance = hyperplaneClearance(population, w);
  const step = stepShare * Math.max(clearance, 2 ** -10);
  const at = (v: Float64Array): Float64Array => multiplyVector(populationCovariance(population, instance.h, v).A, w);
  const slopes = tangents.map((t) => {
    const [ahead, behind] = [1, -1].map((side) => at(addScaled(w, side * step, t)));
    return ahead.map((entry, c) => (entry - behind[c]) / (2 * step));
  });
  const { output } = populationCovariance(population, instance.h, w);
  const M = hyperplaneMoment(population, w);
  const inFrame = (columns: readonly Float64Array[]): Matrix => (columns.length === 0 ? zeros(1, 1) : matrixOf(frame.length, columns.length, (i, j) => dot(frame[i], columns[j])));
  const jacobian = inFrame(slopes);
  const tangential = tangents.length === 0 ? zeros(1, 1) : matrixOf(tangents.length, tangents.length, (i, j) => (dot(tangents[i], slopes[j]) + dot(tangents[j], slopes[i])) / 2);
  return {
    population,
    w,
    jacobian,
    formula: mapEntries(inFrame(tangents.map((t) => multiplyVector(M, t))), (entry) => -output * entry),
    norm: Math.sqrt(Math.max(0, symmetricEigen(multiply(transpose(jacobian), jacobian)).values[0])),
    top: symmetricEigen(tangential).values[0],
    step,
    clearance,
    scale: populationScale(population) || 1,
  };
};

/** The defects of the formula to 50 digits, by central differences at 2⁻⁴⁰ along the tangents: truncation 10⁻²⁴ of what they measure. */
export const gatingDefects = <S>(R: Arithmetic<S>, { odds, means, factors, h, w }: definitions.GaussianTables<Table<S>> & { readonly h: ActivationName; readonly w: Table<S> }): { readonly zero: readonly S[] } => {
  const population = { odds, means, factors };
  const length = R.sqrt(inner(R, w[0], w[0]));
  const unit = w[0].map((entry) => R.div(entry, length));
  const step = R.of(2 ** -40);
  const M = definitions.hyperplaneMoment(R, population, unit);
  const { output } = definitions.populationCovariance(R, population, h, unit);
  const zero = complementOver(R, unit).flatMap((t) => {
    const [ahead, behind] = [step, R.sub(R.of(0), step)].map((by) => {
      const v = unit.map((entry, c) => R.add(entry, R.mul(by, t[c])));
      return definitions.populationCovariance(R, population, h, v).A.map((r) => inner(R, r, unit));
    });
    return M.map((r, c) => R.add(R.div(R.sub(ahead[c], behind[c]), R.mul(R.of(2), step)), R.mul(output, inner(R, r, t))));
  });
  return { zero };
};
