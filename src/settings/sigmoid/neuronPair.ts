import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../../definitions/oneLayer.ts';
import { projection } from '../../dynamics/sigmoid/projection.ts';
import { symmetricEigen } from '../../dynamics/symmetricEigen.ts';
import { mapEntries, matrixOf, multiply, transpose, type Matrix } from '../../linalg/matrix.ts';
import { anyMatrix } from '../fields.ts';
import type { Field } from '../field.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';

const weights = anyMatrix('weights, one neuron a row', [['k'], ['d']]);

/** Entries of moderate size: the metric squares its condition number. */
const moderate = (m: Matrix): Matrix => mapEntries(m, (entry) => Math.sign(entry) * Math.min(16, Math.abs(entry)) * (Math.abs(entry) < 2 ** -10 ? 0 : 1));

const field = (shape: (entry: number, i: number, j: number) => number): Field<Matrix> => {
  const shaped = (m: Matrix): Matrix => mapEntries(moderate(m), shape);
  return {
    ...weights,
    draw: (stream, dims, drawn) => shaped(weights.draw(stream, dims, drawn)),
    valid: (m) => m.data.every((entry, k) => Math.abs(entry) <= 16 && (entry === 0 || Math.abs(entry) >= 2 ** -10) && shape(entry, Math.floor(k / m.cols), k % m.cols) === entry),
    mutate: (stream, m, step) => shaped(mapEntries(m, (entry) => entry + step * stream.normal())),
  };
};

const anyPair = field((entry) => entry);

/** Half of the time the coordinates beyond the second are a sixteenth as large, as they are after training. */
const free: Field<Matrix> = {
  ...anyPair,
  draw: (stream, dims, drawn) => {
    const W = anyPair.draw(stream, dims, drawn);
    const by = stream.chance(0.5) ? 1 : 1 / 16;
    return moderate(mapEntries(W, (entry, _i, j) => (j < 2 ? entry : by * entry)));
  },
};

/** The weights of two neurons in ℝᵈ. */
export const neuronPair = setting({
  id: 'neuron-pair',
  words: 'For all weights of two neurons in ℝᵈ, d ≥ 2, of entries up to 16',
  dims: { k: [2, 2], d: [2, 6] },
  fields: { W: free },
});

interface Pair {
  readonly W: Matrix;
}

/** w_1⁽¹⁾ > 0 > w_2⁽¹⁾, w_j⁽²⁾ > 0: opposite sides, neither feature missing; by 1/16 at least. */
export const oppositeSides = hypothesis<Pair>({
  words: 'the neurons lie on opposite sides of the label and see the hidden feature (by 1/16 at least)',
  tex: String.raw`w_1^{(1)} > 0 > w_2^{(1)},\quad w_j^{(2)} > 0`,
  holds: ({ W }) => W.data[0] >= 1 / 16 && W.data[W.cols] <= -1 / 16 && W.data[1] >= 1 / 16 && W.data[W.cols + 1] >= 1 / 16,
  narrow: {
    W: field((entry, i, j) => (j > 1 ? entry : (j === 0 && i === 1 ? -1 : 1) * Math.max(1 / 16, Math.abs(entry)))),
  },
});

/** Coordinates beyond the second are 0. */
export const noiseFree = hypothesis<Pair>({
  words: 'the other coordinates are 0',
  tex: String.raw`w_j^{(c)} = 0\ (c \ge 3)`,
  holds: ({ W }) => W.data.every((entry, k) => k % W.cols < 2 || entry === 0),
});

/** ‖Πe₁‖ and ‖Πe₂‖ with the condition number of W. */
export const featureLengths = ({ W }: Pair): { readonly lengths: Float64Array; readonly condition: number } => {
  const { lengths, singular } = projection(W);
  return { lengths, condition: singular[0] / singular[1] };
};

/** 1 − ‖Πe_c‖² for both features over any arithmetic, by the Gram matrix; on the line of the rows where they are parallel, 1 where both are 0. */
export const missingOver = <S>(R: Arithmetic<S>, W: Table<S>): S[] => {
  const [one, zero] = [R.of(1), R.of(0)];
  const [u, v] = [W[0], W[1]];
  const [uu, uv, vv] = [inner(R, u, u), inner(R, u, v), inner(R, v, v)];
  const det = R.sub(R.mul(uu, vv), R.mul(uv, uv));
  const longer = R.compare(uu, vv) < 0 ? v : u;
  const square = inner(R, longer, longer);
  return [0, 1].map((c) => {
    if (R.compare(det, zero) === 0) return R.compare(square, zero) === 0 ? one : R.sub(one, R.div(R.mul(longer[c], longer[c]), square));
    const cross = R.mul(R.of(2), R.mul(uv, R.mul(u[c], v[c])));
    return R.sub(one, R.div(R.add(R.sub(R.mul(vv, R.mul(u[c], u[c])), cross), R.mul(uu, R.mul(v[c], v[c]))), det));
  });
};

/** (‖N‖/σ_min(W₁₂))²: N the coordinates beyond the second, W₁₂ the first two; ∞ where W₁₂ is singular to 2⁻²⁰ of its size. */
export const noiseBound = ({ W }: Pair): number => {
  const spectrum = (m: Matrix): Float64Array => symmetricEigen(multiply(m, transpose(m))).values;
  const [top, least] = spectrum(matrixOf(2, 2, (i, j) => W.data[i * W.cols + j]));
  const noise = W.cols === 2 ? 0 : spectrum(matrixOf(2, W.cols - 2, (i, j) => W.data[i * W.cols + j + 2]))[0];
  return least > 2 ** -40 * top ? noise / least : Infinity;
};
