import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';
import { contrastiveCovariance as covariance } from '../definitions/contrastiveCovariance.ts';
import { infoNCEImportances as importances, infoNCELoss } from '../definitions/importances.ts';
import { minors } from '../definitions/minors.ts';
import { topEigenvector } from '../definitions/topEigenvector.ts';
import { infoNCEImportances } from '../dynamics/importances.ts';
import { energyGradient } from '../dynamics/energy.ts';
import { bestResponses, nodeOutputs, type Response } from '../dynamics/minPlayer/bestResponses.ts';
import type { Views } from '../dynamics/views.ts';
import { angleToLine } from '../linalg/angle.ts';
import { fromRows, maxAbs, multiplyVector, toRows, transpose, type Matrix } from '../linalg/matrix.ts';
import { undecided, type Residual, type Undecided } from './residual.ts';
import { atRest, roundings } from './tolerance.ts';

type Game = Views & { readonly w: Matrix; readonly tau: number };

/** Responses of a top eigenvalue that is nearly double are no responses: any direction would do. */
const leastGap = 2 ** -20;

const distinctTops = (responses: readonly Response[]): boolean => responses.every(({ gap }) => gap >= leastGap);

const lossSize = ({ x, xPrime, tau }: Game): number => x.rows * (4 * x.cols * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2 + tau * (1 + Math.log(x.rows)));

/** The step of the first twelve responses at which the loss rises most. */
const steepest = (responses: readonly Response[]): number => responses.slice(1).reduce((at, { loss }, k) => (loss - responses[k].loss > responses[at + 1].loss - responses[at].loss ? k : at), 0);

/** By how much the loss rises at an exact best response of the max player. */
export const riseResidual = (game: Game): Residual | Undecided => {
  const responses = bestResponses(game, game.w.data, game.tau, 12);
  if (!distinctTops(responses)) return undecided('a top eigenvalue is nearly double: the best response is not one direction');
  const k = steepest(responses);
  const [before, after] = [responses[k], responses[k + 1]];
  return {
    what: 'largest rise of the loss at a best response',
    value: Math.max(0, after.loss - before.loss),
    ...roundings(64 * (game.x.rows + game.x.cols) / leastGap, lossSize(game)),
    seen: { 'losses': responses.map(({ loss }) => loss), 'w before': before.w, 'w after': after.w },
  };
};

const rational = <S>(R: Arithmetic<S>, m: Table<S>): Matrix => fromRows(m.map((row) => row.map(R.toNumber)));

/** The fall of the loss from the definitions, at the responses that float64 gives (their eigenvectors have no rational form). */
export const fallOver = <S>(R: Arithmetic<S>, game: GameOver<S>): S => {
  const responses = bestResponses({ x: rational(R, game.x), xPrime: rational(R, game.xPrime) }, rational(R, game.w).data, R.toNumber(game.tau), 12);
  const k = steepest(responses);
  const loss = (w: Float64Array): S => infoNCELoss(R, { x: outputsOver(R, game.x, [...w].map(R.of)), xPrime: outputsOver(R, game.xPrime, [...w].map(R.of)) }, game.tau, R.of(0));
  return R.sub(loss(responses[k].w), loss(responses[k + 1].w));
};

/** A turn below which the responses count as resting. */
const restingTurn = 2 ** -40;

/** The angle between the last two of 240 best responses: 0 at a fixed point, not in a cycle of two; undecided where they still move otherwise. */
export const restResidual = (game: Game): Residual | Undecided => {
  const responses = bestResponses(game, game.w.data, game.tau, 240);
  const [last, before, earlier] = [responses.at(-1), responses.at(-2), responses.at(-3)].map((r) => r?.w ?? game.w.data);
  const [turn, twice] = [angleToLine(last, before), angleToLine(last, earlier)];
  if (!distinctTops(responses)) return undecided('a top eigenvalue is nearly double: the best response is not one direction');
  const seen = { 'last response': last, 'the one before': before, 'the one before that': earlier };
  if (turn > restingTurn && twice > restingTurn) return undecided('neither at rest nor in a cycle of two after 240 responses', seen);
  return { what: 'angle between consecutive best responses', value: turn, ...atRest(restingTurn), seen };
};

interface GameOver<S> {
  readonly x: Table<S>;
  readonly xPrime: Table<S>;
  readonly w: Table<S>;
  readonly tau: S;
}

const outputsOver = <S>(R: Arithmetic<S>, view: Table<S>, w: readonly S[]): Table<S> => view.map((entries) => [entries.reduce((sum, entry, c) => R.add(sum, R.mul(entry, w[c])), R.of(0))]);

/** The exact best response to w, from the definitions: the top eigenvector of 𝒞_α[x] at the importances of w. */
const responseOver = <S>(R: Arithmetic<S>, { x, xPrime, tau }: GameOver<S>, w: readonly S[]): readonly S[] => {
  const alpha = importances(R, { x: outputsOver(R, x, w), xPrime: outputsOver(R, xPrime, w) }, tau, R.of(0));
  return topEigenvector(R, covariance(R, alpha, { x, xPrime }, { x, xPrime }, 'sum of distinct pairs'));
};

/** The 2×2 minors of two consecutive best responses, from the definitions, after 238 in float64: zero exactly when they lie on one line. */
export const turnsOver = <S>(R: Arithmetic<S>, game: GameOver<S>): S[] => {
  const responses = bestResponses({ x: rational(R, game.x), xPrime: rational(R, game.xPrime) }, rational(R, game.w).data, R.toNumber(game.tau), 238);
  const start = [...(responses.at(-1)?.w ?? [])].map(R.of);
  const first = responseOver(R, game, start);
  return minors(R, [first, responseOver(R, game, first)], 2);
};

/** ∇_w ℰ_α at the outputs of the node, α frozen, without its part along w: the direction of one gradient step on the sphere. */
const ascent = (game: Game, w: Float64Array): Float64Array => {
  const z = nodeOutputs(game, w);
  const g = energyGradient(infoNCEImportances(z, { tau: game.tau, epsilon: 0 }), z, 'sum of distinct pairs');
  const [first, second] = [multiplyVector(transpose(game.x), g.x.data), multiplyVector(transpose(game.xPrime), g.xPrime.data)];
  const whole = first.map((entry, c) => entry + second[c]);
  const along = whole.reduce((sum, entry, c) => sum + entry * w[c], 0);
  return whole.map((entry, c) => entry - along * w[c]);
};

/** |dℒ(w + t g)/dt + ‖g‖²| at t = 0 for the gradient g of the energy with frozen importances. */
export const stepResidual = (game: Game): Residual => {
  const [{ w }] = bestResponses(game, game.w.data, game.tau, 0);
  const g = ascent(game, w);
  const slope = directionalDerivative(
    float64,
    (D, at) => {
      const outputs = (view: Matrix) => toRows(view).map((entries) => [entries.reduce((sum, entry, c) => D.add(sum, D.mul(D.of(entry), at[c])), D.of(0))]);
      return infoNCELoss(D, { x: outputs(game.x), xPrime: outputs(game.xPrime) }, D.of(game.tau), D.of(0));
    },
    [...w],
    [...g],
  );
  const square = g.reduce((sum, entry) => sum + entry * entry, 0);
  const [size, d] = [Math.max(maxAbs(game.x), maxAbs(game.xPrime)), game.x.cols];
  // Softmaxes are conditioned as their exponents; differences of outputs times differences of their velocities.
  const exponent = 1 + (4 * d * size ** 2) / game.tau;
  const scale = game.x.rows * 16 * d * size ** 2 * (1 + maxAbs({ data: g }) * Math.sqrt(d)) * (1 + game.x.rows * 4 * d * size ** 2);
  return { what: '|dℒ/dt + ‖∇ℰ‖²| along ∇ℰ', value: Math.abs(slope + square), ...roundings(64 * (game.x.rows + d) * exponent, scale), seen: { 'slope of the loss': slope, '‖∇ℰ‖²': square } };
};
