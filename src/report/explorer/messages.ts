import type { Depicted } from '../../claim/traces/flowed.ts';
import type { ClaimEvidence, Confirmation, FieldLine, Measured, Observed, WrittenInstance, WrittenSeen } from '../../evidence/evidence.ts';
import type { Progress } from '../../runner/progress.ts';

/** A hypothesis that the reader began or ceased to assume, beside those assumed now. */
export interface Turn {
  readonly hypothesis: string;
  readonly assumed: boolean;
  readonly dropped: readonly string[];
}

/** Where the explorer starts or stands: a replay token, an instance with edited entries and perhaps a hypothesis turned on or off, or a fresh draw. */
export type Start =
  | { readonly token: string }
  | { readonly written: WrittenInstance; readonly turn?: Turn }
  | { readonly seed: number; readonly dropped: readonly string[] };

/** What the page asks of the worker. */
export type Ask =
  | { readonly type: 'explore'; readonly ticket: number; readonly claim: string; readonly start: Start }
  | { readonly type: 'verify'; readonly claim: string; readonly seed: number };

/** One instance evaluated: which hypotheses hold, what the conclusion says, how to replay it. */
export interface Explored {
  readonly instance: WrittenInstance;
  readonly fields: readonly FieldLine[];
  readonly hypotheses: readonly { readonly name: string; readonly words: string; readonly holds: boolean }[];
  readonly conclusion: Measured | Observed | { readonly undecided: string; readonly seen: Readonly<Record<string, WrittenSeen>> };
  readonly status: 'holds' | 'grey' | 'violated' | 'undecided' | 'observed';
  readonly confirmed: Confirmation | null;
  /** Replay tokens by the hypothesis dropped, '' for none. */
  readonly tokens: Readonly<Record<string, string>>;
  /** What is worth seeing of it, by name; empty where the claim draws nothing. */
  readonly pictures: Readonly<Record<string, Depicted>>;
  /** Why there are none, where the claim says so. */
  readonly untraced?: string;
  /** The names that a field of names may take. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** What the worker answers. */
export type Answer =
  | { readonly type: 'explored'; readonly ticket: number; readonly explored: Explored }
  | { readonly type: 'refused'; readonly ticket: number; readonly message: string }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly evidence: ClaimEvidence; readonly seconds: number }
  | { readonly type: 'failed'; readonly claim: string; readonly message: string };
