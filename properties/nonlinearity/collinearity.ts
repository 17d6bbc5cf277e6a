import { claim } from '../../src/claim/claim.ts';
import { collinearFields, fieldMinors } from '../../src/claim/collinear.ts';
import { linearActivation } from '../../src/settings/hypotheses.ts';
import { rankOneTop, twoLayerFields } from '../../src/settings/twoLayerFields.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/collinearity',
  title: 'With a linear activation and a second layer of rank one, all gradients at a receptive field are collinear',
  source: nonlinearity.at('Introduction', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\dot w_{km} = s_{km} v_k \quad (m = 1..M), \qquad v_k = \textstyle\sum_{k'm'} s_{k'm'}\, \mathcal C_\alpha[x_k, x_{k'}]\, w_{k'm'}`,
  forAll: twoLayerFields,
  suppose: { linearActivation, rankOneTop },
  then: collinearFields,
  confirm: fieldMinors,
  without: { linearActivation: 'fails', rankOneTop: 'fails' },
  covers: {
    'N ≥ 3': { share: 0.4, when: ({ dims }) => dims.N >= 3 },
    'several nodes and coordinates': { share: 0.2, when: ({ dims }) => dims.M >= 2 && dims.p >= 2 },
  },
  readings: ['the second layer is of rank one at the evaluated point; the introduction says "always", which nonlinearity/collinearity-always tests'],
  oracle: 'rank of the gradient block by residual rows; refutations by the 2×2 minors of exact derivatives of the energy',
});
