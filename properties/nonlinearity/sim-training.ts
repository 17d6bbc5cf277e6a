import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { infoNCELoss, outcomeOf, overParameterised, redrawnWildcards, reluFilters, simulationRun, untrained } from '../../src/settings/simulationRun.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/sim-training',
  title: 'In the simulation, training and not the initial weights makes filters single out the tokens of patterns, and lose the others',
  source: nonlinearity.at('experiments of the two-layer network, as in its code', { provenance: 'derived' }),
  kind: 'empirical',
  statement: String.raw`\chi_+ - \chi_+^0 \ge 0.3, \qquad \chi_-^0 - \chi_- \ge 0.3`,
  forAll: simulationRun,
  suppose: { reluFilters, infoNCELoss, overParameterised, redrawnWildcards },
  then: (run) => {
    const [after, before] = [outcomeOf(run), untrained(run)];
    return worstOf(
      { what: 'what χ₊ lacks to have risen by 0.3', value: Math.max(0, 0.3 - (after.chiPlus - before.chiPlus)), ...trainedTwice, seen: { 'χ₊ trained': after.chiPlus, 'χ₊ untrained': before.chiPlus } },
      { what: 'what χ₋ lacks to have fallen by 0.3', value: Math.max(0, 0.3 - (before.chiMinus - after.chiMinus)), ...trainedTwice, seen: { 'χ₋ trained': after.chiMinus, 'χ₋ untrained': before.chiMinus } },
    );
  },
  unconfirmed: unconfirmed.simulation,
  without: { reluFilters: 'fails', infoNCELoss: 'fails', overParameterised: 'fails', redrawnWildcards: 'fails' },
  readings: ['χ⁰ is that of the weights before the first step: random filters, of which the best is far from 0', 'the margins are ours; the small size of the set-up'],
  oracle: 'the same measure on the untrained filters',
  runs: 9,
});
