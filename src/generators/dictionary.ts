import { incoherentColumns } from '../dynamics/sparseCoding/decoupledCovariance.ts';
import { mapEntries, matrixOf, type Matrix } from '../linalg/matrix.ts';
import { drawMatrix } from './matrix.ts';
import { drawOrthonormal } from './orthonormal.ts';
import type { Stream } from './stream.ts';

/** The first d columns of the identity. */
export const canonicalColumns = (n: number, d: number): Matrix => matrixOf(n, d, (k, j) => (k === j ? 1 : 0));

/** The first d columns of the identity, the first two axes turned by the angle of the triangle 3, 4, 5. */
export const turnedColumns = (n: number, d: number): Matrix => {
  const turn = [3 / 5, -4 / 5, 4 / 5, 3 / 5];
  return matrixOf(n, d, (k, j) => (n >= 2 && k < 2 && j < 2 ? turn[2 * k + j] : k === j ? 1 : 0));
};

/** Incoherent columns with random signs of the rows, which keep them orthonormal and their squares as they are. */
export const drawIncoherent = (stream: Stream, n: number, d: number): Matrix => {
  const signs = Array.from({ length: n }, () => (stream.chance(0.5) ? 1 : -1));
  return mapEntries(incoherentColumns(n, d), (entry, k) => signs[k] * entry);
};

/** Half of the columns canonical, the others incoherent on the remaining coordinates. */
const drawBlock = (stream: Stream, n: number, d: number): Matrix => {
  const own = Math.floor(d / 2);
  const rest = drawIncoherent(stream, n - own, d - own);
  return matrixOf(n, d, (k, j) => (j < own ? (k === j ? 1 : 0) : k < own ? 0 : rest.data[(k - own) * (d - own) + j - own]));
};

/** A dictionary with orthonormal columns, n×d with d ≤ n: canonical, incoherent (Hadamard or Fourier), Haar, or a block of either. */
export const drawOrthonormalDictionary = (stream: Stream, n: number, d: number): Matrix => {
  switch (stream.integer(0, 5)) {
    case 0:
      return canonicalColumns(n, d);
    case 1:
      return drawBlock(stream, n, d);
    case 2:
    case 3:
      return drawIncoherent(stream, n, d);
  }
  return drawOrthonormal(stream, n, d);
};

/** Any dictionary: orthonormal, of unit columns with one of them twice, or of any matrix family. */
export const drawDictionary = (stream: Stream, n: number, d: number): Matrix => {
  switch (stream.integer(0, 3)) {
    case 0:
      return drawOrthonormalDictionary(stream, n, d);
    case 1: {
      const M = drawOrthonormalDictionary(stream, n, d);
      return mapEntries(M, (_, k, j) => M.data[k * d + (j === d - 1 ? 0 : j)]);
    }
    case 2:
      return matrixOf(n, d, () => stream.integer(-4, 4) / 4);
  }
  return drawMatrix(stream, n, d);
};

/** A noise factor L, n×n, of ξ = Lg: white, diagonal, of rank one, equal in all coordinates, any, or none. */
export const drawNoiseFactor = (stream: Stream, n: number): Matrix => {
  const scale = stream.pick([1, 0.5, 0.25, 2]);
  switch (stream.integer(0, 5)) {
    case 0:
      return matrixOf(n, n, () => 0);
    case 1:
      return matrixOf(n, n, (i, j) => (i === j ? scale : 0));
    case 2: {
      const each = Array.from({ length: n }, () => Math.abs(stream.normal()));
      return matrixOf(n, n, (i, j) => (i === j ? each[i] : 0));
    }
    case 3: {
      const u = Array.from({ length: n }, () => stream.pick([1, -1]) / 2);
      return matrixOf(n, n, (i, j) => (j === 0 ? u[i] : 0));
    }
    case 4:
      // Correlation ρ = 1/2 between all coordinates: a common part and one of their own.
      return matrixOf(n, n, (i, j) => (j === 0 ? scale : i === j ? scale : 0));
  }
  return matrixOf(n, n, () => stream.normal());
};
