import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { outcomeOf, overParameterised, simulationLosses } from '../../src/settings/simulationRun.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/sim-nce-vs-quadratic',
  title: 'In the simulation, InfoNCE singles out the tokens of patterns better than the quadratic loss does',
  source: nonlinearity.at('experiments of the two-layer network, as in its code', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`\chi_+(\mathrm{InfoNCE}) \ge \chi_+(\mathrm{quadratic})`,
  forAll: simulationLosses,
  suppose: { overParameterised },
  then: (run) => {
    const [contrastive, quadratic] = [outcomeOf({ ...run, loss: 'infonce' }), outcomeOf({ ...run, loss: 'quadratic' })];
    return { what: 'what χ₊ of InfoNCE lacks', value: Math.max(0, quadratic.chiPlus - contrastive.chiPlus), ...trainedTwice, seen: { 'χ₊ InfoNCE': contrastive.chiPlus, 'χ₊ quadratic': quadratic.chiPlus } };
  },
  without: { overParameterised: 'survives' },
  covers: { ReLU: { share: 0.08, when: ({ activation }) => activation === 'relu' }, linear: { share: 0.08, when: ({ activation }) => activation === 'linear' } },
  readings: ['an order, without a margin; linear and ReLU filters, the second view with its wildcards redrawn', 'both networks see the same patterns, samples and initial weights', 'the small size of the set-up'],
  oracle: 'the simulation with the other loss at the same seed; gradients of both against finite differences in the unit tests',
  runs: 12,
});
