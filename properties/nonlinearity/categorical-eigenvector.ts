import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { isStrictMaximum } from '../../src/claim/strictMaximum.ts';
import { risesNearby } from '../../src/definitions/risesNearby.ts';
import { classedBatch, classTop, classTopOver, simpleClassTop, topSeparates } from '../../src/settings/classedBatch.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/categorical-eigenvector',
  title: 'A class that the top eigenvector of its own covariance separates is learned: that eigenvector is a local optimum',
  source: nonlinearity.at('one-layer analysis: latent categorical model', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`v = \varphi_1\big(P_m(\Sigma_m + (1 - P_m) u_m u_m^\top)\big) \text{ simple},\quad v^\top x > 0 \iff y = m \quad\implies\quad v \text{ is a strict local maximum of } \mathcal E`,
  forAll: classedBatch,
  suppose: { reluActivation, noAugmentation, uniformAlpha, topSeparates, simpleClassTop },
  then: (instance) => isStrictMaximum(instance, classTop(instance).v),
  confirm: (R, { x, xPrime, alpha, h, y }) => ({ zero: [R.of(risesNearby(R, alpha, { x, xPrime }, h, classTopOver(R, { x, y })) ? 1 : 0)] }),
  certify: (instance) => nodePoint('the top eigenvector of the class', 'maximum', instance, classTop(instance).v),
  without: { reluActivation: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails', topSeparates: 'fails', simpleClassTop: 'fails' },
  covers: {
    'two dimensions or more': { share: 0.2, when: ({ dims }) => dims.d >= 2 },
    'the class is a proper part': { share: 0.3, when: ({ y }) => y.data.includes(0) },
    'another class lies on the kink': { share: 0.01, when: (i) => i.y.data.some((member, k) => member === 0 && Math.abs(classTop(i).v.reduce((sum, entry, c) => sum + entry * i.x.data[k * i.x.cols + c], 0)) < 2 ** -44) },
  },
  uses: ['nonlinearity/categorical'],
  readings: ['v, up to sign, is turned towards the class mean', 'gaps and margins on the class of at least 2⁻²⁰, which the float64 second-order test needs'],
  oracle: 'the one-sided second-order test on the sphere, with the other classes on either side of their kinks',
});
