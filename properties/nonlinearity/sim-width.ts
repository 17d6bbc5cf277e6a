import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { infoNCELoss, outcomeOf, reluFilters, simulationWidths } from '../../src/settings/simulationRun.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/sim-width',
  title: 'In the simulation, over-parameterisation lets ReLU filters single out more of the tokens of patterns',
  source: nonlinearity.at('experiments of the two-layer network, as in its code', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`\chi_+(\beta = 5) - \chi_+(\beta = 1) \ge 0.15`,
  forAll: simulationWidths,
  suppose: { reluFilters, infoNCELoss },
  then: (run) => {
    const [wide, narrow] = (['5', '1'] as const).map((beta) => outcomeOf({ ...run, beta }).chiPlus);
    return { what: 'what χ₊ lacks to lead by 0.15', value: Math.max(0, 0.15 - (wide - narrow)), ...trainedTwice, seen: { 'χ₊ at β = 5': wide, 'χ₊ at β = 1': narrow } };
  },
  unconfirmed: unconfirmed.simulation,
  without: { reluFilters: 'fails', infoNCELoss: 'fails' },
  uses: ['nonlinearity/brute-force'],
  readings: ['more nodes find more optima (nonlinearity/brute-force), seen in the simulation; wildcards redrawn', 'each width has its own initial weights; patterns are the same', 'the margin is ours; the small size of the set-up'],
  oracle: 'the simulation at the other width and the same seed',
  runs: 20,
});
