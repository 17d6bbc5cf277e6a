import type { ClaimEvidence } from '../../evidence/evidence.ts';
import { type Status, statusOf } from '../status.ts';
import { type Markup, markup } from './markup.ts';

/** How a verdict looks: a mark and a word carry it, a colour only repeats it. */
export interface Look {
  readonly mark: string;
  readonly word: string;
  /** Class in the style sheet. */
  readonly name: 'held' | 'refuted' | 'open' | 'vacuous' | 'fault';
}

const looks = {
  held: { mark: '✓', word: 'held', name: 'held' },
  refuted: { mark: '✗', word: 'refuted', name: 'refuted' },
  'gave up': { mark: '∅', word: 'gave up', name: 'vacuous' },
  inconclusive: { mark: '?', word: 'inconclusive', name: 'open' },
  'our error': { mark: '!', word: 'our error', name: 'fault' },
} as const satisfies Record<Status, Look>;

/** The look of a claim's status; a fault of the suite is never shown as a verdict on the statement. */
export const lookOf = (c: ClaimEvidence): Look => looks[statusOf(c)];

export const verdictBadge = (c: ClaimEvidence): Markup => {
  const { mark, word, name } = lookOf(c);
  return markup`<span class="badge ${name}"><span aria-hidden="true">${mark}</span> ${word}</span>`;
};

/** What stands in the place of a verdict where nothing was executed. */
export const notTestedBadge = markup`<span class="badge untested"><span aria-hidden="true">–</span> not tested</span>`;
