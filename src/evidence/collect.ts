import type { NotTested } from '../claim/paper.ts';
import { digestOf } from './digest.ts';
import { type ClaimEvidence, type Evidence, evidenceVersion, type Skipped } from './evidence.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The evidence of a run, with its digest: claims ordered by id, whatever the order they finished in; throws when an id has two verdicts, or a verdict and an entry under `notTested`. */
export const collect = async (run: {
  readonly seed: number;
  readonly data: string;
  readonly claims: readonly ClaimEvidence[];
  readonly skipped: readonly Skipped[];
  readonly notTested?: readonly NotTested[];
  readonly partial: boolean;
  readonly environment: Evidence['environment'];
}): Promise<Evidence> => {
  const claims = run.claims.toSorted(byId);
  const twice = claims.find((c, i) => c.id === claims[i + 1]?.id);
  if (twice !== undefined) throw new TypeError(`collect: claim ${twice.id} occurs twice; every id has one verdict a run`);
  const notTested = (run.notTested ?? []).toSorted(byId);
  const both = notTested.find(({ id }, i) => id === notTested[i + 1]?.id || claims.some((c) => c.id === id));
  if (both !== undefined) throw new TypeError(`collect: ${both.id} is listed as not tested, and once more; every id has one place in a run`);
  const content = {
    format: 'gainsay-evidence',
    version: evidenceVersion,
    seed: run.seed,
    data: run.data,
    claims,
    skipped: run.skipped.toSorted(byId),
    ...(notTested.length === 0 ? {} : { notTested }),
    partial: run.partial,
  } as const;
  return { ...content, digest: await digestOf(content), environment: run.environment };
};
