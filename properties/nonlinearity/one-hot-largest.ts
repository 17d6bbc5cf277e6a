import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { startTraces } from '../../src/claim/traces/nodeTraces.ts';
import { ascend } from '../../src/dynamics/ascend.ts';
import { angle } from '../../src/linalg/angle.ts';
import { noAugmentation, reluActivation, uniformAlpha } from '../../src/settings/hypotheses.ts';
import { balancedTokens, leader, limitBesideLeader, oneTokenLeads, tokenStart } from '../../src/settings/tokenStarts.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/one-hot-largest',
  title: 'On equally frequent tokens, a ReLU node ends at the token that it weighs most at its start',
  source: nonlinearity.at('special case of the latent categorical model', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`x = s\,e_m,\ P_m = \tfrac1M: \qquad \lim_{t\to\infty} w(t) = e_m,\quad m = \arg\max_{m'} w_{m'}(0)`,
  forAll: tokenStart,
  suppose: { reluActivation, balancedTokens, noAugmentation, uniformAlpha, oneTokenLeads },
  then: (instance) => {
    const limit = ascend(instance, instance.w.data);
    if (limit.status === 'unfinished') return undecided(limit.reason);
    const token = Float64Array.from(instance.w.data, (_, m) => Number(m === leader(instance.w.data)));
    return { what: 'angle of the limit to the token', value: angle(limit.w, token), ...roundings(2 ** 24, 1), seen: { limit: limit.w } };
  },
  confirm: (R, instance) => ({ zero: limitBesideLeader(R, instance) }),
  uncertified: 'every limit lies on the kink of all other tokens, where the energy is not smooth',
  without: { reluActivation: 'fails', balancedTokens: 'fails', noAugmentation: 'fails', uniformAlpha: 'fails', oneTokenLeads: 'fails' },
  covers: { 'another token is active at the start': { share: 0.3, when: ({ w }) => w.data.filter((entry) => entry > 0).length >= 2 } },
  uses: ['nonlinearity/one-hot'],
  readings: ['hence K isotropic random nodes find M(1 − (1 − (1 − 2⁻ᴹ)/M)ᴷ) of M tokens on average: coupons, of which a share 2⁻ᴹ is blank, since nodes with no positive entry are dead'],
  oracle: 'the largest entry of the start; between active entries the flow keeps the order, d(w_m − w_m\')/dt being a multiple of w_m − w_m\'',
  runs: 500,
  traces: startTraces,
});
