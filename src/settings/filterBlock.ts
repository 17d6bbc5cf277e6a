import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { alignment } from '../dynamics/simulation/alignment.ts';
import { loggedSetup } from '../dynamics/simulation/setup.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { multiply, type Matrix } from '../linalg/matrix.ts';
import { anyMatrix, choice } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';
import { isRankOne } from './twoLayerFields.ts';

type Activation = 'linear' | 'relu';

/** The filters of one location of the simulation on its tokens, of which the first P occur in some pattern (all, where there are fewer). */
export const filterBlock = setting({
  id: 'filter-block',
  words: 'For all M filters of a location on T tokens, linear or ReLU, of which P occur in some pattern',
  dims: { T: [1, 6], M: [1, 5], P: [1, 6] },
  fields: { W: anyMatrix('filters, one a column', [['T'], ['M']]), activation: choice<Activation>('activation', 'linear', 'relu') },
});

interface Block<T> {
  readonly W: T;
  readonly activation: Activation;
  readonly dims: Readonly<Record<string, number>>;
}

/** The number of tokens that occur. */
export const occurring = ({ dims: { T, P } }: Pick<Block<unknown>, 'dims'>): number => Math.min(T, P);

/** χ₊ of the block. */
export const chiPlusOf = ({ W, activation, dims }: Block<Matrix>): number => {
  const occurs = Uint8Array.from({ length: W.rows }, (_, t) => (t < occurring({ dims }) ? 1 : 0));
  const setup = { ...loggedSetup, locations: 1, tokens: W.rows, tokensPerLocation: 1, beta: W.cols, activation };
  return alignment(setup, { occurs, tokenAt: new Int32Array(0) }, W.data, new Float64Array(W.rows).fill(1)).chiPlus;
};

/** χ₊ by its formula over any arithmetic, without the small number that the code adds to the lengths; filters 0 count 0. */
export const chiPlusOver = <S>(R: Arithmetic<S>, { W, activation, dims }: Block<Table<S>>): S => {
  const [zero, n] = [R.of(0), occurring({ dims })];
  const lengths = W[0].map((_, m) => R.sqrt(W.reduce((sum, row) => R.add(sum, R.mul(row[m], row[m])), zero)));
  const size = (entry: S): S => (activation === 'linear' ? absolute(R, entry) : entry);
  const best = W.slice(0, n).map((row) => row.map((entry, m) => (R.compare(lengths[m], zero) > 0 ? R.div(size(entry), lengths[m]) : zero)).reduce((a, b) => (R.compare(b, a) > 0 ? b : a)));
  return R.div(best.reduce((sum, value) => R.add(sum, value), zero), R.of(n));
};

/** All filters lie on one line. */
export const collinearFilters = hypothesis<{ readonly W: Matrix }>({
  words: 'the filters of the location are collinear',
  tex: String.raw`\operatorname{rank} W_1^{(k)} \le 1`,
  narrow: {
    W: {
      ...filterBlock.fields.W,
      draw: (stream, dims, drawn) => {
        const { rows, cols } = filterBlock.fields.W.draw(stream, dims, drawn);
        return multiply(drawMatrix(stream, rows, 1), drawMatrix(stream, 1, cols));
      },
    },
  },
  holds: ({ W }) => isRankOne(W),
});
