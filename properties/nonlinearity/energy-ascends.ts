import { claim } from '../../src/claim/claim.ts';
import { flowOf, flowOver, flowRounding } from '../../src/claim/layerFlow.ts';
import { homogeneousActivation, infoNCEAtOutputs } from '../../src/settings/hypotheses.ts';
import { infoNCELayer } from '../../src/settings/infoNCELayer.ts';
import { awayFromKinks } from '../../src/settings/oneLayer.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/energy-ascends',
  title: 'Along the flow with the importances of InfoNCE frozen at every moment, the energy with the importances of that moment rises',
  source: nonlinearity.at('one-layer analysis', { provenance: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\dot w_k = P^\perp_{w_k} A(w_k)\,w_k \text{ with } \alpha = \alpha(W(t)) \quad\Rightarrow\quad \tfrac{d}{dt}\, \mathcal E_{\alpha(W(t))}(W(t)) \ge 0`,
  forAll: infoNCELayer,
  suppose: { homogeneousActivation, infoNCEAtOutputs, awayFromKinks },
  then: (layer) => {
    const { velocity, slope } = flowOf(layer, 'energy');
    return { what: 'fall of the energy, −dE/dt', value: Math.max(0, -slope), ...flowRounding(layer, 'energy'), seen: { 'dE/dt': slope, velocity } };
  },
  confirm: (R, layer) => ({ nonNegative: [flowOver(R, layer, 'energy').slope] }),
  expect: 'refuted',
  erratum: 'nonlinearity/loss-descends',
  without: { homogeneousActivation: 'fails', infoNCEAtOutputs: 'survives', awayFromKinks: 'fails' },
  readings: ['a trap, not a claim of the paper: gradient ascent on ℰ with α frozen raises ℰ with that α, not with the next one', 'with constant α the energy does rise (nonlinearity/one-layer-dynamics): this is why the hypothesis on α is not found necessary', 'τ = 1, ε = 1'],
  oracle: 'dual numbers through importances and distances along the velocity, which comes from the gated covariance; refutations by the definitions to 50 digits',
});
