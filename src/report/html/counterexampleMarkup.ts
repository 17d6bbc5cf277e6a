import type { Counterexample, FieldLine } from '../../evidence/evidence.ts';
import { otherSeen } from '../instance.ts';
import { counterexampleWords, residualWords } from '../words.ts';
import { type Markup, markup } from './markup.ts';
import { replayLine } from './replayLine.ts';
import { seenValues, instanceValues } from './values.ts';

/** A counterexample to check by hand: the instance, the residual, the values on the way, how sure it is, the replay line. */
export const counterexampleMarkup = (c: Counterexample, fields: readonly FieldLine[] | undefined): Markup => {
  const seen = otherSeen(c.residual);
  return markup`<div class="counterexample">${instanceValues(c.instance, fields)}<p class="residual">${residualWords(c.residual)}</p>${
    Object.keys(seen).length === 0 ? null : markup`<div class="seen">${seenValues(seen)}</div>`
  }<p class="sure">${counterexampleWords(c)}.</p>${replayLine('Replay', c.replay)}</div>`;
};
