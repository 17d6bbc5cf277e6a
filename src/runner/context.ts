import type { AnyClaim } from '../claim/claim.ts';
import type { Counterexample } from '../evidence/evidence.ts';
import type { AnyInstance } from '../settings/field.ts';
import type { Instances } from '../settings/instances.ts';
import type { Evaluator } from './evaluate.ts';
import type { VerifyOptions } from './options.ts';
import type { Pacer } from './pacer.ts';

/** A violating instance and how it was come by. */
export interface Found {
  readonly instance: AnyInstance;
  readonly foundBy: Counterexample['foundBy'];
  /** Of this search, until it was found. */
  readonly evaluations: number;
}

/** What every phase of one search shares. */
export interface Context {
  readonly claim: AnyClaim;
  readonly dropped: string | null;
  readonly options: VerifyOptions;
  readonly source: Instances;
  readonly judge: Evaluator;
  readonly pacer: Pacer;
}
