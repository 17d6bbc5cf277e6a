import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { outcomeOf, redrawnWildcards, simulationAugmentation } from '../../src/settings/simulationRun.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/sim-augmentation',
  title: 'In the simulation, it is the augmentation that makes filters single out the tokens of patterns before all others',
  source: nonlinearity.at('experiments of the two-layer network, as in its code', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`\chi_+ - \chi_- \ge 0.25`,
  forAll: simulationAugmentation,
  suppose: { redrawnWildcards },
  then: (run) => {
    const { chiPlus, chiMinus } = outcomeOf(run);
    return { what: 'what χ₊ lacks to exceed χ₋ by 0.25', value: Math.max(0, 0.25 - (chiPlus - chiMinus)), ...trainedTwice, seen: { 'χ₊': chiPlus, 'χ₋': chiMinus } };
  },
  unconfirmed: unconfirmed.simulation,
  without: { redrawnWildcards: 'fails' },
  readings: ['the loss is InfoNCE, β = 5; linear and ReLU filters; the small size of the set-up', 'without augmentation the second view is the first, and the positive pair is exact'],
  oracle: 'the tokens that occur in patterns, known from the generator, against those that do not',
  runs: 9,
});
