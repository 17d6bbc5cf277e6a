import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { balancedTokens, isFound, tokenStarts, weakestToken } from '../../src/settings/tokenStarts.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/one-hot-random',
  title: 'Of as many ReLU nodes as there are tokens, started at random, one finds the weakest token more often than not',
  source: nonlinearity.at('special case of the latent categorical model', { provenance: 'derived' }),
  kind: 'statistical',
  statement: String.raw`P\big[e_m \in \{\lim w_1, \dots, \lim w_M\}\big] > \tfrac12 \qquad \Big(\text{for all } m\colon\ 1 - \big(1 - \tfrac{1 - 2^{-M}}M\big)^M\Big)`,
  forAll: tokenStarts,
  suppose: { reluActivation, balancedTokens, noAugmentation, uniformAlpha },
  then: (instance) => {
    const found = isFound(instance, instance.W, weakestToken(instance.x));
    if (typeof found === 'object') return undecided(found.undecided);
    return { what: 'the weakest token is found', observation: Number(found), null: 0.5, effect: 0.1, because: 'the law of coupons has 0.61, 0.65, 0.66 for 2, 3, 4 tokens' };
  },
  without: { reluActivation: 'fails', balancedTokens: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails' },
  uses: ['nonlinearity/one-hot-largest'],
  readings: [
    'starts are isotropic; 2 to 4 tokens; the weakest token has the least mean square, here the first of equal ones',
    'every token is missed by a third of the networks: what more nodes than tokens, over-parameterisation, are for',
  ],
  oracle: 'limits of the exact flow that pass the second-order test; the law of coupons follows from nonlinearity/one-hot-largest and is not used',
  runs: 2500,
});
