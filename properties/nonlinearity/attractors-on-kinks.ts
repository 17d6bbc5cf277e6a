import { claim } from '../../src/claim/claim.ts';
import { planeAttractors } from '../../src/dynamics/planeAttractors.ts';
import { uniformImportances } from '../../src/dynamics/importances.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { planeSets } from '../../src/settings/planeSets.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/attractors-on-kinks',
  title: 'On finite data, more than a third of the attractors of a ReLU node lie on kinks, where they are no eigenvectors of A(w)',
  source: nonlinearity.at('one-layer analysis: fixed points', { provenance: 'derived' }),
  kind: 'statistical',
  statement: String.raw`\mathbb E\,\frac{\#\{w \text{ attracting}:\ \exists i\ w^\top x[i] = 0,\ x[i] \ne 0\}}{\#\{w \text{ attracting}\}} > \tfrac{35}{100}`,
  forAll: planeSets,
  suppose: { reluActivation },
  then: ({ x, h }) => {
    const { attractors } = planeAttractors({ alpha: uniformImportances(x.rows), x, xPrime: x, h });
    const onKinks = attractors.filter(({ kink }) => kink).length;
    return { what: 'share of the attractors that lie on a kink', observation: onKinks / Math.max(1, attractors.length), null: 0.35, effect: 0.1, because: 'the mean share over data sets; 0 where there is no attractor', seen: { attractors: attractors.length, 'on kinks': onKinks } };
  },
  without: { reluActivation: 'survives' },
  uses: ['nonlinearity/fixed-points-kinks'],
  readings: ['d = 2, α ≡ 1, no augmentation, 3 to 12 samples; leaky nodes and |u| have as many, linear ones none', 'the mixture of data families is ours; the share varies between them, from 0.4 to 0.9 in larger families of sets'],
  oracle: 'the exact list of all attractors in the plane, sector by sector; nonlinearity/fixed-points-kinks has one that is checked by hand',
  runs: 1500,
});
