import { claim } from '../../src/claim/claim.ts';
import { centralDifference } from '../../src/claim/tolerance.ts';
import { pairEnergy } from '../../src/definitions/energy.ts';
import { constant, tableGradient } from '../../src/definitions/tableGradient.ts';
import { energy, energyGradient } from '../../src/dynamics/energy.ts';
import { viewDifferences } from '../../src/dynamics/finiteDifferences.ts';
import { frozenImportances } from '../../src/settings/hypotheses.ts';
import { firstViewNegatives, halfDistances, importancesOf, importancesOver, lossOf, lossOver, lossScale, outputPairs } from '../../src/settings/outputPairs.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/alpha-cl-gradient',
  title: 'InfoNCE is an α-CL: its gradient is that of the energy with the importances frozen',
  source: nonlinearity.at('Eq. (1)–(3)', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`-\nabla L = 2N^2\, \nabla \mathcal E_{\mathrm{sg}(\alpha)}, \qquad \alpha_{ij} = \frac{e^{-d_{ij}^2/\tau}}{\epsilon e^{-d_i^2/\tau} + \sum_{k\ne i} e^{-d_{ik}^2/\tau}}`,
  forAll: outputPairs,
  suppose: { frozenImportances, halfDistances, firstViewNegatives },
  then: (instance) => {
    const { importance, tau } = instance;
    const N = instance.x.rows;
    const { diameter, length, third, size } = lossScale(instance, tau);
    const step = 2 ** -12 * length;
    const loss = viewDifferences((f) => lossOf(f, instance), instance, step);
    const alpha = importancesOf(instance, instance);
    const frozen = energyGradient(alpha, instance);
    const ascent = importance === 'frozen' ? [...frozen.x.data, ...frozen.xPrime.data] : viewDifferences((f) => energy(importancesOf(f, instance), f), instance, step);
    const value = loss.reduce((worst, slope, k) => Math.max(worst, Math.abs(slope + 2 * N * N * ascent[k])), 0);
    return { what: 'max|−∂L − 2N² ∂E|', value, ...centralDifference(step, size, third), seen: { alpha, 'largest distance': diameter } };
  },
  confirm: (R, instance) => {
    const { x, xPrime, tau, epsilon, distance, negatives, importance } = instance;
    const N = x.length;
    const flat = [...x, ...xPrime];
    const views = <T>(Z: readonly T[]): { x: T[]; xPrime: T[] } => ({ x: Z.slice(0, N), xPrime: Z.slice(N) });
    const dual = { tau: { value: tau, partials: [] }, epsilon: { value: epsilon, partials: [] }, distance, negatives };
    const alpha = constant(importancesOver(R, { x, xPrime }, { tau, epsilon, distance, negatives }));
    const loss = tableGradient(R, (D, Z) => lossOver(D, views(Z), dual), flat);
    const ascent = tableGradient(R, (D, Z) => pairEnergy(D, importance === 'frozen' ? alpha : importancesOver(D, views(Z), dual), views(Z)), flat);
    return { zero: loss.map((slope, k) => R.add(slope, R.mul(R.of(2 * N * N), ascent[k]))) };
  },
  without: { frozenImportances: 'fails', halfDistances: 'fails', firstViewNegatives: 'fails' },
  covers: { 'distances at the scale of τ': { share: 0.3, when: (i) => lossScale(i, i.tau).diameter ** 2 < 1e5 * i.tau } },
  readings: ['the sum over i in L, not the mean; the prefactor τ; negatives of the loss among the first views', 'θ is the table of outputs: the chain rule is common to both sides'],
  oracle: 'central differences of the loss in every output, against the closed form of the energy gradient',
});
