import type { ClaimEvidence } from '../evidence/evidence.ts';
import { counted, formatRough } from '../report/number.ts';
import { casesWords } from '../report/words.ts';
import { claimLine } from '../report/terminal.ts';
import type { Progress } from '../runner/progress.ts';
import type { Screen } from './screen.ts';

/** Shows a run while it goes. */
export interface Display {
  progress(progress: Progress): void;
  finished(evidence: ClaimEvidence, seconds: number): void;
  /** Removes what is redrawn and stops the heartbeat. */
  stop(): void;
}

/** The part of a search that is done, by phase: half random, half targeted. */
const shareOf = ({ phase, done, asked }: Progress): number => {
  const share = asked > 0 ? Math.min(1, done / asked) : 0;
  return { witnesses: 0, random: share / 2, targeted: 0.5 + share / 2, reduce: 1, confirm: 1, certify: 1 }[phase];
};

const duration = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

/** "alg without linear: random 400/1000, worst 0.02 of tolerance, 3 discards"; the paper is left out, a terminal is narrow. */
export const progressWords = (p: Progress): string => {
  const name = p.claim.slice(p.claim.indexOf('/') + 1);
  const where = p.dropped === null ? name : `${name} without ${p.dropped}:`;
  const count = p.asked > 0 ? ` ${p.done}/${p.asked}` : '';
  return `${where} ${p.phase}${count}, worst ${formatRough(p.worst)} of tolerance, ${counted(p.discards, 'discard')}`;
};

/**
 * Progress of a run over claims with the given hypotheses: on a terminal one line, redrawn; else one line a finished
 * claim and a heartbeat every ten seconds.
 */
export const display = (screen: Screen, claims: ReadonlyMap<string, readonly string[]>, now: () => number = () => performance.now()): Display => {
  const began = now();
  const shares = new Map<string, number>();
  let done = 0;
  let latest: Progress | null = null;
  let drawn = 0;

  const left = (): string => {
    const share = [...shares.values()].reduce((a, b) => a + b, 0) / claims.size;
    const seconds = (now() - began) / 1000;
    return share < 0.02 || seconds < 1 ? '' : `, about ${duration((seconds * (1 - share)) / share)} left`;
  };
  const line = (): string => `${done}/${claims.size} claims${left()}${latest === null ? '' : `  ${progressWords(latest)}`}`;
  const clear = (): void => {
    if (screen.live !== false) screen.err('\r\u001b[2K');
  };
  const draw = (columns: number): void => screen.err(`\r\u001b[2K${line().slice(0, columns - 1)}`);

  const heartbeat = screen.live !== false ? undefined : setInterval(() => screen.err(`… ${line()}\n`), 10_000);
  heartbeat?.unref();

  return {
    progress(p) {
      latest = p;
      const hypotheses = claims.get(p.claim) ?? [];
      const search = p.dropped === null ? 0 : hypotheses.indexOf(p.dropped) + 1;
      shares.set(p.claim, (search + shareOf(p)) / (hypotheses.length + 1));
      if (screen.live !== false && now() - drawn > 100) {
        drawn = now();
        draw(screen.live);
      }
    },
    finished(evidence, seconds) {
      done += 1;
      shares.set(evidence.id, 1);
      if (screen.live !== false) draw(screen.live);
      else screen.err(`${claimLine(evidence)}  ${casesWords(evidence.cases).split(';')[0]}  [${seconds.toFixed(1)} s]\n`);
    },
    stop() {
      clearInterval(heartbeat);
      clear();
    },
  };
};

/** Shows nothing. */
export const silent: Display = { progress: () => undefined, finished: () => undefined, stop: () => undefined };
