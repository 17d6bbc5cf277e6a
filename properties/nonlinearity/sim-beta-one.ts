import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { infoNCELoss, oneFilterPerToken, outcomeOf, redrawnWildcards, reluFilters, simulationRun } from '../../src/settings/simulationRun.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/sim-beta-one',
  title: 'In the simulation, ReLU filters single out the tokens of patterns better than linear ones without over-parameterisation too',
  source: nonlinearity.at('experiments of the two-layer network, as in its code', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`\beta = 1:\ \chi_+(h) - \chi_+(\mathrm{linear}) \ge 0.05`,
  forAll: simulationRun,
  suppose: { reluFilters, infoNCELoss, oneFilterPerToken, redrawnWildcards },
  then: (run) => {
    const [own, linear] = [outcomeOf(run), outcomeOf({ ...run, activation: 'linear' })];
    return { what: 'what χ₊ lacks to lead by 0.05', value: Math.max(0, 0.05 - (own.chiPlus - linear.chiPlus)), ...trainedTwice, seen: { 'χ₊': own.chiPlus, 'χ₊ linear': linear.chiPlus } };
  },
  unconfirmed: unconfirmed.simulation,
  expect: 'refuted',
  erratum: 'nonlinearity/sim-relu-vs-linear',
  without: { reluFilters: 'fails', infoNCELoss: 'fails', oneFilterPerToken: 'survives', redrawnWildcards: 'fails' },
  readings: ['the advantage at the margin of sim-relu-vs-linear; nothing says that the authors claim it at β = 1', 'the small size of the set-up'],
  oracle: 'the simulation of the linear network at the same seed',
  runs: 9,
});
