import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { lossPoint, pointScale, rises } from '../../src/settings/losses/lossPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/table-1-nondecreasing',
  title: 'φ and ψ of every row of the table never decrease',
  source: alphaCL.at('Eq. (1) and Table 1', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`u < v \;\Rightarrow\; \phi(u) \le \phi(v),\ \psi(u) \le \psi(v)`,
  forAll: lossPoint,
  suppose: {},
  then: (instance) => {
    const [psi, phi] = rises(float64, instance);
    return { what: 'by how much φ or ψ falls', value: Math.max(0, -psi, -phi), ...roundings(64, pointScale(float64, instance)) };
  },
  confirm: (R, instance) => ({ nonNegative: rises(R, instance) }),
  without: {},
  covers: { 'left of 0': { share: 0.2, when: ({ x }) => x < 0 }, 'a sum below 1': { share: 0.05, when: ({ x }) => x !== 0 && Math.abs(x) < 1 } },
  readings: ['φ on ξ > 0'],
  oracle: 'the values at two points',
});
