import { claim } from '../../src/claim/claim.ts';
import { focusOver, focusResidual } from '../../src/claim/losses/focus.ts';
import { convexPsi, tableLoss } from '../../src/settings/losses/lossBatch.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/claim-focus-convex',
  title: 'Where ψ is convex, a negative nearer to the anchor has no less weight',
  source: alphaCL.at('abstract', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\psi \text{ convex}: \quad d_{ij} \le d_{ik} \;\Rightarrow\; \phi'(\xi_i)\psi'(\delta_{ij}) \ge \phi'(\xi_i)\psi'(\delta_{ik})`,
  forAll: tableLoss,
  suppose: { convexPsi },
  then: (instance) => focusResidual(instance),
  confirm: (R, instance) => ({ nonNegative: focusOver(R, instance) }),
  without: { convexPsi: 'fails' },
  covers: { 'N ≥ 3': { share: 0.3, when: ({ x }) => x.rows >= 3 } },
  readings: ['φ increases, hence φ′ ≥ 0 is a common factor of the row'],
  oracle: 'importances sorted by computed distances; refutations from the definitions to 50 digits',
  runs: 500,
});
