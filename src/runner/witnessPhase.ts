import type { AnyInstance } from '../settings/field.ts';
import { read } from '../settings/written.ts';
import type { Context, Found } from './context.ts';
import { Fault, type Judged } from './evaluate.ts';
import { instanceOf, parseToken } from './token.ts';

interface Stored {
  /** For messages: "witness 1 of the claim file". */
  readonly name: string;
  readonly read: () => AnyInstance;
  /** Of the claim file, which must satisfy the hypotheses; a past counterexample may be of hypotheses since strengthened. */
  readonly own: boolean;
}

export interface Witnessed {
  readonly count: number;
  readonly found: Found | null;
  /** Why a witness leaves the claim open, in words; null when none does. */
  readonly open: string | null;
}

/** Stored instances of this very search: the claim's own, then past counterexamples. Throws a `Fault` that names a witness which cannot be run. */
export const witnessPhase = ({ claim, dropped, options, source, judge }: Context): Witnessed => {
  const named = <T>(name: string, run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw new Fault(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
  const stored: readonly Stored[] = [
    ...(dropped === null ? claim.witnesses.map((written, k) => ({ name: `witness ${k + 1} of the claim file`, read: () => read(claim.forAll, written), own: true })) : []),
    ...(options.witnesses ?? []).flatMap((token) => {
      const name = `the stored witness ${token}`;
      const parsed = named(name, () => parseToken(token));
      return parsed.claim === claim.id && parsed.dropped === dropped && parsed.seed === null ? [{ name, read: () => instanceOf(parsed, claim.forAll), own: false }] : [];
    }),
  ];
  let count = 0;
  let open: string | null = null;
  for (const { name, read: instanceIn, own } of stored) {
    const evaluated = named(name, (): { readonly instance: AnyInstance; readonly judged: Judged } | null => {
      const instance = instanceIn();
      const fault = source.fault(instance);
      if (fault !== null) throw new Fault(`it is not an instance of the setting: ${fault}`);
      const rejected = judge.rejectedBy(instance);
      if (rejected !== null && own) throw new Fault(`it breaks the hypothesis '${rejected.by}'`);
      const judged = rejected === null ? judge.attempt(instance) : null;
      return judged === null ? null : { instance, judged };
    });
    if (evaluated === null) continue;
    count++;
    const { instance, judged } = evaluated;
    if (judged.status === 'violated') return { count, found: { instance, foundBy: 'witness', evaluations: count }, open };
    if (judged.status === 'grey') open ??= `${name} lies in the rounding grey zone (${judged.ratio.toPrecision(2)} times its tolerance)`;
    if ('undecided' in judged.conclusion) open ??= `${name} is undecided: ${judged.conclusion.undecided}`;
  }
  return { count, found: null, open };
};
