import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { lossPoint, notTriplet, pointScale, slopeJumps } from '../../src/settings/losses/lossPoint.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/table-1-differentiable-others',
  title: 'φ and ψ of every row but the triplet loss are differentiable, [log x]₊² of the lifted loss included',
  source: alphaCL.at('Eq. (1) and Table 1', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\phi'(\xi^+) = \phi'(\xi^-), \qquad \psi'(\delta^+) = \psi'(\delta^-)`,
  forAll: lossPoint,
  suppose: { notTriplet },
  then: (instance) => {
    const [psi, phi] = slopeJumps(float64, instance);
    return { what: "largest jump of φ′ and ψ′", value: Math.max(Math.abs(psi), Math.abs(phi)), ...roundings(64, pointScale(float64, instance)), seen: { 'jump of ψ′': psi, 'jump of φ′': phi } };
  },
  confirm: (R, instance) => ({ zero: slopeJumps(R, instance) }),
  without: { notTriplet: 'fails' },
  readings: ['φ is looked at on ξ > 0, where every row has a value'],
  oracle: 'one-sided derivatives by dual numbers ordered infinitesimally; refutations in rational arithmetic',
  runs: 500,
});
