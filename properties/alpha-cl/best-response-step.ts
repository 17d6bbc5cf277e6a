import { claim } from '../../src/claim/claim.ts';
import { stepResidual } from '../../src/claim/bestResponses.ts';
import { linearGame } from '../../src/settings/bestResponses.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/best-response-step',
  title: 'One small gradient step of the max player for every answer of the min player lowers the loss, at the rate of the squared gradient',
  source: alphaCL.at('coordinate-wise optimisation', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`g = P^\perp_w\nabla_w\mathcal E_{\mathrm{sg}(\alpha(w))}: \quad \tfrac{d}{dt}\mathcal L_{nce}(w + t\,g)\big|_{t=0} = -\Vert g\Vert^2`,
  forAll: linearGame,
  suppose: {},
  then: stepResidual,
  without: {},
  covers: { 'd ≥ 2': { share: 0.4, when: ({ x }) => x.cols >= 2 } },
  readings: ['the sphere ‖w‖ = 1: the part of the gradient along w is left out; one linear node, ε = 0'],
  oracle: 'dual numbers through the loss along the step, against the closed form of the energy gradient',
  uses: ['alpha-cl/thm-1'],
});
