import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { directWeights, entropyMinimiser } from '../../src/dynamics/minPlayer/minimisers.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { exponentOf, regularisedRow, squaredDistances } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/def-alpha-cl-direct-entropy',
  title: 'α-CL-direct with p = 2 is α-CL with the entropy',
  source: alphaCL.at('reference code, α-CL-direct', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`p = 2: \quad \frac{e^{-d_j^p/\tau}}{\sum_k e^{-d_k^p/\tau}} = \arg\min_{\alpha\in\Delta}\ \sum_j \alpha_j d_j^2 + \tau\sum_j\alpha_j\log\alpha_j`,
  forAll: regularisedRow,
  suppose: { squaredDistances },
  then: ({ squares, tau, p }) => {
    const [direct, entropic] = [directWeights(squares.data, tau, exponentOf[p]), entropyMinimiser(squares.data, tau)];
    // As the formula is written: with d² ≤ 16 and τ ≥ 1/16 a plain sum of exponentials does at p = 2, and is no shifted one.
    const plain = squares.data.map((d2) => Math.exp(-(Math.sqrt(d2) ** exponentOf[p]) / tau));
    const sum = plain.reduce((total, weight) => total + weight, 0);
    const away = (one: Float64Array, other: Float64Array): number => Math.max(...one.map((weight, j) => Math.abs(weight - other[j])));
    const rounding = roundings(16 * (squares.cols + maxAbs(squares) / tau), 1);
    return worstOf(
      { what: 'largest difference of the weights', value: away(direct, entropic), ...rounding, seen: { direct, entropic } },
      // Far squares to the fourth underflow together: then there is no such quotient.
      ...(sum > 0 ? [{ what: 'the formula, by plain sums, off the minimiser', value: away(plain.map((weight) => weight / sum), entropic), ...rounding }] : []),
    );
  },
  confirm: (R, { squares: [squares], tau, p }) => {
    const powers = squares.map((d2) => (R.compare(d2, R.of(0)) > 0 ? R.exp(R.mul(R.of(exponentOf[p] / 2), R.log(d2))) : d2));
    const softmax = (costs: typeof squares): typeof squares => {
      const weights = costs.map((cost) => R.exp(R.sub(R.of(0), R.div(cost, tau))));
      const sum = weights.reduce((total, w) => R.add(total, w), R.of(0));
      return weights.map((w) => R.div(w, sum));
    };
    const entropic = softmax(squares);
    return { zero: softmax(powers).map((w, j) => R.sub(w, entropic[j])) };
  },
  without: { squaredDistances: 'fails' },
  readings: ['the published runs have p = 4: there α-CL-direct is none of the three regularised members'],
  oracle: 'the formula by plain sums against the minimiser by a shifted one; refutations to 50 digits',
  uses: ['alpha-cl/def-alpha-cl-entropy'],
});
