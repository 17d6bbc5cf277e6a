import type { Evidence } from './evidence.ts';
import { canonicalJson } from './json.ts';
import { sha256 } from './sha256.ts';

/** What a digest stands for: all of the evidence but the digest itself and the times, versions and machine. */
export type Content = Omit<Evidence, 'digest' | 'environment'>;

/** SHA-256 in hexadecimal of the canonical JSON of the content; `digest` and `environment` are ignored when present. */
export const digestOf = (evidence: Content): Promise<string> => {
  const content = Object.fromEntries(Object.entries(evidence).filter(([key]) => key !== 'digest' && key !== 'environment'));
  return sha256(canonicalJson(content));
};
