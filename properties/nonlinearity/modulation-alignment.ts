import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { inner } from '../../src/definitions/oneLayer.ts';
import { topEigenvector } from '../../src/definitions/topEigenvector.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { alignment, risingModulation, risingStrength, simpleAtBoth, strengths, topEigenvalue } from '../../src/settings/risingModulation.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/modulation-alignment',
  title: 'The stronger the modulation, the closer the top eigenvector is to the discriminative direction',
  source: nonlinearity.at('global modulation, "globally discriminative local patterns are prioritised"', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`|\cos\angle(\varphi_1(V + \delta'\Delta\Delta^\top), \Delta)| \ge |\cos\angle(\varphi_1(V + \delta\Delta\Delta^\top), \Delta)| \text{ for } \delta' \ge \delta`,
  forAll: risingModulation,
  suppose: { risingStrength, topEigenvalue, simpleAtBoth },
  then: (instance) => {
    const { V, Delta, eta } = instance;
    const [before, after] = strengths(instance).map((delta) => alignment(instance, delta).along);
    const scale = V.rows * maxAbs(V) + (instance.delta + eta) * V.rows * maxAbs(Delta) ** 2;
    return { what: "η·((Δᵀu)² − (Δᵀu')²)", value: eta * Math.max(0, before - after), ...roundings(64 * V.rows, scale), seen: { '(Δᵀu)² before': before, 'after': after } };
  },
  confirm: (R, { V, Delta: [Delta], delta, eta, order, end }) => {
    const sign = R.of(end === 'top' ? 1 : -1);
    const along = (by: typeof eta): typeof eta => {
      const u = topEigenvector(R, V.map((entries, i) => entries.map((entry, j) => R.mul(sign, R.add(entry, R.mul(by, R.mul(Delta[i], Delta[j])))))));
      return R.mul(inner(R, u, Delta), inner(R, u, Delta));
    };
    return { nonNegative: [R.mul(eta, R.sub(along(order === 'rising' ? R.add(delta, eta) : R.sub(delta, eta)), along(delta)))] };
  },
  without: { risingStrength: 'fails', topEigenvalue: 'fails', simpleAtBoth: 'survives' },
  covers: { 'three dimensions or more': { share: 0.3, when: ({ dims }) => dims.n >= 3 } },
  readings: [
    'V is any symmetric matrix, not only a covariance',
    '(Δᵀu)² times η: the product that the convexity of λ_max bounds without a gap, so that rounding at near ties does not count; at ties any top eigenvector will do',
  ],
  oracle: 'the symmetric eigensolver at both strengths; refutations to 50 digits by powers of the matrix',
});
