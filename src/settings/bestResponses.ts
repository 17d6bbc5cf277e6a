import { moderateOutputs } from './losses/lossBatch.ts';
import { minPlayer } from './minPlayer.ts';
import { weights } from './fields.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** The inputs of one linear node with a start, for the joint dynamics of weights and importances. */
export const linearGame = setting({
  id: 'linear-game',
  words: 'For all inputs x, of entries up to 4, of N ≥ 2 samples in two views, temperatures ½ ≤ τ ≤ 4, and starts w of one linear node, ‖w‖ = 1, ε = 0',
  dims: { N: [2, 6], d: [1, 3] },
  moves: withoutAugmentation,
  fields: { x: moderateOutputs.fields.x, xPrime: moderateOutputs.fields.xPrime, w: weights('start of the node', [[], ['d']]), tau: minPlayer.fields.tau },
});
