import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { undecided } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { limitTraces } from '../../src/claim/traces/nodeTraces.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { gatedCovariance } from '../../src/dynamics/oneLayer.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { maxAbs, multiplyVector } from '../../src/linalg/matrix.ts';
import { dot } from '../../src/linalg/vector.ts';
import { endsOffKinks, flowOrSaddle, largerEigenvalues, limitOf, problemAt, returnsToLimit } from '../../src/settings/flowLimit.ts';
import { frozenImportances } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/smooth-attractors',
  title: 'On finite data, every attractor off the kinks is the maximal eigenvector of its own A(w)',
  source: nonlinearity.at('one-layer analysis: stability of fixed points', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`w_* \text{ attracts},\ w_*^\top x \ne 0 \text{ for all samples } x \ne 0 \quad\implies\quad w_*^\top A(w_*)\, w_* = \lambda_{\max}(A(w_*))`,
  forAll: flowOrSaddle,
  suppose: { frozenImportances, endsOffKinks, returnsToLimit },
  then: (flow) => {
    const w = limitOf(flow);
    if (w === null) return undecided('the flow did not come to rest');
    const { x, xPrime, alpha, h } = problemAt(flow, w);
    const A = gatedCovariance(alpha, { x, xPrime }, h, w);
    const top = symmetricEigen(A).values[0];
    const size = importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2;
    return { what: 'λ_max(A(w)) − wᵀA(w)w', value: Math.max(0, top - dot(w, multiplyVector(A, w))), ...roundings(256 * (x.rows + w.length), size), seen: { 'limit w': w, 'λ_max': top } };
  },
  confirm: (R, flow) => ({ zero: [R.of(largerEigenvalues(R, flow))] }),
  certify: (flow) => {
    const w = limitOf(flow);
    return w === null ? [] : nodePoint('the attractor', 'maximum', problemAt(flow, w), w);
  },
  without: { frozenImportances: 'fails', endsOffKinks: 'fails', returnsToLimit: 'fails' },
  covers: { 'two dimensions or more, a gate that can change': { share: 0.1, when: ({ dims, h }) => dims.d >= 2 && h !== 'linear' } },
  uses: ['nonlinearity/fixed-points'],
  readings: [
    'attracting is seen in the flow: it returns from 2⁻¹² beside its limit',
    'importances that move with the weights are those of InfoNCE at the outputs, τ = 1, ε = 1: they add a term to the flow that A(w) does not show',
    'of populations it is false (nonlinearity/stability-maximal), of attractors on kinks too (nonlinearity/fixed-points-kinks): between kinks A(w) does not move, so that ρ = 0',
  ],
  oracle: 'the flow itself decides what attracts, the symmetric eigensolver what is maximal; refutations by the limit and the inertia of A(w) from the definitions',
  runs: 300,
  traces: limitTraces,
});
