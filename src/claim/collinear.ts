import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { constant, tableGradient } from '../definitions/tableGradient.ts';
import { twoLayerOutputs } from '../definitions/twoLayer.ts';
import { fieldBlock } from '../dynamics/fieldBlock.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { twoLayerGradients } from '../dynamics/twoLayer.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import type { Exactly } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings, type Tolerance } from './tolerance.ts';

/**
 * How far the rows of G are from one line: max_i ‖g_i − (g_i·ĝ)ĝ‖ with ĝ the direction of the longest row, which is
 * at most twice σ₂(G) and zero exactly when G has rank at most one. Absolute, since cancellation leaves noise of the
 * size of the cancelled terms. Zero rows are parallel to everything and count as such.
 */
const collinear = (what: string, G: Matrix, tolerance: Tolerance): Residual => {
  let longest = row(G, 0);
  for (let i = 1; i < G.rows; i++) if (norm(row(G, i)) > norm(longest)) longest = row(G, i);
  const size = norm(longest);
  let value = 0;
  for (let i = 0; size > 0 && i < G.rows; i++) {
    const along = dot(row(G, i), longest) / size;
    const off = row(G, i).map((entry, c) => entry - (along * longest[c]) / size);
    value = Math.max(value, norm(off));
  }
  return { what, value, ...tolerance, seen: { 'gradients, one node a row': G } };
};

interface Net<T> {
  readonly x: T;
  readonly xPrime: T;
  readonly alpha: T;
  readonly h: ActivationName;
  readonly W1: T;
  readonly W2: T;
  readonly dims: Readonly<Record<string, number>>;
}

/** The gradients of each receptive field lie on one line: the worst field. */
export const collinearFields = ({ x, xPrime, alpha, h, W1, W2, dims }: Net<Matrix>): Residual => {
  const K = dims.K;
  const gradient = twoLayerGradients(alpha, { x, xPrime }, { W1, W2, h, K }).W1;
  const size = Math.max(maxAbs(x), maxAbs(xPrime));
  // Terms of one gradient entry: O products of W₂, a difference of outputs (K·M·p terms each), and a coordinate.
  const terms = importanceMass(alpha) * size ** 2 * maxAbs(W2) ** 2 * W2.rows * maxAbs(W1) * W1.rows * W1.cols;
  const tolerance = roundings(16 * (x.rows + W1.rows + W1.cols + 4), 4 * terms);
  return worstOf(...Array.from({ length: K }, (_, k) => collinear(`distance of the gradients at field ${k + 1} from one line`, fieldBlock(gradient, K, k), tolerance)));
};

/** The same from the definitions: every 2×2 minor of the exact derivatives of the energy at each field is zero. */
export const fieldMinors = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h, W1, W2, dims }: Net<Table<S>>): Exactly<S> => {
  const K = dims.K;
  const fixed = { x: constant(x), xPrime: constant(xPrime) };
  const flat = tableGradient(R, (D, V) => pairEnergy(D, constant(alpha), twoLayerOutputs(D, { W1: V, W2: constant(W2), h, K }, fixed)), W1);
  const p = W1[0].length;
  const M = W1.length / K;
  const G = (k: number, m: number, c: number): S => flat[(k * M + m) * p + c];
  const zero: S[] = [];
  for (let k = 0; k < K; k++) {
    for (let m = 0; m < M; m++) {
      for (let n = m + 1; n < M; n++) {
        for (let c = 0; c < p; c++) for (let e = c + 1; e < p; e++) zero.push(R.sub(R.mul(G(k, m, c), G(k, n, e)), R.mul(G(k, m, e), G(k, n, c))));
      }
    }
  }
  return { zero };
};
