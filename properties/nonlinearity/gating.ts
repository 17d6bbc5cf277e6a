import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import * as definitions from '../../src/definitions/oneLayer.ts';
import { contrastiveCovariance as covariance } from '../../src/definitions/contrastiveCovariance.ts';
import { contrastiveCovariance } from '../../src/dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../../src/dynamics/importanceMass.ts';
import { gatedCovariance, outputs } from '../../src/dynamics/oneLayer.ts';
import { maxAbs, maxAbsDifference, multiplyVector } from '../../src/linalg/matrix.ts';
import { dot, norm } from '../../src/linalg/vector.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { oneNode, positiveFactor } from '../../src/settings/oneNode.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/gating',
  title: 'The covariance of a node is a quadratic form in its gated covariance, which depends on the direction of w only',
  source: nonlinearity.at('one-layer analysis', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\mathcal C_\alpha[h(w^\top x)] = w^\top A(w)\, w, \qquad A(cw) = A(w), \qquad A(w) = \mathcal C_\alpha[x\,h'(w^\top x)]`,
  forAll: oneNode,
  suppose: { homogeneousActivation, positiveFactor },
  then: ({ x, xPrime, alpha, h, w, c }) => {
    const views = { x, xPrime };
    const A = gatedCovariance(alpha, views, h, w.data);
    const scaled = gatedCovariance(alpha, views, h, w.data.map((entry) => c * entry));
    const node = contrastiveCovariance(alpha, outputs(h, w, views)).data[0];
    const input = importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2;
    const operations = 16 * (x.rows + 4) * x.cols ** 2;
    return worstOf(
      { what: '|C[h(wᵀx)] − wᵀA(w)w|', value: Math.abs(node - dot(w.data, multiplyVector(A, w.data))), ...roundings(operations, input * norm(w.data) ** 2) },
      { what: 'max|A(cw) − A(w)|', value: maxAbsDifference(scaled, A), ...roundings(4, input) },
    );
  },
  confirm: (R, { x, xPrime, alpha, h, w, c }) => {
    const views = { x, xPrime };
    const A = definitions.gatedCovariance(R, alpha, views, h, w[0]);
    const scaled = definitions.gatedCovariance(R, alpha, views, h, w[0].map((entry) => R.mul(c, entry)));
    const node = covariance(R, alpha, definitions.outputs(R, h, w, views))[0][0];
    const form = definitions.inner(R, w[0], A.map((r) => definitions.inner(R, r, w[0])));
    return { zero: [R.sub(node, form), ...A.flatMap((r, i) => r.map((entry, j) => R.sub(scaled[i][j], entry)))] };
  },
  without: { homogeneousActivation: 'fails', positiveFactor: 'fails' },
  readings: ['c ranges over powers of two, so that scaling w rounds nothing and samples on a kink stay there'],
  oracle: 'the covariance of the node outputs, which never forms A(w)',
});
