import { binomialCount } from '../../src/claim/binomialCount.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { directionShareTail } from '../../src/dynamics/directionShare.ts';
import { initialNeurons, luckyNeurons, normalStart, orthonormalColumns } from '../../src/settings/initialNeurons.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/init-geometry',
  title: 'At initialisation the neurons that hold a feature strongly are counted by a binomial law with a Beta tail, and no neuron holds more than 1/t features',
  source: featureDecoupling.at('appendix, geometry at initialisation, lucky neurons', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'empirical',
  statement: String.raw`\#\{i : \langle w_i, M_j\rangle^2 \ge t\,\|M^\top w_i\|^2\} \sim \mathrm{Bin}\big(m, P[\mathrm{Beta}(\tfrac12, \tfrac{d-1}2) \ge t]\big), \qquad \#\{j : \langle w_i, M_j\rangle^2 \ge t\,\|M^\top w_i\|^2\} \le \tfrac 1t`,
  forAll: initialNeurons,
  suppose: { normalStart, orthonormalColumns },
  then: (i) => {
    const { threshold, lucky, most, count } = luckyNeurons(i);
    return worstOf(
      binomialCount({ what: 'neurons', name: 'lucky', count: lucky, trials: count, probability: directionShareTail(i.dims.d, Math.min(1, threshold)), seen: { t: threshold } }),
      // A number of features beyond 1/t is beyond the whole number below it, by one at least.
      { what: 'features of one neuron beyond ⌊1/t⌋', value: threshold > 0 ? Math.max(0, most - Math.floor(1 / threshold + 2 ** -30)) : 0, ...wholeNumber },
    );
  },
  unconfirmed: unconfirmed.count,
  without: { normalStart: 'fails', orthonormalColumns: 'fails' },
  // 1/t = 1.990: two features on one neuron are too many by a hundredth.
  witnesses: [{ dims: { d: 2 }, seed: 1, c: 1.45, start: 'normal', columns: 'orthonormal' }],
  readings: [
    'ratios to the dictionary part of the weights: their scale σ₀ plays no part',
    'the counts of the source, Ω(d^{γc₀/4}) lucky neurons for every feature with its constants c₁ and c₂, are vacuous at feasible size: lucky-count',
    'counted for the first feature, which stands for any',
    'that the lucky neurons of a feature are among its candidates is true by definition',
  ],
  oracle: 'the tail of the Beta law by quadrature, an exact binomial test; 2,000 neurons a batch',
  runs: 60,
});
