import { read } from '../settings/written.ts';
import type { Context, Found } from './context.ts';
import { instanceOf, parseToken } from './token.ts';

/** Stored instances of this very search: the claim's own, then past counterexamples. */
export const witnessPhase = ({ claim, dropped, options, judge }: Context): { count: number; found: Found | null } => {
  const tokens = (options.witnesses ?? []).map(parseToken).filter((t) => t.claim === claim.id && t.dropped === dropped && t.seed === null);
  const stored = [
    ...(dropped === null ? claim.witnesses.map((written) => read(claim.forAll, written)) : []),
    ...tokens.map((t) => instanceOf(t, claim.forAll)),
  ];
  let count = 0;
  for (const instance of stored) {
    const evaluated = judge.evaluate(instance);
    if (evaluated.status === 'discarded') continue;
    count++;
    if (evaluated.status === 'violated') return { count, found: { instance, foundBy: 'witness', evaluations: count } };
  }
  return { count, found: null };
};

