import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { pairEnergy } from '../../src/definitions/energy.ts';
import { energy } from '../../src/dynamics/energy.ts';
import { uniformImportances } from '../../src/dynamics/importances.ts';
import { lossRoom, quadratic } from '../../src/dynamics/simulation/losses.ts';
import { quadraticLoss } from '../../src/definitions/simulationLoss.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { simulationOutputs, unitLengths } from '../../src/settings/quadraticOutputs.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/quadratic-loss',
  title: 'On outputs of length 1, the quadratic loss of the simulation is the energy with importances 1, up to a factor and a constant',
  source: nonlinearity.at('quadratic loss, as in the simulation code', { provenance: 'code', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`-\big(1 + \tfrac1N\big)\operatorname{mean}_i S_{ii} + \operatorname{mean}_{ij} S_{ij} = -\tfrac1T \operatorname{tr}\mathcal C_1[z] - \tfrac1{NT}, \qquad S_{ij} = \tfrac1T z_i^\top z_j,\ S_{ii} = \tfrac1T z_i^\top z_i'`,
  forAll: simulationOutputs,
  suppose: { unitLengths },
  then: ({ x, xPrime, temperature }) => {
    const [N, O] = [x.rows, x.cols];
    const loss = quadratic(lossRoom(N, O, temperature), x.data, xPrime.data, new Float64Array(N * O), new Float64Array(N * O));
    const expected = -(2 * energy(uniformImportances(N), { x, xPrime }) + 1 / N) / temperature;
    return { what: '|L + (tr C₁[z] + 1/N)/T|', value: Math.abs(loss - expected), ...roundings(16 * (N + O + 4), (4 * O * Math.max(1, maxAbs(x), maxAbs(xPrime)) ** 2) / temperature) };
  },
  confirm: (R, { x, xPrime, temperature }) => {
    const N = R.of(x.length);
    const traced = R.mul(R.of(2), pairEnergy(R, x.map(() => x.map(() => R.of(1))), { x, xPrime }));
    return { zero: [R.add(quadraticLoss(R, x, xPrime, temperature), R.div(R.add(traced, R.div(R.of(1), N)), temperature))] };
  },
  without: { unitLengths: 'fails' },
  covers: { 'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 } },
  readings: ['with half the negative squared distance for S, another switch of the code, the identity needs no unit lengths and has no constant'],
  oracle: 'the loss of the simulation against the energy by distances; refutations by both double sums in rational arithmetic',
});
