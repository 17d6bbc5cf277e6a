import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { hiddenSlopes, hiddenSlopesOver, oppositeHeads, supervisedPoint, symmetricFeature } from '../../src/settings/sigmoid/supervisedPoint.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sl-minimum',
  title: 'With opposite heads and w⁽²⁾ = 0 the supervised loss has no slope along the hidden feature, however strong it is',
  source: learnability.at('abstract', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`w_j = (u_j, 0),\ F_1 = -F_2 \implies \frac{\partial L}{\partial w_j^{(2)}} = 0 \quad\text{for every } \tau`,
  forAll: supervisedPoint,
  suppose: { oppositeHeads, symmetricFeature },
  then: (point) => {
    const { slopes, size } = hiddenSlopes(point);
    return { what: 'largest |∂L/∂w⁽²⁾|', value: Math.max(...slopes.map(Math.abs)), ...roundings(128, size), seen: { '∂L/∂w₁⁽²⁾, ∂L/∂w₂⁽²⁾': slopes } };
  },
  confirm: (R, point) => ({ zero: hiddenSlopesOver(R, point) }),
  without: { oppositeHeads: 'fails', symmetricFeature: 'fails' },
  readings: ['hence the minimum of the objective at w⁽²⁾ = 0 does not depend on τ: (±2.628, 0), F = ∓4.254 at β = γ = 1/800', 'it is the antisymmetry of the two labels that keeps e₂ out, not its independence of the label alone'],
  oracle: 'the closed-form gradient; refutations by exact derivatives of the definition, to 50 digits',
});
