import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { lossPoint, rises } from '../../src/settings/losses/lossPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/table-1-increasing',
  title: 'φ and ψ of every row of the table increase strictly',
  source: alphaCL.at('Eq. (1) and Table 1', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`u < v \;\Rightarrow\; \phi(u) < \phi(v),\ \psi(u) < \psi(v)`,
  forAll: lossPoint,
  suppose: {},
  then: (instance) => {
    const [psi, phi] = rises(float64, instance);
    return { what: 'φ or ψ does not rise', value: Math.min(psi, phi) > 0 ? 0 : 1, tolerance: 2 ** -4, because: '0 where both rise, 1 where one does not', seen: { 'rise of ψ': psi, 'rise of φ': phi } };
  },
  confirm: (R, instance) => ({ nonNegative: rises(R, instance).map((rise) => (R.compare(rise, R.of(0)) > 0 ? R.of(0) : R.of(-1))) }),
  expect: 'refuted',
  erratum: 'alpha-cl/table-1-nondecreasing',
  without: {},
  readings: ['"monotonically increasing" read strictly; read weakly it is alpha-cl/table-1-nondecreasing', 'a logistic function saturated in float64 counts as flat there, and is not confirmed to 50 digits'],
  oracle: 'the values at two points; refutations in rational arithmetic or to 50 digits',
});
