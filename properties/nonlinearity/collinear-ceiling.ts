import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { chiPlusOf, chiPlusOver, collinearFilters, filterBlock, occurring } from '../../src/settings/filterBlock.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/collinear-ceiling',
  title: 'Collinear filters cannot single out the tokens of a location: their χ₊ is at most one over the root of the number of tokens that occur',
  source: nonlinearity.at('experiments of the two-layer network, as in its code', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\operatorname{rank} W_1^{(k)} \le 1 \quad\Rightarrow\quad \chi_+ \le 1/\sqrt{P}`,
  forAll: filterBlock,
  suppose: { collinearFilters },
  then: (block) => {
    const [chi, ceiling] = [chiPlusOf(block), 1 / Math.sqrt(occurring(block))];
    return { what: 'χ₊ − 1/√P', value: Math.max(0, chi - ceiling), ...roundings(16 * (block.W.rows + block.W.cols), 1), seen: { 'χ₊': chi, '1/√P': ceiling } };
  },
  confirm: (R, block) => ({ nonNegative: [R.sub(R.div(R.of(1), R.sqrt(R.of(occurring(block)))), chiPlusOver(R, block))] }),
  without: { collinearFilters: 'fails' },
  covers: { 'three tokens or more occur': { share: 0.2, when: (block) => occurring(block) >= 3 } },
  readings: ['P counts the tokens that occur in some pattern: where a location has fewer than it is allowed, the ceiling is higher than 1/√5 = 0.447', 'tokens embedded at equal lengths; what makes the collinear gradients of linear networks visible in χ₊'],
  oracle: 'the measure of the simulation code, against the bound of Cauchy and Schwarz; refutations by its formula to 50 digits',
});
