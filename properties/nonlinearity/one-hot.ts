import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { undecided } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { tokenTraces } from '../../src/claim/traces/nodeTraces.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { countsFromTokens, imbalance, oneHotTokens, optimaFromTokens, severalTokens, tokenBatch, tokensOf } from '../../src/settings/tokenBatch.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/one-hot',
  title: 'On one-hot tokens, ReLU runs reach as many distinct optima as there are tokens, however rare a token is',
  source: nonlinearity.at('special case of the latent categorical model', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\#\{\lim_{t\to\infty} w(t)\} = M \text{ for starts near } e_1, \dots, e_M, \text{ each limit a strict local maximum of } \mathcal E`,
  forAll: tokenBatch,
  suppose: { reluActivation, oneHotTokens, noAugmentation, uniformAlpha, severalTokens },
  then: (instance) => {
    const tokens = tokensOf(instance.x).length;
    const reached = optimaFromTokens(instance, false);
    if ('undecided' in reached) return undecided(reached.undecided);
    const { optima } = reached;
    return { what: '|number of tokens − number of optima|', value: Math.abs(tokens - optima.length), ...wholeNumber, seen: { tokens, optima: optima.length } };
  },
  confirm: (R, instance) => {
    const { tokens, optima } = countsFromTokens(R, instance, false);
    return { zero: [R.of(tokens - optima)] };
  },
  certify: (instance) => {
    const reached = optimaFromTokens(instance, false);
    return 'undecided' in reached ? [] : reached.optima.flatMap((w) => nodePoint('an optimum that the runs reach', 'maximum', instance, w));
  },
  without: { reluActivation: 'fails', oneHotTokens: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails', severalTokens: 'fails' },
  covers: { 'a token at least three times as frequent as another': { share: 0.1, when: ({ x }) => imbalance(x) >= 3 } },
  readings: ['token scales within a factor 64 of each other: beyond, float64 second-order tests do not resolve the weakest token', 'starts are constructed on both sides of every token; random starts can be dead', 'a limit counts when the one-sided second-order test proves it a strict local maximum'],
  oracle: 'the number of tokens, counted in the data',
  runs: 500,
  traces: tokenTraces,
});
