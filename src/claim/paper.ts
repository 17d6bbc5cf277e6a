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

/** A place in a paper, with the provenance of the idea and of the exact statement that is tested. */
export interface Source {
  readonly paper: Paper;
  readonly place: string;
  /** Where the result was read. */
  readonly provenance: Provenance;
  /** Where the formula as tested here comes from; the weaker of the two decides what may be attributed. */
  readonly statement: Provenance;
}

/** The constructor of a paper: `paper({...}).at('Section 4', { provenance: 'paper' })`. */
export const paper = (data: Paper) => ({
  ...data,
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
