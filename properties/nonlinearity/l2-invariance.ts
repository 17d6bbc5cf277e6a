import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { unitGradients } from '../../src/dynamics/normalisation/unitNetwork.ts';
import { maxAbs, row } from '../../src/linalg/matrix.ts';
import { dot } from '../../src/linalg/vector.ts';
import { normBackpropagated, outwardDerivatives, unitNetwork } from '../../src/settings/unitNetwork.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/l2-invariance',
  title: 'Scaling the outputs to length 1 makes the gradient orthogonal to them and keeps the Frobenius norm of the second layer',
  source: nonlinearity.at('remarks on normalisation', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`f^\top \partial \mathcal E_\alpha/\partial f = 0, \qquad \tfrac12\tfrac{d}{dt}\|W_2\|_F^2 = \langle W_2, \nabla_{W_2} \mathcal E_\alpha\rangle = 0, \qquad q = f/\|f\|`,
  forAll: unitNetwork,
  suppose: { normBackpropagated },
  then: ({ x, xPrime, alpha, W1, W2, h, norm }) => {
    const { W2: gradient, f, toOutputs, pull, hidden } = unitGradients(alpha, { x, xPrime }, { W1, W2, h, norm });
    const O = W2.rows;
    // A term of fᵀ∂E/∂f is f(g − q qᵀg)/‖f‖, of size |g|; what rounds in f is its own terms, W₂ by hidden.
    const tug = Math.max(maxAbs(pull.x), maxAbs(pull.xPrime));
    const operations = 16 * (O + W2.cols + 4);
    const perOutput = (['x', 'xPrime'] as const).map((view) => Math.max(...Array.from({ length: x.rows }, (_, i) => Math.abs(dot(row(f[view], i), row(toOutputs[view], i))))));
    const lever = (['x', 'xPrime'] as const).reduce((sum, view) => sum + x.rows * maxAbs(toOutputs[view]) * maxAbs(hidden[view]), 0);
    return worstOf(
      { what: 'max|fᵀ ∂E/∂f|', value: Math.max(...perOutput), ...roundings(operations, O * tug) },
      { what: '|⟨W₂, ∇E⟩|', value: Math.abs(dot(W2.data, gradient.data)), ...roundings(operations + 8 * x.rows, 2 * x.rows * O * tug + maxAbs(W2) * W2.data.length * lever) },
    );
  },
  confirm: (R, instance) => ({ zero: outwardDerivatives(R, instance) }),
  without: { normBackpropagated: 'fails' },
  covers: { 'two outputs or more': { share: 0.5, when: ({ W2 }) => W2.rows >= 2 } },
  readings: ['an output 0 (all entries below 2⁻⁹⁰⁰) has no direction: q = 0 there, and nothing is passed back', 'α is constant; without the projection is the code’s no_proj', 'any activation: the second layer is linear'],
  oracle: 'the backward pass against 0; refutations by dual numbers through the definition, a detached norm being a constant',
});
