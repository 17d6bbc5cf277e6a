import type { Evidence } from './evidence.ts';
import { canonicalJson } from './json.ts';

/** What a digest stands for: all of the evidence but the digest itself and the times, versions and machine. */
export type Content = Omit<Evidence, 'digest' | 'environment'>;

/** SHA-256 in hexadecimal of the canonical JSON of the content; `digest` and `environment` are ignored when present. */
export const digestOf = async (evidence: Content): Promise<string> => {
  const content = Object.fromEntries(Object.entries(evidence).filter(([key]) => key !== 'digest' && key !== 'environment'));
  const bytes = new TextEncoder().encode(canonicalJson(content));
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
