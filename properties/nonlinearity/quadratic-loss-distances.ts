import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { pairEnergy } from '../../src/definitions/energy.ts';
import { quadraticLoss } from '../../src/definitions/simulationLoss.ts';
import { energy } from '../../src/dynamics/energy.ts';
import { uniformImportances } from '../../src/dynamics/importances.ts';
import { maxAbs, toRows } from '../../src/linalg/matrix.ts';
import { byDistances, comparedOutputs } from '../../src/settings/quadraticOutputs.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/quadratic-loss-distances',
  title: 'With distances for similarities, the quadratic loss of the simulation is the energy with importances 1 on all outputs, up to a factor',
  source: nonlinearity.at('quadratic loss, as in the simulation code', { provenance: 'code', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`-\big(1 + \tfrac1N\big)\operatorname{mean}_i S_{ii} + \operatorname{mean}_{ij} S_{ij} = -\tfrac1T \operatorname{tr}\mathcal C_1[z], \qquad S_{ij} = -\tfrac1{2T}\|z_i - z_j\|^2,\ S_{ii} = -\tfrac1{2T}\|z_i - z_i'\|^2`,
  forAll: comparedOutputs,
  suppose: { byDistances },
  then: ({ x, xPrime, temperature, similarity }) => {
    const [N, O] = [x.rows, x.cols];
    const loss = quadraticLoss(float64, toRows(x), toRows(xPrime), temperature, similarity);
    const expected = (-2 * energy(uniformImportances(N), { x, xPrime })) / temperature;
    return { what: '|L + tr C₁[z]/T|', value: Math.abs(loss - expected), ...roundings(16 * (N + O + 4), (4 * O * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2) / temperature) };
  },
  confirm: (R, { x, xPrime, temperature, similarity }) => {
    const traced = R.mul(R.of(2), pairEnergy(R, x.map(() => x.map(() => R.of(1))), { x, xPrime }));
    return { zero: [R.add(quadraticLoss(R, x, xPrime, temperature, similarity), R.div(traced, temperature))] };
  },
  without: { byDistances: 'fails' },
  covers: { 'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 } },
  readings: ['a switch of the code; with products the outputs must have length 1, and a constant is left (nonlinearity/quadratic-loss)'],
  oracle: 'the loss from its definition against the energy by distances of the fast path; refutations in rational arithmetic',
});
