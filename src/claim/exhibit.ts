import { lift } from '../arithmetic/lift.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { populationEnergy, type GaussianTables } from '../definitions/gaussianPopulation.ts';
import { outputs } from '../definitions/oneLayer.ts';
import { isCertified, type CertifiedPoint, type CertifiedZero, type Equations, type KantorovichZero, type NotCertified, type Scalar } from '../dynamics/certificates/certificate.ts';
import { certifyCriticalPoint, certifyZero } from '../dynamics/certificates/krawczyk.ts';
import { newtonKantorovich } from '../dynamics/certificates/newtonKantorovich.ts';
import { onSphere, sphereChart } from '../dynamics/certificates/sphereChart.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import type { Matrix } from '../linalg/matrix.ts';

/** A point that an instance exhibits, with its certificate or the named reason why it has none. */
export interface Exhibit {
  /** "the limit of the flow". */
  readonly what: string;
  /** The coordinates of its box in words: "w₁, w₂", "w with its entry 2 scaled to 1". */
  readonly coordinates: string;
  /** What the claim takes it for; a certificate of another kind contradicts the claim. */
  readonly expected: CertifiedPoint['kind'] | 'critical point' | 'zero';
  readonly outcome: CertifiedPoint | CertifiedZero | KantorovichZero | NotCertified;
}

/** Whether the certificate is one of something else than the claim takes the point for. */
export const contradicts = ({ expected, outcome }: Exhibit): boolean => isCertified(outcome) && expected !== 'zero' && expected !== 'critical point' && !('kind' in outcome && outcome.kind === expected);

/** Whether the point is certified to be what the claim takes it for. */
export const certifiedAs = (exhibit: Exhibit): boolean => isCertified(exhibit.outcome) && !contradicts(exhibit);

/** A zero of F near the point. F: n equations in n unknowns; near: n. */
export const zeroOf = (what: string, coordinates: string, F: Equations, near: readonly number[]): Exhibit => ({ what, coordinates, expected: 'zero', outcome: certifyZero(F, near) });

/** A zero of F near a point that need not be one, from what is known there: by the theorem of Newton and Kantorovich, F″ bounded within `radius`. */
export const zeroFrom = (what: string, coordinates: string, F: Equations, from: readonly number[], radius: number): Exhibit => ({ what, coordinates, expected: 'zero', outcome: newtonKantorovich(F, from, radius) });

/** A critical point of E near the point. near: n ≥ 1. */
export const criticalPointOf = (what: string, coordinates: string, expected: CertifiedPoint['kind'] | 'critical point', E: Scalar, near: readonly number[]): Exhibit => ({
  what,
  coordinates,
  expected,
  outcome: certifyCriticalPoint(E, near),
});

/** A critical point of E(w/‖w‖) near the direction w, in as many coordinates as it has beside its largest; none in one dimension, where the sphere is two points. */
export const pointOnSphere = (what: string, expected: CertifiedPoint['kind'] | 'critical point', E: Scalar, w: ArrayLike<number>): Exhibit[] => {
  if (w.length === 1) return [];
  const chart = sphereChart(w);
  return [{ what, coordinates: `directions with entry ${chart.fixed + 1} scaled to ${chart.sign}`, expected, outcome: certifyCriticalPoint(onSphere(E, chart), chart.of(w), 1) }];
};

/** The same for ℰ_α of a node with fixed importances, from the definitions. */
export const nodePoint = (what: string, expected: CertifiedPoint['kind'] | 'critical point', { x, xPrime, alpha, h }: OneLayerProblem, w: ArrayLike<number>): Exhibit[] =>
  pointOnSphere(what, expected, (R, v) => pairEnergy(R, lift(R, alpha), outputs(R, h, [v], { x: lift(R, x), xPrime: lift(R, xPrime) })), w);

/** The same for ℰ = ½V[h(wᵀx)] of a node on a mixture of Gaussians, from the definitions. */
export const populationPoint = (what: string, expected: CertifiedPoint['kind'] | 'critical point', { odds, means, factors, h }: GaussianTables<Matrix> & { readonly h: ActivationName }, w: ArrayLike<number>): Exhibit[] =>
  pointOnSphere(what, expected, (R, v) => populationEnergy(R, { odds: lift(R, odds), means: lift(R, means), factors: lift(R, factors) }, h, v), w);
