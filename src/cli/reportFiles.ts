import type { Evidence } from '../evidence/evidence.ts';
import { markdown } from '../report/markdown.ts';
import type { Address } from './corpus.ts';
import { reportPages } from './reportPage.ts';

/** What is written beside the evidence of a run, by name: the report in Markdown, and as pages with the code of these claims. */
export const reportFiles = async (evidence: Evidence, claims: readonly Address[]): Promise<Readonly<Record<string, string>>> => ({ 'report.md': markdown(evidence), ...(await reportPages(evidence, 'report', claims)) });
