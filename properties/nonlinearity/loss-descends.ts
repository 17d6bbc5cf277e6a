import { claim } from '../../src/claim/claim.ts';
import { flowOf, flowOver, flowRounding } from '../../src/claim/layerFlow.ts';
import { homogeneousActivation, infoNCEAtOutputs } from '../../src/settings/hypotheses.ts';
import { infoNCELayer } from '../../src/settings/infoNCELayer.ts';
import { awayFromKinks } from '../../src/settings/oneLayer.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/loss-descends',
  title: 'Along the flow with the importances of InfoNCE frozen at every moment, the InfoNCE loss falls, at the rate of the squared velocity',
  source: nonlinearity.at('one-layer analysis', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\dot w_k = P^\perp_{w_k} A(w_k)\,w_k \text{ with } \alpha = \alpha(W(t)): \qquad \tfrac{d}{dt} L(W(t)) = -2N^2 \textstyle\sum_k \|\dot w_k\|^2 \le 0`,
  forAll: infoNCELayer,
  suppose: { homogeneousActivation, infoNCEAtOutputs, awayFromKinks },
  then: (layer) => {
    const { velocity, slope, squared } = flowOf(layer, 'loss');
    return { what: '|dL/dt + 2N² Σ‖ẇ‖²|', value: Math.abs(slope + 2 * layer.x.rows ** 2 * squared), ...flowRounding(layer, 'loss'), seen: { 'dL/dt': slope, velocity } };
  },
  confirm: (R, layer) => {
    const { slope, squared } = flowOver(R, layer, 'loss');
    return { zero: [R.add(slope, R.mul(R.of(2 * layer.x.length ** 2), squared))] };
  },
  without: { homogeneousActivation: 'fails', infoNCEAtOutputs: 'fails', awayFromKinks: 'fails' },
  uses: ['nonlinearity/alpha-cl-gradient', 'nonlinearity/one-layer-dynamics'],
  covers: { 'a layer that moves': { share: 0.2, when: (layer) => flowOf(layer, 'loss').squared > 2 ** -20 } },
  readings: ['weight vectors of any length: P⊥ keeps it', 'τ = 1, ε = 1; other temperatures are other scales of x, entries of which are at most 2', 'other importances are those of another loss'],
  oracle: 'dual numbers through Eq. (1) along the velocity, which comes from the gated covariance',
});
