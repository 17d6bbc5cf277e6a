import type { Evidence } from '../../evidence/evidence.ts';
import { prettyJson } from '../../evidence/json.ts';
import { legible } from '../legible.ts';
import { partialWords, statusTally } from '../status.ts';

/** A file of the crate. */
export interface Part {
  readonly name: string;
  readonly what: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

const specification = 'https://w3id.org/ro/crate/1.3';

/** The description of a bundle as an RO-Crate 1.3 (JSON-LD): its files, the papers, the run that made them. It names no person. */
export const crate = (evidence: Evidence, parts: readonly Part[]): string => {
  const e = legible(evidence);
  const papers = [...new Map(e.claims.map((c) => [c.paper.arxiv, c.paper])).values()];
  const paperId = (arxiv: string): { readonly '@id': string } => ({ '@id': `https://arxiv.org/abs/${encodeURIComponent(arxiv).replaceAll('%2F', '/')}` });
  const software = { '@id': '#gainsay' };
  return `${prettyJson({
    '@context': `${specification}/context`,
    '@graph': [
      { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', conformsTo: { '@id': specification }, about: { '@id': './' } },
      {
        '@id': './',
        '@type': 'Dataset',
        name: 'Verification of statements by search for counterexamples',
        description: `${e.partial ? `${partialWords} ` : ''}${statusTally(e)}. Seed ${e.seed}, data: ${e.data}. Digest of the evidence ${e.digest}.`,
        datePublished: e.environment.started.slice(0, 10),
        license: 'No licence has been chosen for this bundle; the program that made it is under the MIT licence.',
        about: papers.map((p) => paperId(p.arxiv)),
        hasPart: parts.map((p) => ({ '@id': p.name })),
        mentions: { '@id': '#run' },
      },
      ...parts.map((p) => ({ '@id': p.name, '@type': 'File', name: p.what, encodingFormat: p.type, contentSize: String(p.bytes), sha256: p.sha256 })),
      ...papers.map((p) => ({ ...paperId(p.arxiv), '@type': 'ScholarlyArticle', name: p.title, identifier: `arXiv:${p.arxiv}` })),
      { ...software, '@type': 'SoftwareApplication', name: 'gainsay', version: e.environment.gainsay },
      {
        '@id': '#run',
        '@type': 'CreateAction',
        name: 'gainsay verify',
        instrument: software,
        object: papers.map((p) => paperId(p.arxiv)),
        result: parts.map((p) => ({ '@id': p.name })),
        startTime: e.environment.started,
        actionStatus: { '@id': `http://schema.org/${e.partial ? 'FailedActionStatus' : 'CompletedActionStatus'}` },
      },
    ],
  })}\n`;
};
