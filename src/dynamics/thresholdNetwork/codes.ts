import { mapEntries, matrixOf, type Matrix } from '../../linalg/matrix.ts';
import { incoherentColumns } from '../sparseCoding/decoupledCovariance.ts';
import type { ThresholdSetup } from './setup.ts';

/** Where randomness comes from. */
export interface Draws {
  uniform(): number;
  normal(): number;
  /** Fills `out` with what as many calls of `normal` give. */
  normals(out: Float64Array): void;
}

/** The law of the samples of one run: the dictionary M (d₁×d) and the directions of the dense noise (denseRank×d₁, each of length 1). */
export interface Codes {
  readonly M: Matrix;
  readonly dense: Matrix;
}

const sign = (draws: Draws): number => (draws.uniform() < 0.5 ? -1 : 1);

/** Draws the law: incoherent columns with random signs of the rows, or canonical ones; dense directions with entries ±1/√d₁. */
export const drawCodes = ({ inputs, features, denseRank, dictionary }: ThresholdSetup, draws: Draws): Codes => {
  const signs = Array.from({ length: inputs }, () => sign(draws));
  const M = dictionary === 'canonical' ? matrixOf(inputs, features, (k, j) => (k === j ? 1 : 0)) : mapEntries(incoherentColumns(inputs, features), (entry, k) => signs[k] * entry);
  return { M, dense: matrixOf(denseRank, inputs, () => sign(draws) / Math.sqrt(inputs)) };
};

/** Draws one sample x = Mz + ξ into `x` (d₁), its latents into `z` (d) and its noise into `xi` (d₁). */
export const drawSample = (setup: ThresholdSetup, { M, dense }: Codes, draws: Draws, x: Float64Array, z: Float64Array, xi: Float64Array): void => {
  const { inputs, features, presence, noise, denseVariance } = setup;
  const sigma = Math.sqrt(noise);
  draws.normals(xi);
  for (let k = 0; k < inputs; k++) xi[k] *= sigma;
  for (let r = 0; r < dense.rows; r++) {
    const g = Math.sqrt(denseVariance) * draws.normal();
    for (let k = 0; k < inputs; k++) xi[k] += g * dense.data[r * inputs + k];
  }
  x.set(xi);
  for (let j = 0; j < features; j++) {
    const u = draws.uniform();
    const latent = u >= presence ? 0 : u < presence / 2 ? 1 : -1;
    z[j] = latent;
    if (latent === 0) continue;
    for (let k = 0, at = j; k < inputs; k++, at += features) x[k] += latent * M.data[at];
  }
};
