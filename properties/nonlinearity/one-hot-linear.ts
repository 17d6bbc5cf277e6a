import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { undecided } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { tokenTraces } from '../../src/claim/traces/nodeTraces.ts';
import { linearActivation, noAugmentation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { simpleTopOfBatch } from '../../src/settings/oneNodeFlow.ts';
import { countsFromTokens, oneHotTokens, optimaFromTokens, severalTokens, tokenBatch } from '../../src/settings/tokenBatch.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/one-hot-linear',
  title: 'On one-hot tokens, linear runs from all tokens reach one and the same optimum, up to sign',
  source: nonlinearity.at('special case of the latent categorical model', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\#\{\pm\lim_{t\to\infty} w(t)\} = 1 \text{ for starts near } e_1, \dots, e_M`,
  forAll: tokenBatch,
  suppose: { linearActivation, oneHotTokens, noAugmentation, uniformAlpha, severalTokens, simpleTopOfBatch },
  then: (instance) => {
    const reached = optimaFromTokens(instance, true);
    if ('undecided' in reached) return undecided(reached.undecided);
    const optima = reached.optima.length;
    return { what: '|1 − number of optima up to sign|', value: Math.abs(1 - optima), ...wholeNumber, seen: { optima } };
  },
  confirm: (R, instance) => ({ zero: [R.of(1 - countsFromTokens(R, instance, true).optima)] }),
  certify: (instance) => {
    const reached = optimaFromTokens(instance, true);
    return 'undecided' in reached ? [] : reached.optima.flatMap((w) => nodePoint('the optimum that the runs reach', 'maximum', instance, w));
  },
  without: { linearActivation: 'fails', oneHotTokens: 'survives', noAugmentation: 'survives', uniformAlpha: 'survives', severalTokens: 'fails', simpleTopOfBatch: 'fails' },
  uses: ['nonlinearity/linear-pca'],
  readings: ['starts are constructed on both sides of every token'],
  oracle: 'the number one; linear-pca says which optimum it is',
  runs: 500,
  traces: tokenTraces,
});
