/** Where a statement comes from; printed beside every verdict. Only `paper` and `code` speak for the authors. */
export type Provenance = 'paper' | 'code' | 'reconstructed' | 'derived';

/** A paper, pinned to a version. */
export interface Paper {
  readonly slug: string;
  readonly title: string;
  readonly authors: string;
  /** With its version: '2401.01234v2'. */
  readonly arxiv: string;
  readonly venue: string;
}

/** An item of a paper that the suite does not execute, and why: named in every report, never counted as a verdict. */
export interface NotTested {
  /** '<paper slug>/<name>', as of a claim. */
  readonly id: string;
  /** One sentence in words. */
  readonly title: string;
  readonly place: string;
  readonly provenance: Provenance;
  /** What keeps it from being executed. */
  readonly reason: string;
}

/** A place in a paper, with the provenance of the idea and of the exact statement that is tested. */
export interface Source {
  readonly paper: Paper;
  readonly place: string;
  /** Where the result was read. */
  readonly provenance: Provenance;
  /** Where the formula as tested here comes from; the weaker of the two decides what may be attributed. */
  readonly statement: Provenance;
}

/** Whether an id is '<slug>/<name>' in lower case, digits and hyphens. */
export const isIdOf = (slug: string, id: string): boolean => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) && id.startsWith(`${slug}/`);

const checked = (slug: string, items: readonly NotTested[]): readonly NotTested[] => {
  for (const [i, { id, title, place, reason }] of items.entries()) {
    if (!isIdOf(slug, id)) throw new TypeError(`paper ${slug}: notTested has the id ${id}; it must be '${slug}/<name>' in lower case, digits and hyphens`);
    if (items.findIndex((other) => other.id === id) < i) throw new TypeError(`paper ${slug}: notTested has ${id} twice; an id has one entry`);
    if ([title, place, reason].some((text) => text.trim() === '')) throw new TypeError(`paper ${slug}: notTested ${id} needs a title, a place and a reason`);
  }
  return items;
};

/**
 * The constructor of a paper: `paper({...}).at('Section 4', { provenance: 'paper' })`. What of it cannot be executed stands in
 * `notTested`; throws where an id there is malformed or occurs twice, or a text is missing.
 */
export const paper = ({ notTested = [], ...data }: Paper & { readonly notTested?: readonly NotTested[] }) => ({
  ...data,
  notTested: checked(data.slug, notTested),
  at: (place: string, from: { provenance: Provenance; statement?: Provenance }): Source => ({
    paper: data,
    place,
    provenance: from.provenance,
    statement: from.statement ?? from.provenance,
  }),
});

/** Whether a verdict on the statement as tested may be attributed to the authors. */
export const attributable = (source: Source): boolean =>
  [source.provenance, source.statement].every((p) => p === 'paper' || p === 'code');
