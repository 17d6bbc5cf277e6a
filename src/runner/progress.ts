/** A snapshot of a running verification, a few times a second. */
export interface Progress {
  readonly claim: string;
  /** The hypothesis dropped in this search, or null for the claim as stated. */
  readonly dropped: string | null;
  readonly phase: 'witnesses' | 'random' | 'targeted' | 'reduce' | 'confirm' | 'certify';
  readonly done: number;
  readonly asked: number;
  /** Largest value/tolerance so far. */
  readonly worst: number;
  readonly discards: number;
}

/** Thrown by the runner when its signal aborts between two slices. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
